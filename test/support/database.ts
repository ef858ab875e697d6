import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import type { Database } from "../../src/database/database.js";
import { createPglite, embeddedDatabase } from "../../src/database/embedded.js";
import { openRemote } from "../../src/database/remote.js";

async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A new, migrated, empty database: PGlite in memory, or a copy on the server that the suite runs on. */
export async function openTestDatabase(): Promise<{ database: Database; drop: () => Promise<void> }> {
  const serverUrl = inject("serverUrl");
  if (serverUrl === "") {
    const dump = new Blob([await readFile(inject("embeddedDump"))]);
    const database = embeddedDatabase(await createPglite({ loadDataDir: dump }));
    return { database, drop: () => database.close() };
  }
  const name = `walkback_test_${randomBytes(6).toString("hex")}`;
  await onServer(serverUrl, `CREATE DATABASE ${name} TEMPLATE ${inject("templateName")}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const database = await openRemote(url.href);
  return {
    database,
    drop: async () => {
      await database.close();
      await onServer(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/** A database for all tests of a file. Read the property inside tests, not while the file is loaded. */
export function testDatabase(): { readonly database: Database } {
  let open: Awaited<ReturnType<typeof openTestDatabase>> | undefined;
  beforeAll(async () => {
    open = await openTestDatabase();
  });
  afterAll(async () => {
    await open?.drop();
  });
  return {
    get database() {
      if (!open) throw new Error("The test database is not open yet.");
      return open.database;
    },
  };
}
