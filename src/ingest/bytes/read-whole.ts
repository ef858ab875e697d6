import { createHash } from "node:crypto";
import type { ByteStore, KeptBytes } from "./byte-store.js";

/**
 * Kept bytes, all of them in memory.
 *
 * @throws Error if they are gone or are no longer those that were kept
 */
export async function readWhole(store: ByteStore, { sha256, byteLength }: KeptBytes): Promise<Uint8Array> {
  const stream = await store.open(sha256);
  if (stream === null) throw new Error(`The bytes ${sha256} are not in the store of captures.`);
  const bytes = Buffer.allocUnsafe(byteLength);
  let filled = 0;
  const hash = createHash("sha256");
  for await (const piece of stream as AsyncIterable<Buffer>) {
    hash.update(piece);
    filled += piece.copy(bytes, filled);
  }
  if (filled !== byteLength || hash.digest("hex") !== sha256)
    throw new Error(`The bytes ${sha256} in the store of captures are damaged.`);
  return bytes;
}
