import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { type Database, transactionLimits } from "./database.js";
import { lockFolder } from "./folder-lock.js";
import { PrismaClient } from "./generated/client.js";
import { migrate } from "./migrate.js";
import { readSnapshot, type SnapshotKind } from "./snapshot.js";

/** PostgreSQL in this process with the extensions of this project. It lives in a folder, or in memory without one. */
export function createPglite(options: PGliteOptions = {}): Promise<PGlite> {
  return PGlite.create({ ...options, extensions: { pg_trgm } });
}

/** An open PGlite as the service's `Database`. */
export function embeddedDatabase(pglite: PGlite, release: () => Promise<void> = async () => {}): Database {
  const prisma = new PrismaClient({
    adapter: new PrismaPGlite(pglite),
    transactionOptions: transactionLimits,
  });
  return {
    home: "embedded",
    prisma,
    rows: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await pglite.query<Row>(sql, [...parameters])).rows,
    transaction: (work) => prisma.$transaction(work),
    listen: (channel, hear) => pglite.listen(channel, hear),
    close: async () => {
      await prisma.$disconnect();
      await pglite.close();
      await release();
    },
  };
}

/** The names of the migrations that were applied to an open PGlite. */
export function migrateEmbedded(pglite: PGlite): Promise<string[]> {
  return migrate({
    run: async (sql) => {
      await pglite.exec(sql);
    },
    rows: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await pglite.query<Row>(sql, [...parameters])).rows,
  });
}

/** How a new data folder is made. */
export interface NewFolder {
  readonly startsFrom: SnapshotKind;
  /** Called before each step that takes seconds, with a sentence for a person. */
  readonly tell: (step: string) => void;
}

const quietly: NewFolder = { startsFrom: "empty", tell: () => undefined };

/**
 * Makes a PGlite folder from the build's snapshot. Without a snapshot it starts from nothing.
 *
 * The folder gets its final name last. If the process is killed before that, the next start removes the folder.
 */
async function createFolder(path: string, { startsFrom, tell }: NewFolder): Promise<void> {
  const unfinished = `${path}.new`;
  await rm(unfinished, { recursive: true, force: true });
  const snapshot = await readSnapshot(startsFrom);
  if (snapshot === null) tell("Creating a new database. This takes some seconds.");
  else if (startsFrom === "seeded") tell("Unpacking a new database with the seed collection.");
  else tell("Unpacking a new, empty database.");
  const pglite = await createPglite({
    dataDir: unfinished,
    ...(snapshot !== null && { loadDataDir: snapshot }),
  });
  await migrateEmbedded(pglite);
  await pglite.close();
  await rename(unfinished, path);
}

/**
 * The open and migrated database in a folder. This process owns the folder until it closes the database.
 *
 * @throws DomainError `data-folder-in-use`
 */
export async function openEmbedded(folder: string, created: NewFolder = quietly): Promise<Database> {
  const release = await lockFolder(folder);
  try {
    const dataDir = join(folder, "pg");
    if (!existsSync(dataDir)) await createFolder(dataDir, created);
    const pglite = await createPglite({ dataDir });
    await migrateEmbedded(pglite);
    return embeddedDatabase(pglite, release);
  } catch (error) {
    await release();
    throw error;
  }
}
