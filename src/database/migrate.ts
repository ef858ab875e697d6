import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "../root.js";

/** One connection for a whole migration. `run` takes several SQL statements, `rows` one with parameters. */
export interface MigrationConnection {
  run(sql: string): Promise<void>;
  rows<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

// Prisma's own advisory lock, so that `prisma migrate deploy` and this migration never run at once.
const MIGRATION_LOCK = 72_707_369;

// Prisma's table, column for column, so that `prisma migrate deploy` knows which migrations were applied here.
const MIGRATIONS_TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

const migrationsFolder = join(projectRoot, "prisma/migrations");

interface Migration {
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder))
    .filter((name) => existsSync(join(folder, name, "migration.sql")))
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function applyMigration(connection: MigrationConnection, migration: Migration): Promise<void> {
  await connection.run("BEGIN");
  try {
    await connection.run(migration.sql);
    await connection.rows(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await connection.run("COMMIT");
  } catch (cause) {
    await connection.run("ROLLBACK");
    throw new Error(`Migration ${migration.name} failed and was rolled back.`, { cause });
  }
}

/** A migration as the database knows it: its name, and the SHA-256 of its SQL. */
export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
}

/** The migrations of this version of Walkback, in their order. */
export async function listMigrations(): Promise<AppliedMigration[]> {
  const migrations = await readMigrations(migrationsFolder);
  return migrations.map(({ name, checksum }) => ({ name, checksum }));
}

/** The migrations that were applied to a database, in the order of their names. */
export async function listApplied(connection: MigrationConnection): Promise<AppliedMigration[]> {
  const [found] = await connection.rows<{ exists: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists",
  );
  if (!found?.exists) return [];
  return connection.rows<AppliedMigration>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  );
}

/**
 * The names of the migrations that it applied to bring the database to the newest one, or those of `only`.
 *
 * Each migration runs in its own transaction, all under an advisory lock.
 * @throws Error if the database has a migration that this version lacks, or a different one with the same name
 */
export async function migrate(
  connection: MigrationConnection,
  folder = migrationsFolder,
  only: ReadonlySet<string> | null = null,
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  await connection.rows("SELECT pg_advisory_lock($1)::text", [MIGRATION_LOCK]);
  try {
    await connection.run(MIGRATIONS_TABLE);
    const applied = new Map((await listApplied(connection)).map(({ name, checksum }) => [name, checksum]));
    const known = new Set(migrations.map((migration) => migration.name));
    const newer = [...applied.keys()].filter((name) => !known.has(name));
    if (newer.length > 0)
      throw new Error(
        `A newer version of Walkback migrated this database (${newer.join(", ")}). Run that version.`,
      );
    const missing = migrations.filter(({ name }) => !applied.has(name) && (only?.has(name) ?? true));
    const changed = migrations.find((m) => applied.has(m.name) && applied.get(m.name) !== m.checksum);
    if (changed)
      throw new Error(
        `Migration ${changed.name} was changed after it was applied. Restore the file as it was.`,
      );
    for (const migration of missing) await applyMigration(connection, migration);
    return missing.map((migration) => migration.name);
  } finally {
    await connection.rows("SELECT pg_advisory_unlock($1)::text", [MIGRATION_LOCK]);
  }
}
