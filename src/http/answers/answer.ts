/** The codings that an answer can be compressed with. */
export const codings = ["br", "gzip"] as const;
export type Coding = (typeof codings)[number];

/** The headers of an answer: names and values in turn. */
export interface HeaderLists {
  readonly undated: readonly string[];
  /** The same with Last-Modified, if it is known. */
  readonly dated: readonly string[];
}

/** An answer in one coding: its bytes, and its headers ready to send. */
export interface Form {
  readonly bytes: Buffer;
  readonly headers: HeaderLists;
}

/** A public answer: plain, and compressed once somebody asked for that. */
export interface Answer {
  readonly plain: Form;
  readonly etag: string;
  readonly lastModified: string | null;
  /** The time from which `lastModified` may be sent. */
  readonly tellableFromMs: number;
  /** The headers of a 304. */
  readonly unchangedHeaders: HeaderLists;
  /** The headers of a 200, without those that depend on its coding. */
  readonly headers: readonly string[];
  readonly encoded: Map<Coding, Promise<Form> | Form>;
}
