import { readConfig } from "../config.js";
import { openSession } from "../database/open-session.js";
import { openBytes } from "../ingest/bytes/open-bytes.js";
import { report } from "./backup/report.js";
import { writeBackup } from "./backup/write-backup.js";
import { LongWork } from "./long-work.js";

/** The options of `walkback backup`. */
export interface BackupOptions {
  readonly json?: boolean;
}

/**
 * Writes all rows and all bytes of captures to a file, and prints the count and the hash of each table.
 *
 * Gives the exit status: 0, or 2 if bytes of captured documents were lost before.
 */
export async function backUp(path: string, options: BackupOptions): Promise<number> {
  const config = readConfig(process.env);
  const session = await openSession(config.databaseUrl);
  const bytes = openBytes(config.captures.place);
  const work = new LongWork();
  try {
    const contents = await writeBackup({ session, bytes, path, now: new Date(), tell: work.step });
    work.end();
    return report(contents, options);
  } finally {
    work.end();
    await bytes.close();
    await session.close();
  }
}
