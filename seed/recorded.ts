import type { LinkStatus } from "../src/core/review/status.js";
import type { Reader } from "../src/database/database.js";

/** For each noun, as SQL on `r` and `w`: the column whose words identify a record, and the words. */
const knownBy = {
  speaker: { column: "name", words: "w.words" },
  source: { column: "url", words: "w.words" },
  statement: { column: "quote", words: "w.words" },
  // Two statements may contain the same claim.
  claim: { column: "text", words: "r.statement_id || ' ' || w.words" },
  move: { column: "description", words: "w.words" },
} as const;

/** A record of a row in the collection. `isDraft`: the loader recorded it and has not published it yet. */
export interface Recorded {
  readonly id: string;
  readonly isDraft: boolean;
}

/**
 * Records of a noun by their words.
 *
 * The words that a record had before a correction count too, so a corrected row is not recorded again. The words of a
 * claim are its statement's id, a blank and its text.
 */
export async function mapRecorded(
  reader: Reader,
  noun: keyof typeof knownBy,
  { words, holder }: { readonly words: readonly string[]; readonly holder: string },
): Promise<Map<string, Recorded>> {
  const { column, words: sought } = knownBy[noun];
  const rows = await reader.rows<Recorded & { words: string }>(
    `SELECT r.id, ${sought} AS words, r.public_since IS NULL AND r.recorded_by = $2 AS "isDraft"
     FROM ${noun} r CROSS JOIN LATERAL (
       SELECT r.${column} AS words UNION
       SELECT c.old_value #>> '{}' FROM correction c
       WHERE c.record_type = '${noun}' AND c.record_id = r.id AND c.field = '${column}'
     ) w WHERE ${sought} = ANY($1::text[])`,
    [words, holder],
  );
  return new Map(rows.map(({ words: key, ...row }) => [key, row]));
}

/** All slugs of topics, or of companies with their old slugs. */
export async function listSlugs(reader: Reader, table: "company_slug" | "topic"): Promise<Set<string>> {
  const rows = await reader.rows<{ slug: string }>(`SELECT slug FROM ${table}`);
  return new Set(rows.map(({ slug }) => slug));
}

/** A link that is recorded already. Its key is the claim's id, a blank and the evidence's id. */
export interface RecordedLink {
  readonly id: string;
  readonly status: LinkStatus;
  readonly proposer: string;
  readonly hasDefence: boolean;
  readonly reviewers: readonly string[];
}

export async function mapLinks(
  reader: Reader,
  claimIds: readonly string[],
): Promise<Map<string, RecordedLink>> {
  const rows = await reader.rows<RecordedLink & { ends: string }>(
    `SELECT l.id, l.claim_id || ' ' || coalesce(l.evidence_statement_id, l.evidence_move_id) AS ends, l.status,
       l.proposer, EXISTS (SELECT 1 FROM defence d WHERE d.link_id = l.id) AS "hasDefence",
       ARRAY(SELECT v.reviewer FROM review v WHERE v.link_id = l.id) AS reviewers
     FROM link l WHERE l.claim_id = ANY($1::text[])`,
    [claimIds],
  );
  return new Map(rows.map(({ ends, ...row }) => [ends, row]));
}

/**
 * Whether to load the collection here: the database is empty, or a load has begun in it.
 *
 * A newsroom's database that was started without the collection never gets it.
 */
export async function isWanted(reader: Reader, holder: string): Promise<boolean> {
  const [row] = await reader.rows<{ wanted: boolean }>(
    `SELECT NOT EXISTS (SELECT 1 FROM company)
       OR EXISTS (SELECT 1 FROM company WHERE recorded_by = $1) AS wanted`,
    [holder],
  );
  return row?.wanted ?? false;
}
