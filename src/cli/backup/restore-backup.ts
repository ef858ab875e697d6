import { listApplied, listMigrations, migrate } from "../../database/migrate.js";
import type { NewSession } from "../../database/session.js";
import { DomainError } from "../../errors.js";
import type { ByteStore } from "../../ingest/bytes/byte-store.js";
import type { Header } from "./format.js";
import { requireEmpty, requireNoRows, TableLoader, withoutForeignKeys } from "./load-rows.js";
import { type Part, readBackup } from "./read-backup.js";
import { begin, listTables, type TableSum } from "./tables.js";
import type { Contents } from "./write-backup.js";

/** What is restored, and where it goes. */
export interface Restoration {
  readonly path: string;
  readonly session: NewSession;
  /** The store of captures. */
  readonly bytes: ByteStore;
  readonly tell: (step: string) => void;
}

/**
 * What a backup holds, after reading all of it.
 *
 * @throws DomainError `invalid-input` if it is damaged, incomplete or made by a newer version of Walkback
 */
export async function checkBackup(path: string): Promise<Contents> {
  let header: Header | null = null;
  let documents = 0;
  const [tables, lost]: [TableSum[], string[]] = [[], []];
  for await (const part of readBackup(path)) {
    if (part.kind === "header") {
      header = part.header;
      await refuseNewer(header);
    }
    if (part.kind === "table-end") tables.push(part.sum);
    if (part.kind === "missing-document") lost.push(part.sha256);
    if (part.kind === "document-end") {
      if (part.isDamaged) lost.push(part.sha256);
      else documents += 1;
    }
  }
  if (header === null) throw new DomainError("invalid-input", `"${path}" is empty.`);
  return { header, tables, documents, lost };
}

async function refuseNewer({ migrations, version }: Header): Promise<void> {
  const own = new Map((await listMigrations()).map(({ name, checksum }) => [name, checksum]));
  const unknown = migrations.filter(({ name, checksum }) => own.get(name) !== checksum);
  if (unknown.length > 0)
    throw new DomainError(
      "invalid-input",
      `The backup's tables are of a newer Walkback (${version}): this version lacks ${unknown.map(({ name }) => name).join(", ")}. Restore it with that version.`,
    );
}

/** Gives a new database the tables that the backup's database had. @throws DomainError `invalid-input` */
async function makeTables(session: NewSession, { migrations }: Header): Promise<void> {
  const wanted = new Set(migrations.map(({ name }) => name));
  const newer = (await listApplied(session)).filter(({ name }) => !wanted.has(name));
  if (newer.length > 0)
    throw new DomainError(
      "invalid-input",
      "This database has newer tables than the backup. Restore into a new database without tables: they are made as they were, and brought up to date afterwards.",
    );
  await migrate(session, undefined, wanted);
}

class DamagedDocument extends Error {}

/** The bytes of the document that has begun, up to its end. */
async function* piecesOf(parts: AsyncIterator<Part>): AsyncGenerator<Buffer> {
  for (let next = await parts.next(); next.done !== true; next = await parts.next()) {
    if (next.value.kind === "piece") yield next.value.bytes;
    // A store drops what it has written when the stream fails.
    else if (next.value.kind === "document-end" && next.value.isDamaged) throw new DamagedDocument();
    else return;
  }
}

async function keepDocument(bytes: ByteStore, parts: AsyncIterator<Part>): Promise<void> {
  await bytes.keep(piecesOf(parts)).catch((error: unknown) => {
    if (!(error instanceof DamagedDocument)) throw error;
  });
}

async function loadParts({ path, bytes, tell }: Restoration, loader: TableLoader): Promise<void> {
  const parts: AsyncIterator<Part> = readBackup(path)[Symbol.asyncIterator]();
  for (let next = await parts.next(); next.done !== true; next = await parts.next()) {
    const part = next.value;
    if (part.kind === "document") await keepDocument(bytes, parts);
    if (part.kind === "table") {
      tell(`Restoring ${part.table.table}.`);
      await loader.begin(part.table);
    }
    if (part.kind === "row") await loader.add(part.line);
    if (part.kind === "table-end") await loader.end(part.sum);
  }
}

/**
 * Fills a new database, and reads it again to compare it with the backup. All rows come in one transaction.
 *
 * The file must have been checked. Triggers stay on, so that search vectors are made. The tables are then brought up to
 * date. Bytes of documents are kept first: without their rows they do no harm.
 * @throws DomainError `invalid-input` if the database is not empty. Nothing is restored then, or after any other error.
 */
export async function restoreBackup(restoration: Restoration, header: Header): Promise<void> {
  const { session, tell } = restoration;
  // First of all: making the tables would bring a database that is in use to another version.
  await requireNoRows(session, await listTables(session));
  tell("Making the tables.");
  await makeTables(session, header);
  await begin(session);
  try {
    const tables = await listTables(session);
    await requireEmpty(session, tables);
    const loader = new TableLoader(session, tables);
    await withoutForeignKeys(session, () => loadParts(restoration, loader));
    tell("Comparing the database with the backup.");
    await loader.verify();
    await session.run("COMMIT");
  } catch (error) {
    await session.run("ROLLBACK").catch(() => undefined);
    throw error;
  }
  await migrate(session);
  await session.run("ANALYZE");
}
