import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Database, transactionLimits } from "./database.js";
import { PrismaClient } from "./generated/client.js";
import { migrate } from "./migrate.js";
import { STATEMENTS_LIVE_MS, StatementNames } from "./statement-names.js";

const RECONNECT_MS = 1_000;

/** Listens on its own connection. If that is lost, it calls `lost`, reconnects, and calls `hear` with "". */
async function listen(
  url: string,
  channel: string,
  { hear, lost }: { hear: (payload: string) => void; lost: () => void },
): Promise<() => Promise<void>> {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true });
    fresh.on("notification", (notice) => hear(notice.payload ?? ""));
    fresh.on("error", () => undefined);
    await fresh.connect();
    await fresh.query(`LISTEN ${channel}`);
    client = fresh;
    fresh.once("end", () => {
      if (isClosed) return;
      lost();
      timer = setTimeout(retry, RECONNECT_MS);
    });
  };
  const retry = (): void => {
    connect().then(
      () => hear(""),
      () => {
        if (!isClosed) timer = setTimeout(retry, RECONNECT_MS);
      },
    );
  };
  await connect();
  return async () => {
    isClosed = true;
    clearTimeout(timer);
    await client?.end();
  };
}

/** The names of the migrations applied at a postgres:// address, over a separate connection. */
export async function migrateRemote(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await migrate({
      run: async (sql) => {
        await client.query(sql);
      },
      rows: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
        // pg types its rows as any record; the caller names the columns it selected.
        (await client.query(sql, [...parameters])).rows as Row[],
    });
  } finally {
    await client.end();
  }
}

// Our reads are long statements made of many small look-ups, and planning one takes longer than running it. So one plan
// serves all parameters. JIT compilation would take longer too, and the server overestimates what it saves.
const CONNECTION_OPTIONS = "-c timezone=UTC -c plan_cache_mode=force_generic_plan -c jit=off";

/** The open and migrated database at a postgres:// address. */
export async function openRemote(url: string): Promise<Database> {
  await migrateRemote(url);
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    options: CONNECTION_OPTIONS,
    maxLifetimeSeconds: STATEMENTS_LIVE_MS / 1_000,
  });
  const names = new StatementNames(Date.now);
  // The pool replaces a connection that breaks while idle. Without a listener the error would end the process.
  pool.on("error", () => undefined);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions: transactionLimits });
  return {
    home: "server",
    prisma,
    rows: async <Row>(sql: string, parameters: readonly unknown[] = []) =>
      // pg types its rows as any record; the caller names the columns it selected.
      (await pool.query({ name: names.nameOf(sql), text: sql, values: [...parameters] })).rows as Row[],
    transaction: (work) => prisma.$transaction(work),
    listen: (channel, hear, lost = () => undefined) => listen(url, channel, { hear, lost }),
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
