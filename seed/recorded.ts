import type { LinkStatus } from "../src/core/review/status.js";
import type { Reader } from "../src/database/database.js";

/** Where each noun keeps the words it is known by, as SQL with a record `r` and those words `w`. */
const knownBy = {
  speaker: { column: "name", words: "w.words" },
  source: { column: "url", words: "w.words" },
  statement: { column: "quote", words: "w.words" },
  // Two statements may make a claim in the same words.
  claim: { column: "text", words: "r.statement_id || ' ' || w.words" },
  move: { column: "description", words: "w.words" },
} as const;

/** A record that the collection has too. `isDraft`: the collection recorded it and it is not published yet. */
export interface Recorded {
  readonly id: string;
  readonly isDraft: boolean;
}

/**
 * Records of a noun by the words they have or, before a correction, had: what was corrected is not recorded again.
 *
 * Of claims the words are the statement's id, a blank and the claim's text.
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

/** Slugs that a company has or once had, or that a topic has. */
export async function listSlugs(reader: Reader, table: "company_slug" | "topic"): Promise<Set<string>> {
  const rows = await reader.rows<{ slug: string }>(`SELECT slug FROM ${table}`);
  return new Set(rows.map(({ slug }) => slug));
}

/** A link that is there already, by its claim's id, a blank and its evidence's id. */
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
 * Whether the collection belongs in this database: it is empty, or the collection was begun in it.
 *
 * A newsroom's own database that was started without it stays the newsroom's own.
 */
export async function isWanted(reader: Reader, holder: string): Promise<boolean> {
  const [row] = await reader.rows<{ wanted: boolean }>(
    `SELECT NOT EXISTS (SELECT 1 FROM company)
       OR EXISTS (SELECT 1 FROM company WHERE recorded_by = $1) AS wanted`,
    [holder],
  );
  return row?.wanted ?? false;
}
