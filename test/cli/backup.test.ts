import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkBackup, restoreBackup } from "../../src/cli/backup/restore-backup.js";
import { writeBackup } from "../../src/cli/backup/write-backup.js";
import { listApplied, listMigrations, migrate } from "../../src/database/migrate.js";
import { openDatabase } from "../../src/database/open.js";
import { openNewSession, openSession } from "../../src/database/open-session.js";
import type { Session } from "../../src/database/session.js";
import { FolderStore } from "../../src/ingest/bytes/folder-store.js";
import { projectRoot } from "../../src/root.js";
import { fillAllTables } from "../support/filled-database.js";
import { type Homes, openHomes } from "../support/homes.js";

// The first and the last home are folders. The one between is a server's database, if the suite runs on a server.
let homes: Homes;
let folder: string;
let [first, between, last] = ["", "", ""];
let document: string;

const tell = () => undefined;
const storeOf = (name: string) => new FolderStore(join(folder, `captures-${name}`));
const fileOf = (name: string) => join(folder, `${name}.jsonl.gz`);
const sha256 = (bytes: Uint8Array | string) => createHash("sha256").update(bytes).digest("hex");

async function backUp(databaseUrl: string, name: string, store = storeOf(name)) {
  const session = await openSession(databaseUrl);
  try {
    return await writeBackup({ session, bytes: store, path: fileOf(name), now: new Date(0), tell });
  } finally {
    await session.close();
  }
}

async function restore(path: string, databaseUrl: string, store = storeOf("spare")) {
  const { header } = await checkBackup(path);
  const session = await openNewSession(databaseUrl);
  try {
    await restoreBackup({ path, session, bytes: store, tell }, header);
    await session.keep();
  } catch (error) {
    await session.discard();
    throw error;
  }
}

async function onSession<Result>(databaseUrl: string, work: (session: Session) => Promise<Result>) {
  const session = await openSession(databaseUrl);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

const linesOf = async (name: string) =>
  gunzipSync(await readFile(fileOf(name)))
    .toString()
    .split("\n")
    .slice(1, -2);

/** The tables that the schema names, which no code of the backup reads. */
async function schemaTables(): Promise<string[]> {
  const schema = await readFile(join(projectRoot, "prisma/schema.prisma"), "utf8");
  return [...schema.matchAll(/^\s*@@map\("(\w+)"\)/gm)].map(([, name = ""]) => name).sort();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "walkback-backup-"));
  homes = openHomes();
  first = await homes.filled();
  const bytes = randomBytes(200_000);
  document = sha256(bytes);
  await storeOf("first").keep(
    (async function* () {
      yield bytes;
    })(),
  );
  const database = await openDatabase(first);
  await fillAllTables(database, { sha256: document, byteLength: bytes.length });
  await database.close();
  await backUp(first, "first");
  between = await homes.empty();
  await restore(fileOf("first"), between, storeOf("between"));
  await backUp(between, "between");
  last = await homes.emptyFolder();
  await restore(fileOf("between"), last, storeOf("last"));
});
afterAll(async () => {
  await homes.drop();
  await rm(folder, { recursive: true, force: true });
});

test("every table of the schema is in a backup, with all of its columns but the search vectors", async () => {
  const { tables } = await checkBackup(fileOf("first"));
  expect(tables.map(({ table }) => table)).toEqual(await schemaTables());
  const columns = await onSession(first, (session) =>
    session.rows<{ table: string; name: string }>(
      `SELECT table_name::text AS table, column_name::text AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' AND data_type <> 'tsvector'`,
    ),
  );
  const marks = (await linesOf("first"))
    .filter((line) => line.startsWith('{"table"'))
    .map((l) => JSON.parse(l));
  const backedUp = marks.flatMap((mark) => mark.columns.map((name: string) => `${mark.table}.${name}`));
  expect(backedUp.sort()).toEqual(columns.map(({ table, name }) => `${table}.${name}`).sort());
});

test("the test's own database has rows in every table of the schema", async () => {
  const { tables } = await checkBackup(fileOf("first"));
  expect(tables.filter(({ rows }) => rows === 0).map(({ table }) => table)).toEqual([]);
});

test("a table that this version does not know is backed up too", async () => {
  const url = await homes.filled();
  await onSession(url, (session) =>
    session.run("CREATE TABLE later (a text, b int, PRIMARY KEY (b, a)); INSERT INTO later VALUES ('x', 1)"),
  );
  const { tables } = await backUp(url, "later");
  expect(tables.find(({ table }) => table === "later")).toMatchObject({
    rows: 1,
    sha256: sha256('["x","1"]\n'),
  });
  await expect(restore(fileOf("later"), await homes.empty())).rejects.toThrow(
    'The backup\'s table "later" is not in this version of Walkback.',
  );
});

test("rows, ids, captures and hashes are the same after a way through another database and back", async () => {
  await backUp(last, "last");
  const [one, two, three] = [await linesOf("first"), await linesOf("between"), await linesOf("last")];
  expect(two).toEqual(one);
  expect(three).toEqual(one);
  const [before, after] = [await checkBackup(fileOf("first")), await checkBackup(fileOf("last"))];
  expect(after.tables).toEqual(before.tables);
  expect([before.documents, before.lost, after.documents]).toEqual([1, [], 1]);
  const path = join(folder, "captures-last", document.slice(0, 2), document.slice(2, 4), document);
  expect(sha256(await readFile(path))).toBe(document);
});

test("a restored database has the same constraints and triggers, and keeps its insert-only rules", async () => {
  const catalog = (session: Session) =>
    session.rows(
      `SELECT conname::text AS name, pg_get_constraintdef(oid) AS definition, convalidated AS valid
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
       UNION ALL SELECT tgname::text, pg_get_triggerdef(oid), tgenabled = 'O' FROM pg_trigger WHERE NOT tgisinternal
       ORDER BY 1, 2`,
    );
  const wanted = await onSession(first, catalog);
  expect(wanted.length).toBeGreaterThan(60);
  for (const url of [between, last]) {
    expect(await onSession(url, catalog)).toEqual(wanted);
    await onSession(url, (session) =>
      expect(session.run("UPDATE capture SET text = 'another'")).rejects.toThrow("capture is insert-only"),
    );
  }
});

test("search vectors are made again", async () => {
  const vectors = (session: Session) =>
    session.rows(
      "SELECT id, search::text FROM statement UNION ALL SELECT id, search::text FROM move ORDER BY 1",
    );
  const wanted = await onSession(first, vectors);
  expect(wanted.length).toBeGreaterThan(1);
  for (const url of [between, last]) expect(await onSession(url, vectors)).toEqual(wanted);
});

test("a database that has rows is refused and stays as it was", async () => {
  const url = await homes.filled();
  const database = await openDatabase(url);
  await database.prisma.topic.create({
    data: { id: "top_1", slug: "privacy", name: "Privacy", recordedAt: new Date(), recordedBy: "A" },
  });
  await database.close();
  await expect(restore(fileOf("first"), url)).rejects.toThrow(
    /not empty: topic has rows|holds a database already/,
  );
  const rows = await onSession(url, (session) => session.rows("SELECT slug FROM topic"));
  expect(rows).toEqual([{ slug: "privacy" }]);
});

test("a cut, a changed and an extended file are refused before anything is written", async () => {
  const zipped = await readFile(fileOf("first"));
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
    "other-document": gzipSync(text.replace(/\n"[A-Za-z0-9]{4}/, '\n"AAAA')),
  };
  for (const [name, bytes] of Object.entries(files)) {
    await writeFile(fileOf(name), bytes);
    await expect(checkBackup(fileOf(name)), name).rejects.toThrow(
      /damaged|incomplete|no backup|not a backup|is empty/,
    );
  }
});

test("a backup of an older version gets the tables of this version", async () => {
  const url = await homes.empty();
  const old = await openNewSession(url);
  await migrate(old, undefined, "20261122000300_speaker_integrity");
  await old.run(`INSERT INTO topic VALUES ('top_1', 'privacy', 'Privacy', NULL, now(), 'A')`);
  await old.keep();
  const { header } = await backUp(url, "older");
  expect(header.migrations.at(-1)?.name).toBe("20261122000300_speaker_integrity");
  const target = await homes.empty();
  await restore(fileOf("older"), target);
  const [topics, applied] = await onSession(target, async (session) => [
    await session.rows("SELECT slug FROM topic"),
    await listApplied(session),
  ]);
  expect(topics).toEqual([{ slug: "privacy" }]);
  expect(applied).toEqual(await listMigrations());
});

test("a backup of a newer version is refused, by its tables and by its form", async () => {
  const text = gunzipSync(await readFile(fileOf("first"))).toString();
  const [head = "", ...rest] = text.split("\n");
  const header = JSON.parse(head);
  const write = async (changed: object) => {
    await writeFile(
      fileOf("newer"),
      gzipSync([JSON.stringify({ ...header, ...changed }), ...rest].join("\n")),
    );
    return checkBackup(fileOf("newer"));
  };
  const later = { name: "20991231000000_later", checksum: "0".repeat(64) };
  await expect(write({ migrations: [...header.migrations, later] })).rejects.toThrow(
    /of a newer Walkback .*lacks 20991231000000_later/,
  );
  await expect(write({ format: 2 })).rejects.toThrow(/written by a newer Walkback/);
});

test("a restore that fails half-way leaves no row and no folder", async () => {
  const url = await homes.empty();
  const { header } = await checkBackup(fileOf("first"));
  const session = await openNewSession(url);
  const failing = {
    ...session,
    rows: async <Row>(sql: string, parameters: readonly unknown[] = []) => {
      if (sql.startsWith('INSERT INTO "move"')) throw new Error("the disk is full");
      return session.rows<Row>(sql, parameters);
    },
  };
  const work = restoreBackup(
    { path: fileOf("first"), session: failing, bytes: storeOf("spare"), tell },
    header,
  );
  await expect(work).rejects.toThrow("the disk is full");
  if (session.home === "server") expect(await session.rows("SELECT id FROM company")).toEqual([]);
  await session.discard();
  if (session.home === "embedded") await expect(stat(join(url, "pg"))).rejects.toThrow("ENOENT");
  await restore(fileOf("first"), url);
});

test("a document that the store of captures has lost is named, and the rest is backed up", async () => {
  const contents = await backUp(last, "lost", storeOf("nothing-here"));
  expect([contents.documents, contents.lost]).toEqual([0, [document]]);
  const damagedStore = storeOf("damaged");
  const path = join(folder, "captures-damaged", document.slice(0, 2), document.slice(2, 4), document);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, "something else");
  expect((await backUp(last, "damaged", damagedStore)).lost).toEqual([document]);
  await restore(fileOf("damaged"), await homes.empty());
  expect((await checkBackup(fileOf("damaged"))).lost).toEqual([document]);
});

test("a backup replaces no file, and only its owner may read it", async () => {
  await expect(backUp(last, "first")).rejects.toThrow("exists already");
  expect((await stat(fileOf("first"))).mode & 0o777).toBe(0o600);
});
