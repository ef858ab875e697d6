import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { checkBackup, restoreBackup } from "../../src/cli/backup/restore-backup.js";
import { type Contents, writeBackup } from "../../src/cli/backup/write-backup.js";
import { openDatabase } from "../../src/database/open.js";
import { openNewSession, openSession } from "../../src/database/open-session.js";
import type { NewSession, Session } from "../../src/database/session.js";
import { FolderStore } from "../../src/ingest/bytes/folder-store.js";
import { fillAllTables } from "./filled-database.js";
import { type Homes, openHomes } from "./homes.js";

export const sha256 = (bytes: Uint8Array | string): string =>
  createHash("sha256").update(bytes).digest("hex");

/** The result of `work` on a session of its own. */
export async function onSession<Result>(
  databaseUrl: string,
  work: (session: Session) => Promise<Result>,
): Promise<Result> {
  const session = await openSession(databaseUrl);
  try {
    return await work(session);
  } finally {
    await session.close();
  }
}

/** Backups in a folder of their own, and databases to make them from. */
export class Backups {
  readonly homes: Homes = openHomes();
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async open(): Promise<Backups> {
    return new Backups(await mkdtemp(join(tmpdir(), "walkback-backup-")));
  }

  async drop(): Promise<void> {
    await this.homes.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  readonly fileOf = (name: string): string => join(this.folder, `${name}.jsonl.gz`);
  /** Where the store of captures with this name keeps a document. */
  readonly documentPath = (name: string, hash: string): string =>
    join(this.folder, `captures-${name}`, hash.slice(0, 2), hash.slice(2, 4), hash);
  readonly storeOf = (name: string): FolderStore => new FolderStore(join(this.folder, `captures-${name}`));

  /** The lines of a backup between its header and its last line. */
  async linesOf(name: string): Promise<string[]> {
    return gunzipSync(await readFile(this.fileOf(name)))
      .toString()
      .split("\n")
      .slice(1, -2);
  }

  /** A database with rows in every table and one captured document, whose bytes are in the store `name`. */
  async fill(name: string, bytes: Uint8Array): Promise<string> {
    const url = await this.homes.filled();
    const { sha256: hash, byteLength } = await this.storeOf(name).keep(
      (async function* () {
        yield bytes;
      })(),
    );
    const database = await openDatabase(url);
    await fillAllTables(database, { sha256: hash, byteLength });
    await database.close();
    return url;
  }

  backUp(databaseUrl: string, name: string, store = this.storeOf(name)): Promise<Contents> {
    const [path, tell] = [this.fileOf(name), () => undefined];
    return onSession(databaseUrl, (session) =>
      writeBackup({ session, bytes: store, path, now: new Date(0), tell }),
    );
  }

  /** Restores as the command does. `change` may replace the session. */
  async restore(
    path: string,
    databaseUrl: string,
    { store = this.storeOf("spare"), change = (session: NewSession): NewSession => session } = {},
  ): Promise<void> {
    const { header } = await checkBackup(path);
    const session = await openNewSession(databaseUrl);
    try {
      await restoreBackup({ path, session: change(session), bytes: store, tell: () => undefined }, header);
      await session.keep();
    } catch (error) {
      await session.discard();
      throw error;
    }
  }
}
