import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { createPglite, migrateEmbedded } from "../../src/database/embedded.js";
import { migrateRemote } from "../../src/database/remote.js";
import { readSnapshot } from "../../src/database/snapshot.js";

declare module "vitest" {
  interface ProvidedContext {
    /** A dumped, migrated PGlite folder; empty where the suite runs on a server. */
    readonly embeddedDump: string;
    /** Address of the server's maintenance database, and the migrated database to copy; empty on PGlite. */
    readonly serverUrl: string;
    readonly templateName: string;
  }
}

/** Migrates once: each test file starts from a copy. `TEST_DATABASE_URL=postgres://...` runs the suite there. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const serverUrl = process.env.TEST_DATABASE_URL ?? "";
  const templateName = `walkback_template_${process.pid}`;
  project.provide("serverUrl", serverUrl);
  project.provide("templateName", templateName);
  if (serverUrl !== "") {
    project.provide("embeddedDump", "");
    await onServer(serverUrl, `CREATE DATABASE ${templateName}`);
    const url = new URL(serverUrl);
    url.pathname = `/${templateName}`;
    await migrateRemote(url.href);
    return () => onServer(serverUrl, `DROP DATABASE IF EXISTS ${templateName} WITH (FORCE)`);
  }
  const folder = await mkdtemp(join(tmpdir(), "walkback-test-"));
  const snapshot = await readSnapshot("empty");
  const pglite = await createPglite(snapshot === null ? {} : { loadDataDir: snapshot });
  await migrateEmbedded(pglite);
  const dump = await pglite.dumpDataDir("none");
  await writeFile(join(folder, "dump.tar"), Buffer.from(await dump.arrayBuffer()));
  await pglite.close();
  project.provide("embeddedDump", join(folder, "dump.tar"));
  return () => rm(folder, { recursive: true, force: true });
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
