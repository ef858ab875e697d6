import { appendFile, cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../src/database/migrate.js";
import { projectRoot } from "../../src/root.js";
import { type EmptyDatabase, openEmptyDatabase } from "../support/empty-database.js";

const own = join(projectRoot, "prisma/migrations");
const place = await mkdtemp(join(tmpdir(), "walkback-migrations-"));
afterAll(() => rm(place, { recursive: true, force: true }));

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(place, "set-"));
});

/** Adds a migration to the folder. */
async function write(name: string, sql: string): Promise<void> {
  await mkdir(join(folder, name));
  await writeFile(join(folder, name, "migration.sql"), sql);
}

async function withDatabase(work: (database: EmptyDatabase) => Promise<void>): Promise<void> {
  const database = await openEmptyDatabase();
  try {
    await work(database);
  } finally {
    await database.drop();
  }
}

const applied = ({ connection }: EmptyDatabase) =>
  connection.rows<{ migration_name: string }>(
    "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name",
  );

describe("an empty database", () => {
  test("gets every migration once, and none a second time", () =>
    withDatabase(async (database) => {
      const first = await migrate(database.connection, own);
      expect(first.length).toBeGreaterThan(1);
      expect(first).toEqual([...first].sort());
      expect(await migrate(database.connection, own)).toEqual([]);
      expect(await applied(database)).toHaveLength(first.length);
    }));

  test("gets only the migrations that were added since", () =>
    withDatabase(async (database) => {
      await write("1_first", "CREATE TABLE one (id int)");
      expect(await migrate(database.connection, folder)).toEqual(["1_first"]);
      await write("2_second", "CREATE TABLE two (id int); INSERT INTO two VALUES (1)");
      expect(await migrate(database.connection, folder)).toEqual(["2_second"]);
      expect(await database.connection.rows("SELECT id FROM two")).toEqual([{ id: 1 }]);
    }));

  test("keeps nothing of a migration that fails, and applies it once it is fixed", () =>
    withDatabase(async (database) => {
      await write("1_broken", "CREATE TABLE one (id int); SELECT 1 / 0");
      await expect(migrate(database.connection, folder)).rejects.toThrow(
        /1_broken failed and was rolled back/,
      );
      await writeFile(join(folder, "1_broken", "migration.sql"), "CREATE TABLE one (id int)");
      expect(await migrate(database.connection, folder)).toEqual(["1_broken"]);
    }));
});

describe("a migrated database is refused", () => {
  test("if a migration was changed after it was applied", () =>
    withDatabase(async (database) => {
      await cp(own, folder, { recursive: true });
      const [first = ""] = await migrate(database.connection, folder);
      await appendFile(join(folder, first, "migration.sql"), "-- a word more\n");
      await expect(migrate(database.connection, folder)).rejects.toThrow(`Migration ${first} was changed`);
    }));

  test("if a newer version has migrated it, with the names of its migrations", () =>
    withDatabase(async (database) => {
      await write("1_first", "CREATE TABLE one (id int)");
      await write("2_newer", "CREATE TABLE two (id int)");
      await migrate(database.connection, folder);
      await rm(join(folder, "2_newer"), { recursive: true });
      await expect(migrate(database.connection, folder)).rejects.toThrow(/newer version .*\(2_newer\)/);
    }));
});

test("two processes that migrate one database at once apply each migration once", (context) =>
  withDatabase(async (database) => {
    if (!database.connectAgain)
      return context.skip("an embedded database has one process and one connection");
    const connections = [database.connection, await database.connectAgain(), await database.connectAgain()];
    const done = await Promise.all(connections.map((connection) => migrate(connection, own)));
    const counts = done.map((names) => names.length).sort((a, b) => a - b);
    expect(counts.slice(0, 2)).toEqual([0, 0]);
    expect(await applied(database)).toHaveLength(counts[2] ?? 0);
  }));
