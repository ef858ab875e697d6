import type { Readable } from "node:stream";

/** Bytes that are kept, by the SHA-256 of their content in hex. */
export interface KeptBytes {
  readonly sha256: string;
  readonly byteLength: number;
}

/** Keeps bytes by their content. Equal bytes are kept once. Nothing is ever changed or removed. */
export interface ByteStore {
  /** Keeps a stream of bytes. When this resolves, they survive a crash. If the stream fails, nothing is kept. */
  keep(pieces: AsyncIterable<Uint8Array>): Promise<KeptBytes>;
  /** The bytes with this hash, as a stream; null if they are not kept. */
  open(sha256: string): Promise<Readable | null>;
  /** Ends open connections. */
  close(): Promise<void>;
}
