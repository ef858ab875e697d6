import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { inject } from "vitest";
import { createPglite } from "../../src/database/embedded.js";

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("serverUrl") });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** A migrated, empty database that several processes may open one after the other, and how to remove it. */
export async function crashDatabase(): Promise<{ readonly databaseUrl: string; remove(): Promise<void> }> {
  if (inject("serverUrl") === "") {
    const databaseUrl = await mkdtemp(join(tmpdir(), "walkback-crash-"));
    const loadDataDir = new Blob([await readFile(inject("embeddedDump"))]);
    await (await createPglite({ dataDir: join(databaseUrl, "pg"), loadDataDir })).close();
    return { databaseUrl, remove: () => rm(databaseUrl, { recursive: true, force: true }) };
  }
  const name = `walkback_crash_${randomBytes(6).toString("hex")}`;
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${inject("templateName")}`);
  const databaseUrl = new URL(`/${name}`, inject("serverUrl")).href;
  return { databaseUrl, remove: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}
