import type { Archive } from "../../ingest/archive/archive.js";
import type { ByteStore } from "../../ingest/bytes/byte-store.js";
import type { Fetcher } from "../../ingest/fetch/fetcher.js";
import type { ReadBytes } from "../../ingest/read-bytes.js";

/** What taking a copy of a document needs besides the world. */
export interface Capturing {
  readonly fetcher: Pick<Fetcher, "fetch">;
  readonly bytes: ByteStore;
  readonly read: ReadBytes;
  /** null if no archive is asked. */
  readonly archive: Archive | null;
  /** Bytes of an uploaded file. */
  readonly mostBytes: number;
  readonly now: () => Date;
}
