import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkBackup } from "../../src/cli/backup/restore-backup.js";
import { listApplied, listMigrations, migrate } from "../../src/database/migrate.js";
import { openNewSession } from "../../src/database/open-session.js";
import type { Session } from "../../src/database/session.js";
import { projectRoot } from "../../src/root.js";
import { Backups, onSession, sha256 } from "../support/backups.js";

// The first and the last home are folders. The one between is a server's database, if the suite runs on a server.
let backups: Backups;
let [first, between, last] = ["", "", ""];
let document: string;

/** The tables that the schema names, which no code of the backup reads. */
async function schemaTables(): Promise<string[]> {
  const schema = await readFile(join(projectRoot, "prisma/schema.prisma"), "utf8");
  return [...schema.matchAll(/^\s*@@map\("(\w+)"\)/gm)].map(([, name = ""]) => name).sort();
}

beforeAll(async () => {
  backups = await Backups.open();
  const bytes = randomBytes(200_000);
  document = sha256(bytes);
  first = await backups.fill("first", bytes);
  await backups.backUp(first, "first");
  between = await backups.homes.empty();
  await backups.restore(backups.fileOf("first"), between, { store: backups.storeOf("between") });
  await backups.backUp(between, "between");
  last = await backups.homes.emptyFolder();
  await backups.restore(backups.fileOf("between"), last, { store: backups.storeOf("last") });
});
afterAll(() => backups.drop());

test("every table of the schema is in a backup, with all of its columns but the search vectors", async () => {
  const { tables } = await checkBackup(backups.fileOf("first"));
  expect(tables.map(({ table }) => table)).toEqual(await schemaTables());
  const columns = await onSession(first, (session) =>
    session.rows<{ table: string; name: string }>(
      `SELECT table_name::text AS table, column_name::text AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND table_name <> '_prisma_migrations' AND data_type <> 'tsvector'`,
    ),
  );
  const marks = (await backups.linesOf("first"))
    .filter((line) => line.startsWith('{"table"'))
    .map((l) => JSON.parse(l));
  const backedUp = marks.flatMap((mark) => mark.columns.map((name: string) => `${mark.table}.${name}`));
  expect(backedUp.sort()).toEqual(columns.map(({ table, name }) => `${table}.${name}`).sort());
});

test("the test's own database has rows in every table of the schema", async () => {
  const { tables } = await checkBackup(backups.fileOf("first"));
  expect(tables.filter(({ rows }) => rows === 0).map(({ table }) => table)).toEqual([]);
});

test("a table that this version does not know is backed up too", async () => {
  const url = await backups.homes.filled();
  await onSession(url, (session) =>
    session.run("CREATE TABLE later (a text, b int, PRIMARY KEY (b, a)); INSERT INTO later VALUES ('x', 1)"),
  );
  const { tables } = await backups.backUp(url, "later");
  expect(tables.find(({ table }) => table === "later")).toMatchObject({
    rows: 1,
    sha256: sha256('["x","1"]\n'),
  });
  await expect(backups.restore(backups.fileOf("later"), await backups.homes.empty())).rejects.toThrow(
    'The backup\'s table "later" is not in this version of Walkback.',
  );
});

test("rows, ids, captures and hashes are the same after a way through another database and back", async () => {
  await backups.backUp(last, "last");
  const [one, two, three] = [
    await backups.linesOf("first"),
    await backups.linesOf("between"),
    await backups.linesOf("last"),
  ];
  expect(two).toEqual(one);
  expect(three).toEqual(one);
  const [before, after] = [
    await checkBackup(backups.fileOf("first")),
    await checkBackup(backups.fileOf("last")),
  ];
  expect(after.tables).toEqual(before.tables);
  expect([before.documents, before.lost, after.documents]).toEqual([1, [], 1]);
  expect(sha256(await readFile(backups.documentPath("last", document)))).toBe(document);
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

test("a backup of an older version gets the tables of this version", async () => {
  const url = await backups.homes.empty();
  const old = await openNewSession(url);
  const names = (await listMigrations()).map(({ name }) => name);
  const last = "20261122000300_speaker_integrity";
  await migrate(old, undefined, new Set(names.filter((name) => name <= last)));
  await old.run(`INSERT INTO topic VALUES ('top_1', 'privacy', 'Privacy', NULL, now(), 'A')`);
  await old.keep();
  const { header } = await backups.backUp(url, "older");
  expect(header.migrations.at(-1)?.name).toBe(last);
  const target = await backups.homes.empty();
  await backups.restore(backups.fileOf("older"), target);
  const [topics, applied] = await onSession(target, async (session) => [
    await session.rows("SELECT slug FROM topic"),
    await listApplied(session),
  ]);
  expect(topics).toEqual([{ slug: "privacy" }]);
  expect(applied).toEqual(await listMigrations());
});
