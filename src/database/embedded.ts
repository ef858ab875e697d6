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

/** PostgreSQL in this process with our extensions: in a folder, or in memory if no folder is named. */
export function createPglite(options: PGliteOptions = {}): Promise<PGlite> {
  return PGlite.create({ ...options, extensions: { pg_trgm } });
}

/** An open PGlite as our database. */
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
    listen: (channel, onNotice) => pglite.listen(channel, onNotice),
    close: async () => {
      await prisma.$disconnect();
      await pglite.close();
      await release();
    },
  };
}

/** Migrates an open PGlite. */
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
  /** Called with one sentence for a person at each step that takes seconds. */
  readonly tell: (step: string) => void;
}

const quietly: NewFolder = { startsFrom: "empty", tell: () => undefined };

/**
 * Makes a PGlite folder: from the build's snapshot, or from nothing when the build made none.
 *
 * It gets its name last. A process that is killed before that leaves a folder that the next start removes.
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
 * Opens and migrates the database in a folder, which this process then owns until it closes it.
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
