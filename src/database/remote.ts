import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { type Database, transactionLimits } from "./database.js";
import { PrismaClient } from "./generated/client.js";
import { migrate } from "./migrate.js";
import { STATEMENTS_LIVE_MS, StatementNames } from "./statement-names.js";

const RECONNECT_MS = 1_000;

/** Listens on its own connection, and reconnects when that is lost. Calls `lost` and then `onNotice` with "". */
async function listen(
  url: string,
  channel: string,
  { onNotice, lost }: { onNotice: (payload: string) => void; lost: () => void },
): Promise<() => Promise<void>> {
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true });
    fresh.on("notification", (notice) => onNotice(notice.payload ?? ""));
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
      () => onNotice(""),
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

/** Migrates the database at a postgres:// address over a separate connection. */
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

// Our reads are long statements made of many small look-ups. One plan serves all parameters: planning for each request
// takes longer than running, and so does JIT compilation, which the server would choose by its overestimate.
const CONNECTION_OPTIONS = "-c timezone=UTC -c plan_cache_mode=force_generic_plan -c jit=off";

/** Opens and migrates the database at a postgres:// address. */
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
    listen: (channel, onNotice, lost = () => undefined) => listen(url, channel, { onNotice, lost }),
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}
