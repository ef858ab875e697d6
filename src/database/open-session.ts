import type { NewSession, Session } from "./session.js";

const isServer = (databaseUrl: string): boolean => /^postgres(ql)?:\/\//.test(databaseUrl);

/**
 * A session on the database that `DATABASE_URL` names.
 *
 * @throws DomainError `invalid-input` if the folder holds no database, `data-folder-in-use`
 */
export async function openSession(databaseUrl: string): Promise<Session> {
  if (isServer(databaseUrl)) return (await import("./remote-session.js")).openRemoteSession(databaseUrl);
  return (await import("./embedded-session.js")).openEmbeddedSession(databaseUrl);
}

/**
 * A session on a new database: a folder that holds none yet, or a database on a server.
 *
 * @throws DomainError `invalid-input` if the folder holds a database, `data-folder-in-use`
 */
export async function openNewSession(databaseUrl: string): Promise<NewSession> {
  if (!isServer(databaseUrl)) return (await import("./embedded-session.js")).openNewFolder(databaseUrl);
  const session = await (await import("./remote-session.js")).openRemoteSession(databaseUrl);
  return { ...session, keep: session.close, discard: session.close };
}
