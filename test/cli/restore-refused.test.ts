import { randomBytes } from "node:crypto";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkBackup } from "../../src/cli/backup/restore-backup.js";
import { openDatabase } from "../../src/database/open.js";
import type { NewSession } from "../../src/database/session.js";
import { Backups, onSession, sha256 } from "../support/backups.js";

let backups: Backups;
let first: string;
let document: string;
beforeAll(async () => {
  backups = await Backups.open();
  const bytes = randomBytes(20_000);
  document = sha256(bytes);
  first = await backups.fill("first", bytes);
  await backups.backUp(first, "first");
});
afterAll(() => backups.drop());

test("a database that has rows is refused and stays as it was", async () => {
  const url = await backups.homes.filled();
  const database = await openDatabase(url);
  await database.prisma.topic.create({
    data: { id: "top_1", slug: "privacy", name: "Privacy", recordedAt: new Date(), recordedBy: "A" },
  });
  await database.close();
  const migrations = () =>
    onSession(url, (session) => session.rows("SELECT count(*)::int AS count FROM _prisma_migrations"));
  const before = await migrations();
  await expect(backups.restore(backups.fileOf("first"), url)).rejects.toThrow(
    /not empty: topic has rows|holds a database already/,
  );
  expect(await migrations()).toEqual(before);
  const rows = await onSession(url, (session) => session.rows("SELECT slug FROM topic"));
  expect(rows).toEqual([{ slug: "privacy" }]);
});

test("a cut, a changed and an extended file are refused before anything is written", async () => {
  const zipped = await readFile(backups.fileOf("first"));
  const text = gunzipSync(zipped).toString();
  const lines = text.split("\n");
  const files: Record<string, Buffer> = {
    cut: zipped.subarray(0, zipped.length - 20),
    empty: Buffer.alloc(0),
    other: Buffer.from('{"claim": "x"}\n'),
    "without-end": gzipSync(`${lines.slice(0, -2).join("\n")}\n`),
    "without-row": gzipSync(lines.filter((_, index) => index !== lines.length - 4).join("\n")),
    changed: gzipSync(text.replace("Cora Contributor", "Cora Contributes")),
    extended: gzipSync(`${text}{}\n`),
    "other-document": gzipSync(text.replace(/\n"[A-Za-z0-9+/]{4}/, '\n"AAAA')),
  };
  for (const [name, bytes] of Object.entries(files)) {
    await writeFile(backups.fileOf(name), bytes);
    await expect(checkBackup(backups.fileOf(name)), name).rejects.toThrow(
      /damaged|incomplete|no backup|not a backup|is empty/,
    );
  }
});

test("a backup of a newer version is refused, by its tables and by its form", async () => {
  const text = gunzipSync(await readFile(backups.fileOf("first"))).toString();
  const [head = "", ...rest] = text.split("\n");
  const header = JSON.parse(head);
  const write = async (changed: object) => {
    await writeFile(
      backups.fileOf("newer"),
      gzipSync([JSON.stringify({ ...header, ...changed }), ...rest].join("\n")),
    );
    return checkBackup(backups.fileOf("newer"));
  };
  const later = { name: "20991231000000_later", checksum: "0".repeat(64) };
  await expect(write({ migrations: [...header.migrations, later] })).rejects.toThrow(
    /of a newer Walkback .*lacks 20991231000000_later/,
  );
  await expect(write({ format: 2 })).rejects.toThrow(/written by a newer Walkback/);
});

test("a restore that fails half-way leaves no row and no folder", async () => {
  const url = await backups.homes.empty();
  const failing = (session: NewSession): NewSession => ({
    ...session,
    rows: async <Row>(sql: string, parameters: readonly unknown[] = []) => {
      if (sql.startsWith('INSERT INTO "move"')) throw new Error("the disk is full");
      return session.rows<Row>(sql, parameters);
    },
  });
  const path = backups.fileOf("first");
  await expect(backups.restore(path, url, { change: failing })).rejects.toThrow("the disk is full");
  if (url.includes("://"))
    expect(await onSession(url, (session) => session.rows("SELECT id FROM company"))).toEqual([]);
  else await expect(stat(join(url, "pg"))).rejects.toThrow("ENOENT");
  await backups.restore(path, url);
});

test("a document that the store of captures has lost is named, and the rest is backed up", async () => {
  const contents = await backups.backUp(first, "lost", backups.storeOf("nothing-here"));
  expect([contents.documents, contents.lost]).toEqual([0, [document]]);
  const path = backups.documentPath("damaged", document);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, "something else");
  expect((await backups.backUp(first, "damaged")).lost).toEqual([document]);
  await backups.restore(backups.fileOf("damaged"), await backups.homes.empty());
  expect((await checkBackup(backups.fileOf("damaged"))).lost).toEqual([document]);
});

test("a backup replaces no file, and only its owner may read it", async () => {
  await expect(backups.backUp(first, "first")).rejects.toThrow("exists already");
  expect((await stat(backups.fileOf("first"))).mode & 0o777).toBe(0o600);
});
