import type { Prisma, PrismaClient } from "./generated/client.js";

/** A Prisma client or an open transaction. Store functions take either. */
export type Db = PrismaClient | Prisma.TransactionClient;
export type Tx = Prisma.TransactionClient;

/** A source of rows for SQL: a pool, the embedded database, or an open transaction. */
export interface Reader {
  rows<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
}

/** The open database, embedded or on a server. Code outside this folder works with both. */
export interface Database extends Reader {
  readonly home: "embedded" | "server";
  readonly prisma: PrismaClient;
  /** Runs `work` in one transaction. Use only `tx` inside it: the embedded database has one connection. */
  transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
  /**
   * A function that stops listening. Until it is called, `hear` gets the payload of each notice on the channel.
   *
   * If the connection is lost, notices may be missed: `lost` is called then, and `hear` with "" after the reconnect.
   */
  listen(channel: string, hear: (payload: string) => void, lost?: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** An open transaction as a reader. */
export function readerOf(tx: Db): Reader {
  return {
    rows: <Row>(sql: string, parameters: readonly unknown[] = []) =>
      tx.$queryRawUnsafe<Row[]>(sql, ...parameters),
  };
}

/** The longest wait for a connection, and the longest transaction. The embedded database has only one connection. */
export const transactionLimits = { maxWait: 30_000, timeout: 60_000 } as const;
