/** The codings that an answer can be sent in, besides plainly. */
export const codings = ["br", "gzip"] as const;
export type Coding = (typeof codings)[number];

/** Names and values in turn of what every sending of an answer carries. */
export interface HeaderLists {
  readonly undated: readonly string[];
  /** The same with Last-Modified, where there is one to tell. */
  readonly dated: readonly string[];
}

/** An answer in one coding: its bytes, and its headers ready to be sent. */
export interface Form {
  readonly bytes: Buffer;
  readonly headers: HeaderLists;
}

/** One public answer as it is sent: plain, and compressed once somebody has asked for that. */
export interface Answer {
  readonly plain: Form;
  readonly etag: string;
  readonly lastModified: string | null;
  /** From when on `lastModified` can be told. */
  readonly tellableFromMs: number;
  /** Of a 304. */
  readonly unchangedHeaders: HeaderLists;
  /** Of a 200, without those that its coding decides. */
  readonly headers: readonly string[];
  readonly encoded: Map<Coding, Promise<Form> | Form>;
}
