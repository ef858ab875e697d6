import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ByteStore, KeptBytes } from "./byte-store.js";
import { requireHash, writeHashed } from "./write-hashed.js";

const isThere = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) !== null;

/** Makes a change of a folder's names survive a power failure. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Keeps bytes in a folder: `ab/cd/abcd...`, by their hash. Several processes may share it. */
export class FolderStore implements ByteStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async keep(pieces: AsyncIterable<Uint8Array>): Promise<KeptBytes> {
    const incoming = join(this.#folder, "incoming");
    await mkdir(incoming, { recursive: true });
    const unfinished = join(incoming, randomUUID());
    try {
      const kept = await writeHashed(unfinished, pieces);
      const path = this.#pathOf(kept.sha256);
      if (await isThere(path)) return kept;
      await mkdir(dirname(path), { recursive: true });
      await rename(unfinished, path);
      await syncFolder(dirname(path));
      return kept;
    } finally {
      await rm(unfinished, { force: true });
    }
  }

  async open(sha256: string) {
    const path = this.#pathOf(requireHash(sha256));
    return (await isThere(path)) ? createReadStream(path) : null;
  }

  async close(): Promise<void> {}

  #pathOf(sha256: string): string {
    return join(this.#folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}
