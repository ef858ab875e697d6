import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { createPglite, migrateEmbedded } from "../../src/database/embedded.js";

/** Databases by their `DATABASE_URL`: of the kind that the suite runs on, and folders in any case. */
export interface Homes {
  /** A migrated database without rows. */
  filled(): Promise<string>;
  /** A place for a database: nothing has been made there. */
  empty(): Promise<string>;
  emptyFolder(): Promise<string>;
  drop(): Promise<void>;
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("serverUrl") });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

export function openHomes(): Homes {
  const folders: string[] = [];
  const databases: string[] = [];
  const emptyFolder = async () => {
    const folder = await mkdtemp(join(tmpdir(), "walkback-home-"));
    folders.push(folder);
    return folder;
  };
  const onServerAs = async (template: string) => {
    const name = `walkback_home_${randomBytes(6).toString("hex")}`;
    databases.push(name);
    await onServer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    return new URL(`/${name}`, inject("serverUrl")).href;
  };
  const isOnServer = inject("serverUrl") !== "";
  return {
    emptyFolder,
    empty: () => (isOnServer ? onServerAs("template0") : emptyFolder()),
    filled: async () => {
      if (isOnServer) return onServerAs(inject("templateName"));
      const folder = await emptyFolder();
      const loadDataDir = new Blob([await readFile(inject("embeddedDump"))]);
      const pglite = await createPglite({ dataDir: join(folder, "pg"), loadDataDir });
      await migrateEmbedded(pglite);
      await pglite.close();
      return folder;
    },
    drop: async () => {
      for (const name of databases) await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      for (const folder of folders) await rm(folder, { recursive: true, force: true });
    },
  };
}
