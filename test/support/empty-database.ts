import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { createPglite } from "../../src/database/embedded.js";
import type { MigrationConnection } from "../../src/database/migrate.js";

/** A database without tables, of the kind that the suite runs on, for tests of migrations. */
export interface EmptyDatabase {
  readonly connection: MigrationConnection;
  /** Opens another connection, as another process would; null on PGlite, which has only one. */
  readonly connectAgain: (() => Promise<MigrationConnection>) | null;
  readonly drop: () => Promise<void>;
}

async function openEmbedded(): Promise<EmptyDatabase> {
  const pglite = await createPglite();
  return {
    connection: {
      run: async (sql) => void (await pglite.exec(sql)),
      rows: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
        (await pglite.query<Row>(sql, [...parameters])).rows,
    },
    connectAgain: null,
    drop: () => pglite.close(),
  };
}

async function openOnServer(serverUrl: string): Promise<EmptyDatabase> {
  const name = `walkback_empty_${randomBytes(6).toString("hex")}`;
  const clients: pg.Client[] = [];
  const connect = async (url: string): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    clients.push(client);
    return client;
  };
  const server = await connect(serverUrl);
  await server.query(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const connectAgain = async (): Promise<MigrationConnection> => {
    const client = await connect(url.href);
    return {
      run: async (sql) => void (await client.query(sql)),
      rows: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
        // pg types its rows as any record; the caller names the columns it selected.
        (await client.query(sql, [...parameters])).rows as Row[],
    };
  };
  return {
    connection: await connectAgain(),
    connectAgain,
    drop: async () => {
      for (const client of clients.slice(1)) await client.end();
      await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.end();
    },
  };
}

/** An empty database of the kind that the suite runs on. */
export function openEmptyDatabase(): Promise<EmptyDatabase> {
  const serverUrl = inject("serverUrl");
  return serverUrl === "" ? openEmbedded() : openOnServer(serverUrl);
}
