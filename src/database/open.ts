import type { Database } from "./database.js";
import type { NewFolder } from "./embedded.js";

/**
 * Opens and migrates the database that `DATABASE_URL` names: a folder, or a server's postgres:// address.
 *
 * `created` says how to make a folder that does not exist yet; a server's database is left as it is.
 */
export async function openDatabase(databaseUrl: string, created?: NewFolder): Promise<Database> {
  // Only the module in use is loaded: a server needs no WebAssembly, and a folder needs no network client.
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) return (await import("./remote.js")).openRemote(databaseUrl);
  return (await import("./embedded.js")).openEmbedded(databaseUrl, created);
}
