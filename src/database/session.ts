import type { MigrationConnection } from "./migrate.js";

/** One connection for work on whole tables, in SQL and without a limit on time. The database is not migrated. */
export interface Session extends MigrationConnection {
  readonly home: "embedded" | "server";
  close(): Promise<void>;
}

/** A session on a database that is being filled. A new data folder exists only from `keep` on. */
export interface NewSession extends Session {
  /** Closes the session and keeps what was committed. */
  keep(): Promise<void>;
  /** Closes the session. A new data folder is removed. */
  discard(): Promise<void>;
}
