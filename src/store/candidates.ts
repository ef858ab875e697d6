import { type Day, parseDay } from "../core/dates/day.js";
import type { ClaimKind, JudgedClaim, JudgedEvidence, Strength, Voice } from "../core/judge/verdict.js";
import type { Reader } from "../database/database.js";
import {
  bestSql,
  type EntryKind,
  entrySql,
  familyArraySql,
  familySql,
  fitsSql,
  inFamilySql,
  theEntrySql,
} from "./candidate-sql.js";
import { dayText, object } from "./json.js";

/** Which entry is compared with the others. */
export interface EntryRef {
  readonly kind: EntryKind;
  readonly id: string;
}

/** A claim and a piece of evidence worth judging, as a judge reads them. */
export interface Candidate {
  readonly claimId: string;
  readonly statementId: string;
  /** A statement's id or a move's. */
  readonly evidenceId: string;
  readonly claim: JudgedClaim;
  readonly evidence: JudgedEvidence;
}

/** Most claims that a piece of evidence is held against. */
export const MOST_CLAIMS = 50;
/** Most pieces of evidence that a statement's claims are held against, and most pairs that makes. */
export const MOST_EVIDENCE = 100;
export const MOST_PAIRS = 400;

interface ClaimRow {
  readonly text: string;
  readonly context: string;
  readonly kind: ClaimKind;
  readonly strength: Strength;
  readonly condition: string | null;
  readonly scope: string | null;
  readonly voice: Voice;
  readonly day: string;
  readonly dueDay: string | null;
  readonly companies: readonly string[];
}

interface EvidenceRow {
  readonly text: string;
  readonly context: string | null;
  readonly form: EntryKind;
  readonly statedReason: string | null;
  readonly disclosure: "announced" | "silent" | "reported" | null;
  readonly voice: Voice | null;
  readonly day: string;
  readonly about: readonly string[] | null;
  readonly companies: readonly string[];
}

/** SQL for all the names that a company has had, the present one first. */
function namesJson(company: string): string {
  return `(SELECT json_agg(n.name ORDER BY n.place, n.name) FROM (
    SELECT 0 AS place, nc.name FROM company nc WHERE nc.id = ${company}
    UNION SELECT 1, na.name FROM company_alias na WHERE na.company_id = ${company}) n)`;
}

const claimJson = object({
  text: "k.text",
  context: "concat_ws(' ', k.reading, s.context_before, s.quote, s.context_after)",
  kind: "k.kind",
  strength: "k.strength",
  condition: "k.condition",
  scope: "k.scope",
  voice: "s.voice",
  day: dayText("s.said"),
  dueDay: dayText("k.due"),
  companies: namesJson("s.company_id"),
});

const evidenceJson = {
  statement: object({
    text: "es.quote",
    context: "nullif(concat_ws(' ', es.context_before, es.context_after), '')",
    form: "'statement'::text",
    statedReason: "NULL::text",
    disclosure: "NULL::text",
    voice: "es.voice",
    day: dayText("es.said"),
    about: namesJson("es.about_id"),
    companies: namesJson("es.company_id"),
  }),
  move: object({
    text: "em.description",
    context: "em.quote",
    form: "'move'::text",
    statedReason: "em.stated_reason",
    disclosure: "em.disclosure",
    voice: "NULL::text",
    day: dayText("em.effective"),
    about: "NULL::json",
    companies: namesJson("em.company_id"),
  }),
} as const;

const columns = `k.id AS claim_id, k.statement_id, b.evidence_id, (${claimJson})::text AS claim,
  (CASE WHEN em.id IS NULL THEN ${evidenceJson.statement} ELSE ${evidenceJson.move} END)::text AS evidence`;
const evidenceJoins = `LEFT JOIN statement es ON es.id = b.evidence_id LEFT JOIN move em ON em.id = b.evidence_id`;

/** New evidence against what was claimed: the claims of its family that it may bear on. */
function earlierClaimsSql(kind: EntryKind): string {
  const fits = fitsSql("d", "e", "k.kind");
  const day =
    "LATERAL (SELECT s.said_from AS day_from, s.said_to AS day_to, s.said_precision AS precision) d";
  // OFFSET 0 keeps the planner from reading all claims into a hash to answer for a few.
  const isClaimed = `EXISTS (SELECT 1 FROM statement s JOIN claim k ON k.statement_id = s.id, ${day}, entry e
    WHERE s.id = o.id AND ${fits} OFFSET 0)`;
  return `WITH RECURSIVE ${theEntrySql(kind)},
  ${familySql("company and about")},
  pool AS MATERIALIZED (
    SELECT s.id, s.search FROM statement s, entry e
    WHERE s.company_id = ${familyArraySql} AND s.voice = 'own' AND s.id <> e.id
      AND ${inFamilySql("s.company_id", "e.day")}),
  ${bestSql({ entry: kind, pool: ["statement"], where: isClaimed, limit: "$2" })}
  SELECT ${columns}
  FROM (SELECT *, $1::text AS evidence_id FROM best) b
  JOIN statement s ON s.id = b.id JOIN claim k ON k.statement_id = s.id ${evidenceJoins}, ${day}, entry e
  WHERE ${fits} ORDER BY b.score DESC, k.id LIMIT $2`;
}

/** New claims against what is recorded: statements and moves of their family that may bear on them. */
function laterEvidenceSql(): string {
  const branch = (kind: EntryKind, alias: string, where: string) =>
    `SELECT ${entrySql(kind, alias)} FROM ${kind} ${alias} WHERE ${where}`;
  const own = "s.voice = 'own' AND s.id <> $1";
  // What a third party says of the company is no word of the company's, and evidence for or against it all the same.
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
  ${bestSql({ entry: "statement", pool: ["statement", "move"], where: "true", limit: "$2" })}
  SELECT ${columns}
  FROM (SELECT *, id AS evidence_id FROM best) b ${evidenceJoins}
  JOIN statement s ON s.id = $1 JOIN claim k ON k.statement_id = s.id, ${day}, entry e
  WHERE ${fitsSql("e", "d", "k.kind")} ORDER BY b.score DESC, b.id, k.id LIMIT $3`;
}

interface Row {
  readonly claim_id: string;
  readonly statement_id: string;
  readonly evidence_id: string;
  readonly claim: string;
  readonly evidence: string;
}

function toClaim({ day, dueDay, condition, scope, ...row }: ClaimRow): JudgedClaim {
  const due: { dueDay?: Day } = dueDay === null ? {} : { dueDay: parseDay(dueDay) };
  return {
    ...row,
    ...(condition !== null && { condition }),
    ...(scope !== null && { scope }),
    day: parseDay(day),
    ...due,
  };
}

/** The claim's company is among those the evidence is about: it was found in its family. */
function toEvidence(row: EvidenceRow, claim: ClaimRow): JudgedEvidence {
  return {
    text: row.text,
    form: row.form,
    ...(row.context !== null && { context: row.context }),
    ...(row.statedReason !== null && { statedReason: row.statedReason }),
    ...(row.disclosure !== null && { disclosure: row.disclosure }),
    ...(row.voice !== null && { voice: row.voice }),
    day: parseDay(row.day),
    companies: [...new Set([...(row.about ?? []), ...row.companies, ...claim.companies])],
  };
}

function toCandidate(row: Row): Candidate {
  // Both texts were built by the fragments above in the shape of these rows.
  const claim = JSON.parse(row.claim) as ClaimRow;
  const evidence = JSON.parse(row.evidence) as EvidenceRow;
  return {
    claimId: row.claim_id,
    statementId: row.statement_id,
    evidenceId: row.evidence_id,
    claim: toClaim(claim),
    evidence: toEvidence(evidence, claim),
  };
}

/**
 * The claims that an entry may be evidence for or against, likeliest first, MOST_CLAIMS at most.
 *
 * Claims in the company's own voice, of the entry's company, of the one it speaks of, and of those that own or are
 * owned by them on its day; days in an order that is known and fits the claim's kind; at least a word or a topic in
 * common. Nothing where the entry reports what others say. Cost: one query, 20 ms at 100,000 entries.
 */
export async function listEarlierClaims(reader: Reader, entry: EntryRef): Promise<Candidate[]> {
  const rows = await reader.rows<Row>(earlierClaimsSql(entry.kind), [entry.id, MOST_CLAIMS]);
  return rows.map(toCandidate);
}

/** The evidence recorded already that a statement's claims may meet; else as `listEarlierClaims`. */
export async function listLaterEvidence(reader: Reader, statementId: string): Promise<Candidate[]> {
  const rows = await reader.rows<Row>(laterEvidenceSql(), [statementId, MOST_EVIDENCE, MOST_PAIRS]);
  return rows.map(toCandidate);
}
