import { createHash } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { listApplied, type MigrationConnection } from "../../database/migrate.js";
import type { Session } from "../../database/session.js";
import { DomainError } from "../../errors.js";
import type { ByteStore } from "../../ingest/bytes/byte-store.js";
import { packageVersion } from "../../root.js";
import { writeFault } from "../open-input.js";
import { FORMAT, type Header, type Mark } from "./format.js";
import { begin, listTables, quoted, RowHash, readRows, type Table, type TableSum } from "./tables.js";

/** What a backup holds. */
export interface Contents {
  readonly header: Header;
  readonly tables: readonly TableSum[];
  readonly documents: number;
  /** Hashes of captured documents whose bytes were gone or damaged. */
  readonly lost: readonly string[];
}

/** What a backup is made of, and where it goes. */
export interface Backup {
  readonly session: Session;
  /** The store of captures. */
  readonly bytes: ByteStore;
  readonly path: string;
  readonly now: Date;
  /** Called with a sentence for a person that says how far the work is. */
  readonly tell: (step: string) => void;
}

interface Tally {
  readonly tables: TableSum[];
  readonly lost: string[];
  documents: number;
}

const DOCUMENTS_BETWEEN_REPORTS = 100;

const toLine = (value: Mark | Header): string => `${JSON.stringify(value)}\n`;

/** The hashes of all captured documents: what any table has in a column `raw_sha256`. */
async function listDocuments(connection: MigrationConnection, tables: readonly Table[]): Promise<string[]> {
  const holders = tables.filter(({ columns }) => columns.some(({ name }) => name === "raw_sha256"));
  if (holders.length === 0) return [];
  const parts = holders.map(({ name }) => `SELECT raw_sha256 AS sha256 FROM ${quoted(name)}`);
  const rows = await connection.rows<{ sha256: string }>(
    `SELECT DISTINCT sha256 FROM (${parts.join(" UNION ALL ")}) all_documents
     WHERE sha256 IS NOT NULL ORDER BY sha256`,
  );
  return rows.map(({ sha256 }) => sha256);
}

async function* documentLines({ bytes }: Backup, sha256: string, tally: Tally): AsyncGenerator<string> {
  const stream = await bytes.open(sha256);
  if (stream === null) {
    tally.lost.push(sha256);
    yield toLine({ document: sha256, missing: true });
    return;
  }
  yield toLine({ document: sha256 });
  const hash = createHash("sha256");
  let length = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    hash.update(piece);
    length += piece.length;
    yield `"${piece.toString("base64")}"\n`;
  }
  const isDamaged = hash.digest("hex") !== sha256;
  if (isDamaged) tally.lost.push(sha256);
  else tally.documents += 1;
  yield toLine({ documentEnd: sha256, bytes: length, ...(isDamaged && { damaged: true }) });
}

async function* tableLines({ session }: Backup, table: Table, tally: Tally): AsyncGenerator<string> {
  const names = (columns: Table["columns"]) => columns.map(({ name }) => name);
  yield toLine({ table: table.name, columns: names(table.columns), key: names(table.key) });
  const hash = new RowHash();
  for await (const lines of readRows(session, table)) {
    for (const line of lines) hash.add(line);
    yield `${lines.join("\n")}\n`;
  }
  const { rows, sha256 } = hash.sum(table.name);
  tally.tables.push({ table: table.name, rows, sha256 });
  yield toLine({ tableEnd: table.name, rows, sha256 });
}

async function* allLines(backup: Backup, header: Header, tally: Tally): AsyncGenerator<string> {
  yield toLine(header);
  const tables = await listTables(backup.session);
  const documents = await listDocuments(backup.session, tables);
  for (const [index, sha256] of documents.entries()) {
    if (index % DOCUMENTS_BETWEEN_REPORTS === 0)
      backup.tell(`Backing up captured documents: ${index} of ${documents.length}.`);
    yield* documentLines(backup, sha256, tally);
  }
  for (const [index, table] of tables.entries()) {
    backup.tell(`Backing up ${table.name}, table ${index + 1} of ${tables.length}.`);
    yield* tableLines(backup, table, tally);
  }
}

/** The same lines as bytes, and at their end a line with their count and hash. */
async function* sealed(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  let count = 0;
  for await (const text of lines) {
    const bytes = Buffer.from(text);
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
    hash.update(bytes);
    yield bytes;
  }
  yield Buffer.from(toLine({ end: "walkback", lines: count, sha256: hash.digest("hex") }));
}

async function headerOf({ session, now }: Backup): Promise<Header> {
  const migrations = await listApplied(session);
  if (migrations.length === 0)
    throw new DomainError(
      "invalid-input",
      "There are no tables of Walkback in this database. Set DATABASE_URL to the database to back up.",
    );
  return {
    backup: "walkback",
    format: FORMAT,
    version: packageVersion,
    madeAt: now.toISOString(),
    home: session.home,
    migrations,
  };
}

/**
 * What was written to a new, gzipped file: all tables of the database as they are at one instant, and the bytes of all
 * captured documents.
 *
 * The file gets its name when it is complete. It holds names, drafts and the hashes of keys, so only its owner may read
 * it. Memory: a batch of rows or a piece of a document.
 * @throws DomainError `invalid-input` if the file exists or cannot be written, or the database has no tables
 */
export async function writeBackup(backup: Backup): Promise<Contents> {
  const { session, path } = backup;
  if (existsSync(path))
    throw new DomainError("invalid-input", `"${path}" exists already. Name another file, or move that one.`);
  // Its own name and "wx": a file that is there keeps its mode, and two backups would write into one.
  const unfinished = `${path}.${process.pid}.unfinished`;
  const tally: Tally = { tables: [], lost: [], documents: 0 };
  await begin(session, "ISOLATION LEVEL REPEATABLE READ READ ONLY");
  try {
    const header = await headerOf(backup);
    const lines = sealed(allLines(backup, header, tally));
    const file = createWriteStream(unfinished, { mode: 0o600, flags: "wx", flush: true });
    await pipeline(lines, createGzip(), file).catch((error: unknown) => {
      const isOfFile = error instanceof Error && "syscall" in error && "path" in error;
      throw isOfFile ? writeFault(path, error) : error;
    });
    await rename(unfinished, path);
    return { header, ...tally };
  } finally {
    await rm(unfinished, { force: true });
    await session.run("ROLLBACK").catch(() => undefined);
  }
}
