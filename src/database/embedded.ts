import { join } from "node:path";
import { PGlite, type PGliteOptions } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { type Database, transactionLimits } from "./database.js";
import { lockFolder } from "./folder-lock.js";
import { PrismaClient } from "./generated/client.js";
import { migrate } from "./migrate.js";

/** PostgreSQL in this process, in a folder, or in memory where none is named, with the extensions we use. */
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
    listen: (channel, hear) => pglite.listen(channel, hear),
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

/**
 * Opens and migrates the database in a folder, which this process then owns until it closes it.
 *
 * @throws DomainError `data-folder-in-use`
 */
export async function openEmbedded(folder: string): Promise<Database> {
  const release = await lockFolder(folder);
  try {
    const pglite = await createPglite({ dataDir: join(folder, "pg") });
    await migrateEmbedded(pglite);
    return embeddedDatabase(pglite, release);
  } catch (error) {
    await release();
    throw error;
  }
}
