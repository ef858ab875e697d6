import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ByteStore } from "../../../src/ingest/bytes/byte-store.js";
import { openBytes } from "../../../src/ingest/bytes/open-bytes.js";
import { readWhole } from "../../../src/ingest/bytes/read-whole.js";
import { S3Store } from "../../../src/ingest/bytes/s3-store.js";
import { s3Server } from "../../support/s3-server.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "walkback-bytes-test-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const s3 = s3Server();
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const letter = Buffer.from("A letter.\r\n\u0000\u00ff");
const streamOf = (...pieces: Uint8Array[]) => Readable.from(pieces);

async function* broken(): AsyncGenerator<Buffer> {
  yield Buffer.from("half");
  throw new Error("the stream broke");
}

/** The files in a folder with those in its folders, as paths. */
const filesIn = async (path: string): Promise<string[]> =>
  (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe.each<[string, () => ByteStore]>([
  ["a folder", () => openBytes({ kind: "folder", path: folder })],
  ["an S3 server", () => openBytes({ kind: "s3", ...s3.place() })],
])("bytes in %s", (_name, open) => {
  test("come back as they were given, by their SHA-256", async () => {
    const store = open();
    const kept = await store.keep(streamOf(letter.subarray(0, 3), letter.subarray(3)));
    expect(kept).toEqual({ sha256: sha256(letter), byteLength: letter.length });
    expect(Buffer.from(await readWhole(store, kept)).equals(letter)).toBe(true);
    await store.close();
  });

  test("may be none at all, or several megabytes", async () => {
    const store = open();
    for (const bytes of [Buffer.alloc(0), Buffer.alloc(5_000_000, "walkback ")]) {
      const kept = await store.keep(streamOf(bytes));
      expect(Buffer.from(await readWhole(store, kept)).equals(bytes)).toBe(true);
    }
    await store.close();
  });

  test("that were never kept are not found", async () => {
    const store = open();
    expect(await store.open("0".repeat(64))).toBeNull();
    await store.close();
  });

  test("that break off are not kept", async () => {
    const store = open();
    await expect(store.keep(broken())).rejects.toThrow("the stream broke");
    expect(await store.open(sha256(Buffer.from("half")))).toBeNull();
    await store.close();
  });

  test("are asked for only by a hash, never by a path", async () => {
    const store = open();
    await expect(store.open("../../../etc/passwd")).rejects.toThrow(RangeError);
    await store.close();
  });
});

describe("a folder", () => {
  test("keeps equal bytes once, and leaves no unfinished file", async () => {
    const path = join(folder, "once");
    const store = openBytes({ kind: "folder", path });
    await Promise.all([store.keep(streamOf(letter)), store.keep(streamOf(letter))]);
    await store.keep(streamOf(letter));
    await expect(store.keep(broken())).rejects.toThrow();
    const hash = sha256(letter);
    expect(await filesIn(path)).toEqual([join(path, hash.slice(0, 2), hash.slice(2, 4), hash)]);
  });

  test("is not made before it is needed, and is readable by its owner only", async () => {
    const path = join(folder, "later");
    const store = openBytes({ kind: "folder", path });
    expect(await store.open(sha256(letter))).toBeNull();
    await expect(stat(path)).rejects.toThrow("ENOENT");
    await store.keep(streamOf(letter));
    const [file = ""] = await filesIn(path);
    expect((await stat(file)).mode & 0o077).toBe(0);
  });

  test("whose bytes were damaged says so instead of giving them", async () => {
    const path = join(folder, "damaged");
    const store = openBytes({ kind: "folder", path });
    const kept = await store.keep(streamOf(letter));
    const [file = ""] = await filesIn(path);
    await writeFile(file, Buffer.from("B letter.\r\n\u0000\u00ff"));
    await expect(readWhole(store, kept)).rejects.toThrow("damaged");
    await rm(file);
    await expect(readWhole(store, kept)).rejects.toThrow("not in the store");
  });
});

describe("an S3 server", () => {
  test("keeps the bytes under the prefix, so that other programs find them by their hash", async () => {
    const kept = await new S3Store(s3.place({ prefix: "one/two" })).keep(streamOf(letter));
    const found = await new S3Store(s3.place({ prefix: "one", bucket: "captures" })).open(kept.sha256);
    expect(found).toBeNull();
    const again = await new S3Store(s3.place({ prefix: "/one/two/" })).open(kept.sha256);
    expect(again && (await buffer(again)).equals(letter)).toBe(true);
  });

  test("that refuses the key is an error that says where, without the secret", async () => {
    const store = new S3Store(s3.place({ accessKeyId: "NOBODY", secretAccessKey: "hunter2-secret" }));
    const refused = await store
      .keep(streamOf(Buffer.from("a refused letter")))
      .catch((error: unknown) => String(error));
    expect(refused).toMatch(/answered 403 to a PUT in the bucket captures/);
    expect(refused).not.toContain("hunter2-secret");
  });

  test("without the bucket is an error", async () => {
    const store = new S3Store(s3.place({ bucket: "missing" }));
    await expect(store.keep(streamOf(letter))).rejects.toThrow("answered 404");
  });

  test("leaves nothing in the temporary folder", async () => {
    const before = await readdir(tmpdir());
    await new S3Store(s3.place()).keep(streamOf(Buffer.from("another letter")));
    const left = (await readdir(tmpdir())).filter(
      (name) =>
        name.startsWith("walkback-bytes-") &&
        !name.startsWith("walkback-bytes-test-") &&
        !before.includes(name),
    );
    expect(left).toEqual([]);
  });
});

test("a file of 100 MB is streamed: memory does not grow with it", async () => {
  const path = join(folder, "large");
  const store = openBytes({ kind: "folder", path });
  const piece = Buffer.alloc(1_000_000, "x");
  async function* large(): AsyncGenerator<Buffer> {
    for (let i = 0; i < 100; i += 1) yield piece;
  }
  const before = process.memoryUsage().rss;
  const kept = await store.keep(large());
  expect(kept.byteLength).toBe(100_000_000);
  expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
  const [file = ""] = await filesIn(path);
  expect(sha256(await readFile(file))).toBe(kept.sha256);
});
