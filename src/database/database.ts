import type { Prisma, PrismaClient } from "./generated/client.js";

/** A Prisma client or an open transaction. Store functions take either. */
export type Db = PrismaClient | Prisma.TransactionClient;
export type Tx = Prisma.TransactionClient;

/** Answers SQL with rows: a pool, the embedded database, or an open transaction. */
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
   * Calls `onNotice` with each notice's payload on a channel until the returned function is called.
   * `lost` is called when notices may have been missed (connection lost), `onNotice` with "" once it is back.
   */
  listen(
    channel: string,
    onNotice: (payload: string) => void,
    lost?: () => void,
  ): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** An open transaction as a reader. */
export function readerOf(tx: Db): Reader {
  return {
    rows: <Row>(sql: string, parameters: readonly unknown[] = []) =>
      tx.$queryRawUnsafe<Row[]>(sql, ...parameters),
  };
}

/** How long a transaction may wait for a connection, and run. The embedded database has only one connection. */
export const transactionLimits = { maxWait: 30_000, timeout: 60_000 } as const;
