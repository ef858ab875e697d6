import pg from "pg";
import type { Session } from "./session.js";

/** A session on the server's database at a postgres:// address. */
export async function openRemoteSession(url: string): Promise<Session> {
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  // A lost connection also fails the query that runs. Without a listener it would end the process first.
  client.on("error", () => undefined);
  await client.connect();
  return {
    home: "server",
    run: async (sql) => {
      await client.query(sql);
    },
    rows: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      // pg types its rows as any record; the caller names the columns it selected.
      (await client.query(sql, [...parameters])).rows as Row[],
    close: () => client.end(),
  };
}
