import type { Database } from "./database.js";
import type { NewFolder } from "./embedded.js";

/**
 * The open and migrated database that `DATABASE_URL` names: a folder, or a server's postgres:// address.
 *
 * `created` says how to make a folder that does not exist yet. It has no effect on a server's database.
 */
export async function openDatabase(databaseUrl: string, created?: NewFolder): Promise<Database> {
  // Load only the module in use. A server needs no WebAssembly, and a folder needs no network client.
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) return (await import("./remote.js")).openRemote(databaseUrl);
  return (await import("./embedded.js")).openEmbedded(databaseUrl, created);
}
