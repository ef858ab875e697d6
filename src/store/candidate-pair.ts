import type { ClaimKind, Strength, Voice } from "../core/claims/kinds.js";
import { type Day, parseDay } from "../core/dates/day.js";
import type { JudgedClaim, JudgedEvidence } from "../core/verdict/verdict.js";
import type { EntryKind } from "./candidate-sql.js";
import { dayText, object } from "./json.js";

/** The entry (a statement or a move) that is compared with the others. */
export interface EntryRef {
  readonly kind: EntryKind;
  readonly id: string;
}

/** A claim and a piece of evidence worth judging, in the form that a judge reads. */
export interface Candidate {
  readonly claimId: string;
  readonly statementId: string;
  /** A statement's id or a move's. */
  readonly evidenceId: string;
  readonly claim: JudgedClaim;
  readonly evidence: JudgedEvidence;
}

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

/** SQL for all names that a company has had, its current name first. */
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

/** SQL columns for a pair: the claim `k` with its statement `s`, and the evidence `b.evidence_id`. */
export const candidateColumns = `k.id AS claim_id, k.statement_id, b.evidence_id, (${claimJson})::text AS claim,
  (CASE WHEN em.id IS NULL THEN ${evidenceJson.statement} ELSE ${evidenceJson.move} END)::text AS evidence`;
/** SQL joins that `candidateColumns` needs for the evidence `b.evidence_id`. */
export const evidenceJoins = `LEFT JOIN statement es ON es.id = b.evidence_id LEFT JOIN move em ON em.id = b.evidence_id`;

/** A row of `candidateColumns`. */
export interface CandidateRow {
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

// The evidence is also about the claim's company: ownership connects that company to the evidence's own.
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

/** The pair in a row. */
export function toCandidate(row: CandidateRow): Candidate {
  // Safe casts: the SQL fragments above built both texts in the shape of these rows.
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
