import { type RelatedWords, relatedWords } from "../core/rules/reading/related-words.js";
import type { Reader } from "../database/database.js";
import {
  type Candidate,
  type CandidateRow,
  candidateColumns,
  type EntryRef,
  evidenceJoins,
  toCandidate,
} from "./candidate-pair.js";
import {
  bestSql,
  type EntryKind,
  entrySql,
  familyArraySql,
  familySql,
  fitsSql,
  inFamilySql,
  JUDGED_WHOLE,
  theEntrySql,
} from "./candidate-sql.js";

/** The most claims that a new piece of evidence is compared with. */
export const MOST_CLAIMS = JUDGED_WHOLE;
/** The most pieces of evidence that a statement's claims are compared with. */
export const MOST_EVIDENCE = JUDGED_WHOLE;
/** The most pairs of a statement's claims and that evidence. A diff reads fewer, see JUDGE_PAIRS. */
const MOST_PAIRS = 64 * JUDGED_WHOLE;

/** Groups of words in the form that the SQL reads. */
const groupsOf = ({ forms, subjects }: RelatedWords): readonly string[] =>
  [forms, subjects].map((groups) => groups.map((group) => group.join(" ")).join("|"));

/** SQL for the recorded claims of the company family that a new piece of evidence may concern. */
function earlierClaimsSql(kind: EntryKind): string {
  const fits = fitsSql("d", "e", "k.kind");
  const day =
    "LATERAL (SELECT s.said_from AS day_from, s.said_to AS day_to, s.said_precision AS precision) d";
  // OFFSET 0 keeps the planner from hashing all claims to check a few.
  const isClaimed = `EXISTS (SELECT 1 FROM statement s JOIN claim k ON k.statement_id = s.id, ${day}, entry e
    WHERE s.id = o.id AND ${fits} OFFSET 0)`;
  return `WITH RECURSIVE ${theEntrySql(kind)},
  ${familySql("company and about")},
  pool AS MATERIALIZED (
    SELECT s.id, s.search FROM statement s, entry e
    WHERE s.company_id = ${familyArraySql} AND s.voice = 'own' AND s.id <> e.id
      AND ${inFamilySql("s.company_id", "e.day")}),
  ${bestSql({ entry: kind, pool: ["statement"], where: isClaimed, limit: "$2", related: { forms: "$3", subjects: "$4" } })}
  SELECT ${candidateColumns}
  FROM (SELECT *, $1::text AS evidence_id FROM best) b
  JOIN statement s ON s.id = b.id JOIN claim k ON k.statement_id = s.id ${evidenceJoins}, ${day}, entry e
  WHERE ${fits} ORDER BY b.score DESC, k.id LIMIT $2`;
}

/** SQL for the recorded statements and moves of the company family that may concern a statement's new claims. */
function laterEvidenceSql(): string {
  const branch = (kind: EntryKind, alias: string, where: string) =>
    `SELECT ${entrySql(kind, alias)} FROM ${kind} ${alias} WHERE ${where}`;
  const own = "s.voice = 'own' AND s.id <> $1";
  // A third party's statement about the company is not the company's own, but it can still be evidence.
  const ofOthers = `${own} AND s.about_id = ${familyArraySql} AND NOT s.company_id = ${familyArraySql}`;
  const fits = `EXISTS (SELECT 1 FROM claim k WHERE k.statement_id = $1 AND ${fitsSql("e", "p", "k.kind")})`;
  const day = `LATERAL (SELECT coalesce(es.said_from, em.effective_from) AS day_from,
    coalesce(es.said_to, em.effective_to) AS day_to, coalesce(es.said_precision, em.effective_precision) AS precision) d`;
  return `WITH RECURSIVE ${theEntrySql("statement")},
  ${familySql("company")},
  pool AS MATERIALIZED (
    SELECT p.id, p.search FROM (
      ${branch("statement", "s", `s.company_id = ${familyArraySql} AND ${own}`)}
      UNION ALL ${branch("move", "m", `m.company_id = ${familyArraySql}`)}) p, entry e
    WHERE ${inFamilySql("p.company_id", "p.day")} AND ${fits}
    UNION ALL
    SELECT p.id, p.search FROM (${branch("statement", "s", ofOthers)}) p, entry e
    WHERE ${inFamilySql("p.about_id", "p.day")} AND ${fits}),
  ${bestSql({ entry: "statement", pool: ["statement", "move"], where: "true", limit: "$2", related: { forms: "$4", subjects: "$5" } })}
  SELECT ${candidateColumns}
  FROM (SELECT *, id AS evidence_id FROM best) b ${evidenceJoins}
  JOIN statement s ON s.id = $1 JOIN claim k ON k.statement_id = s.id, ${day}, entry e
  WHERE ${fitsSql("e", "d", "k.kind")} ORDER BY b.score DESC, b.id, k.id LIMIT $3`;
}

/** SQL for the entry's open proposals by a judge, even if they are no candidates any more. */
function proposedPairsSql(kind: EntryKind): string {
  const isOpen = "l.status = 'proposed' AND l.proposer_kind = 'judge'";
  const pair =
    "SELECT l.id, l.claim_id, coalesce(l.evidence_statement_id, l.evidence_move_id) AS evidence_id";
  const asEvidence = `${pair} FROM link l WHERE ${isOpen} AND l.evidence_${kind}_id = $1`;
  const ofClaims = `${pair} FROM claim c JOIN link l ON l.claim_id = c.id WHERE ${isOpen} AND c.statement_id = $1`;
  return `SELECT ${candidateColumns}
  FROM (${kind === "statement" ? `${asEvidence} UNION ${ofClaims}` : asEvidence}) b
  JOIN claim k ON k.id = b.claim_id JOIN statement s ON s.id = k.statement_id ${evidenceJoins} ORDER BY b.id`;
}

/**
 * The claims that an entry may be evidence for or against, likeliest first, at most MOST_CLAIMS.
 *
 * The claims are in the voice of a company: the entry's company, the company the entry is about, or one that owns
 * them or that they own on the entry's day. The order of the days is known and fits the claim's kind. Claim and entry
 * share a topic or a word, in any form or of the same subject. The list is empty if the entry reports what others
 * say. Cost: one query, 20 to 35 ms at 100,000 entries.
 */
export async function listEarlierClaims(reader: Reader, entry: EntryRef): Promise<Candidate[]> {
  const rows = await reader.rows<CandidateRow>(earlierClaimsSql(entry.kind), [
    entry.id,
    MOST_CLAIMS,
    ...groupsOf(relatedWords),
  ]);
  return rows.map(toCandidate);
}

/** The recorded evidence that a statement's claims may concern, by the rules of `listEarlierClaims`. */
export async function listLaterEvidence(
  reader: Reader,
  statementId: string,
  related: RelatedWords = relatedWords,
): Promise<Candidate[]> {
  const limits = [MOST_EVIDENCE, MOST_PAIRS];
  const rows = await reader.rows<CandidateRow>(laterEvidenceSql(), [
    statementId,
    ...limits,
    ...groupsOf(related),
  ]);
  return rows.map(toCandidate);
}

/**
 * The entry's open proposals by a judge, to be judged again with the candidates.
 *
 * They may be no candidates any more: a day was corrected, or fifty other claims match better.
 */
export async function listProposedPairs(reader: Reader, entry: EntryRef): Promise<Candidate[]> {
  const rows = await reader.rows<CandidateRow>(proposedPairsSql(entry.kind), [entry.id]);
  return rows.map(toCandidate);
}
