import { readConfig } from "../config.js";
import { openNewSession } from "../database/open-session.js";
import { openBytes } from "../ingest/bytes/open-bytes.js";
import { report } from "./backup/report.js";
import { checkBackup, restoreBackup } from "./backup/restore-backup.js";
import type { BackupOptions } from "./backup.js";
import { LongWork } from "./long-work.js";

/**
 * Restores a backup into a new database and the store of captures, and prints the count and the hash of each table.
 *
 * Gives the exit status: 0, or 2 if the backup lacks bytes of captured documents.
 */
export async function restore(path: string, options: BackupOptions): Promise<number> {
  const config = readConfig(process.env);
  const work = new LongWork();
  work.step("Checking the backup.");
  try {
    const contents = await checkBackup(path);
    const session = await openNewSession(config.databaseUrl);
    const bytes = openBytes(config.captures.place);
    try {
      await restoreBackup({ path, session, bytes, tell: work.step }, contents.header);
      await session.keep();
    } catch (error) {
      await session.discard();
      throw error;
    } finally {
      await bytes.close();
    }
    work.end();
    return report(contents, options);
  } finally {
    work.end();
  }
}
