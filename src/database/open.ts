import type { Database } from "./database.js";

/** Opens and migrates the database that `DATABASE_URL` names: a folder, or postgres://. The one switch. */
export async function openDatabase(databaseUrl: string): Promise<Database> {
  // Each home is loaded when it is the one: a server needs no WebAssembly, a folder no network client.
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) return (await import("./remote.js")).openRemote(databaseUrl);
  return (await import("./embedded.js")).openEmbedded(databaseUrl);
}
