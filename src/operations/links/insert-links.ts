import {
  type Degree,
  type LetterOrSpirit,
  type Manner,
  mannersOf,
  type Relation,
} from "../../core/links/relations.js";
import type { Probabilities, Reason } from "../../core/verdict/verdict.js";
import type { Prisma } from "../../database/generated/client.js";
import { DomainError } from "../../errors.js";
import type { Work } from "../act.js";
import { evidenceColumns } from "./link-ends.js";
import { sharePublicationLock } from "./publication-lock.js";

/** Who proposes a link: the person who acts, or a judge with its confidence and probabilities. */
export type Proposer =
  | { readonly kind: "person" }
  | {
      readonly kind: "judge";
      readonly name: string;
      readonly version: string;
      readonly inputHash: string;
      readonly confidence: number;
      readonly probabilities: Probabilities;
    };

/** A link to propose. `evidenceId` is the id of a statement or a move. */
export interface LinkToInsert {
  readonly claimId: string;
  readonly evidenceId: string;
  readonly relation: Relation;
  readonly manner: Manner | null;
  readonly degree: Degree | null;
  readonly letterOrSpirit: LetterOrSpirit | null;
  readonly proposer: Proposer;
  readonly reasons: readonly Reason[];
  readonly explanation: string | null;
}

/** @throws DomainError `invalid-input` if the relation cannot have the manner */
export function checkManner(relation: Relation, manner: Manner | null, pointer = "/manner"): void {
  const fitting: readonly Manner[] = mannersOf[relation];
  if (manner === null || fitting.includes(manner)) return;
  throw new DomainError(
    "invalid-input",
    `A link that ${relation} a claim cannot have the manner ${manner}.`,
    {
      faults: [{ pointer, detail: `must be one of ${fitting.join(", ")}, or null` }],
    },
  );
}

/** Reasons in the form of the JSON column. */
export function reasonsJson(reasons: readonly Reason[]): Prisma.InputJsonArray {
  return reasons.map((reason) => ({
    sentence: reason.sentence,
    ...(reason.claimSpan && { claimSpan: { ...reason.claimSpan } }),
    ...(reason.evidenceSpan && { evidenceSpan: { ...reason.evidenceSpan } }),
  }));
}

function proposerColumns(proposer: Proposer, work: Work) {
  if (proposer.kind === "person") return { proposer_kind: "person", proposer: work.actor.holder };
  return {
    proposer_kind: "judge",
    proposer: proposer.name,
    judge_version: proposer.version,
    input_hash: proposer.inputHash,
    confidence: proposer.confidence,
    probabilities: proposer.probabilities,
  };
}

// Inserts no row for a pair whose claim or evidence is missing, or whose evidence is the claim's own statement. If
// another process proposes the same pair at this moment, the unique index drops one row without failing the transaction.
const insertSql = `WITH proposed AS (
    SELECT p.*, s.id AS claimed_in, s.company_id, s.speaker_id,
      coalesce(es.said_from, em.effective_from) AS evidence_from,
      coalesce(es.said_to, em.effective_to) AS evidence_to
    FROM jsonb_to_recordset($1::jsonb) AS p(id text, claim_id text, evidence_statement_id text,
      evidence_move_id text, relation text, manner text, degree text, letter_or_spirit text, proposer_kind text,
      proposer text, judge_version text, input_hash text, confidence double precision, probabilities jsonb,
      reasons jsonb, explanation text, at timestamptz)
    JOIN claim k ON k.id = p.claim_id
    JOIN statement s ON s.id = k.statement_id AND s.id IS DISTINCT FROM p.evidence_statement_id
    LEFT JOIN statement es ON es.id = p.evidence_statement_id
    LEFT JOIN move em ON em.id = p.evidence_move_id
    WHERE es.id IS NOT NULL OR em.id IS NOT NULL),
  inserted AS (
    INSERT INTO link (id, claim_id, evidence_statement_id, evidence_move_id, relation, manner, degree,
      letter_or_spirit, status, proposer_kind, proposer, judge_version, input_hash, confidence, probabilities,
      reasons, explanation, company_id, speaker_id, evidence_from, evidence_to, changed_at, recorded_at)
    SELECT id, claim_id, evidence_statement_id, evidence_move_id, relation, manner, degree,
      letter_or_spirit, 'proposed', proposer_kind, proposer, judge_version, input_hash, confidence, probabilities,
      reasons, explanation, company_id, speaker_id, evidence_from, evidence_to, at, at
    FROM proposed ORDER BY id ON CONFLICT DO NOTHING RETURNING id),
  headed AS (
    INSERT INTO link_topic (link_id, topic_id)
    SELECT p.id, t.topic_id FROM proposed p JOIN inserted USING (id),
      LATERAL (SELECT topic_id FROM statement_topic WHERE statement_id IN (p.claimed_in, p.evidence_statement_id)
        UNION SELECT topic_id FROM move_topic WHERE move_id = p.evidence_move_id) t)
  SELECT id FROM inserted`;

/**
 * The ids of the proposed links that are new. A pair has at most one link; a pair whose claim or evidence is missing
 * gets none.
 *
 * Copies company, speaker and days from the link's claim and evidence, and the topics of both. Writes no verdict row:
 * the caller for a judge does. Changes nothing that the public sees. Cost: two queries for any number of links.
 * @throws DomainError `invalid-input` if a relation cannot have its manner
 */
export async function insertLinks(
  work: Work,
  links: readonly (LinkToInsert & { readonly id: string })[],
): Promise<ReadonlySet<string>> {
  if (links.length === 0) return new Set();
  for (const { relation, manner } of links) checkManner(relation, manner);
  await sharePublicationLock(work.tx);
  const rows = links.map((link) => {
    const { evidenceMoveId, evidenceStatementId } = evidenceColumns(link.evidenceId);
    return {
      id: link.id,
      claim_id: link.claimId,
      evidence_statement_id: evidenceStatementId,
      evidence_move_id: evidenceMoveId,
      relation: link.relation,
      manner: link.manner,
      degree: link.degree,
      letter_or_spirit: link.letterOrSpirit,
      ...proposerColumns(link.proposer, work),
      reasons: reasonsJson(link.reasons),
      explanation: link.explanation,
      at: work.now,
    };
  });
  const inserted = await work.tx.$queryRawUnsafe<{ id: string }[]>(insertSql, JSON.stringify(rows));
  return new Set(inserted.map(({ id }) => id));
}
