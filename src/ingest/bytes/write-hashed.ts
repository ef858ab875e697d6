import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import type { KeptBytes } from "./byte-store.js";

/** Writes a stream to a new file, to the disk itself, and gives its hash and length. Holds one piece in memory. */
export async function writeHashed(path: string, pieces: AsyncIterable<Uint8Array>): Promise<KeptBytes> {
  const hash = createHash("sha256");
  let byteLength = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for await (const piece of pieces) {
      hash.update(piece);
      byteLength += piece.length;
      await writeAll(file, piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest("hex"), byteLength };
}

async function writeAll(file: Awaited<ReturnType<typeof open>>, piece: Uint8Array): Promise<void> {
  let written = 0;
  while (written < piece.length) written += (await file.write(piece, written)).bytesWritten;
}

/** The hash itself. @throws RangeError if it is no SHA-256 in hex: it becomes part of a path */
export function requireHash(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError(`Not a SHA-256 in hex: ${sha256}`);
  return sha256;
}
