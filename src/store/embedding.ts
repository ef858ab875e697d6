import { signsOf, type VectorBytes } from "../core/embedding/vector.js";
import type { Reader } from "../database/database.js";
import type { EntryRef } from "./candidate-pair.js";
import type { EntryKind } from "./candidate-sql.js";

/** An entry whose present text has no vector of a version yet. */
export interface Unembedded extends EntryRef {
  readonly text: string;
  readonly textHash: string;
}

/** The version of the embedder, which is part of every key: vectors of unlike versions cannot be compared. */
export interface EmbedderVersion {
  readonly version: string;
}

/** SQL for what is embedded of an entry. */
const textSql: Readonly<Record<EntryKind, string>> = {
  statement: "o.quote",
  move: "concat_ws(' ', o.description, o.stated_reason)",
};

/** SQL for the entries of a kind without a vector of version $1 for their present text. */
const unembeddedOf = (kind: EntryKind, where: string): string =>
  `SELECT '${kind}' AS kind, o.id, ${textSql[kind]} AS text, md5(${textSql[kind]}) AS "textHash" FROM ${kind} o
   WHERE ${where} AND NOT EXISTS (SELECT 1 FROM embedding e
     WHERE e.entry_id = o.id AND e.version = $1 AND e.text_hash = md5(${textSql[kind]}))`;

/** The entry if its present text has no vector of this version; else null. */
export async function findUnembedded(
  reader: Reader,
  { version }: EmbedderVersion,
  { kind, id }: EntryRef,
): Promise<Unembedded | null> {
  const [row] = await reader.rows<Unembedded>(unembeddedOf(kind, "o.id = $2"), [version, id]);
  return row ?? null;
}

/** Entries from an id on whose present text has no vector of this version, in the order of their ids. */
export function listUnembedded(
  reader: Reader,
  { version }: EmbedderVersion,
  { from, limit }: { readonly from: string; readonly limit: number },
): Promise<Unembedded[]> {
  const branch = (kind: EntryKind) => `(${unembeddedOf(kind, "o.id >= $2")} ORDER BY o.id LIMIT $3)`;
  return reader.rows<Unembedded>(
    `SELECT * FROM (${branch("move")} UNION ALL ${branch("statement")}) u ORDER BY u.id LIMIT $3`,
    [version, from, limit],
  );
}

const insertOf = (kind: EntryKind): string =>
  `INSERT INTO embedding (version, entry_id, entry_kind, company_id, text_hash, vector, signs, embedded_at)
   SELECT $1, o.id, '${kind}', o.company_id, n.hash, decode(n.vector, 'base64'), n.signs::varbit, $3::timestamptz
   FROM jsonb_to_recordset($2::jsonb) AS n(id text, hash text, vector text, signs text)
   JOIN ${kind} o ON o.id = n.id AND md5(${textSql[kind]}) = n.hash ORDER BY o.id
   ON CONFLICT (entry_id, version) DO UPDATE
     SET text_hash = EXCLUDED.text_hash, vector = EXCLUDED.vector, signs = EXCLUDED.signs,
       embedded_at = EXCLUDED.embedded_at
     WHERE embedding.text_hash <> EXCLUDED.text_hash
   RETURNING 1`;

/** An entry with the vector of its text. */
export interface Embedded extends Unembedded {
  readonly vector: VectorBytes;
}

/**
 * How many vectors were stored.
 *
 * An entry has one row of a version. It stays as it is if another process was first, and is replaced where the text was
 * corrected. A vector of a text that the entry no longer has is not stored.
 */
export async function insertEmbeddings(
  reader: Reader,
  { version, now }: EmbedderVersion & { readonly now: Date },
  embedded: readonly Embedded[],
): Promise<number> {
  let count = 0;
  for (const kind of ["move", "statement"] as const) {
    const rows = embedded
      .filter((one) => one.kind === kind)
      .map(({ id, textHash, vector }) => ({
        id,
        hash: textHash,
        vector: Buffer.from(vector).toString("base64"),
        signs: signsOf(vector),
      }));
    if (rows.length > 0)
      count += (await reader.rows(insertOf(kind), [version, JSON.stringify(rows), now])).length;
  }
  return count;
}

/** A stored vector. Compare it only with vectors of the same version. */
export interface StoredVector extends EmbedderVersion {
  readonly vector: VectorBytes;
}

/** The newest vectors of entries, by their ids. Entries without one are left out. */
export async function listVectors(
  reader: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredVector>> {
  const rows = await reader.rows<{ id: string; version: string; vector: string }>(
    `SELECT DISTINCT ON (entry_id) entry_id AS id, version, encode(vector, 'base64') AS vector FROM embedding
     WHERE entry_id = ANY ($1) ORDER BY entry_id, embedded_at DESC, version`,
    [ids],
  );
  return new Map(
    rows.map(({ id, version, vector }) => [id, { version, vector: Buffer.from(vector, "base64") }]),
  );
}
