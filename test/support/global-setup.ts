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
    /** The dump of a migrated PGlite folder; empty if the suite runs on a server. */
    readonly embeddedDump: string;
    /** The address of the server's maintenance database; empty on PGlite. */
    readonly serverUrl: string;
    /** The name of the migrated database to copy. */
    readonly templateName: string;
  }
}

/** Migrates once, so that each test file starts from a copy. `TEST_DATABASE_URL=postgres://...` uses a server. */
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
