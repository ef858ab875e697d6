import type { Judge } from "../core/judge/verdict.js";
import type { Reader } from "../database/database.js";
import {
  type Candidate,
  type CandidateRow,
  candidateColumns,
  evidenceJoins,
  toCandidate,
} from "./candidate-pair.js";
import { untouchedProposalSql } from "./untouched-proposal.js";

/** A proposal's pair, and its link. */
export interface StaleProposal extends Candidate {
  readonly linkId: string;
}

/** Proposals that no person has touched and on which this judge and version gave no verdict: $1 its name, $2 its version. */
const isStale = `${untouchedProposalSql}
  AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.link_id = l.id AND v.judge = $1 AND v.version = $2)`;

/** Which proposals: those of no verdict of this judge, from a link's id on. */
interface StaleAsked {
  readonly judge: Pick<Judge, "name" | "version">;
  readonly from: string;
}

/** The id of the first stale proposal from a link's id on; null where there is none. Cost: a walk over the open proposals. */
export async function findStaleProposal(reader: Reader, { judge, from }: StaleAsked): Promise<string | null> {
  const [row] = await reader.rows<{ id: string }>(
    `SELECT l.id FROM link l WHERE l.id >= $3 AND ${isStale} ORDER BY l.id LIMIT 1`,
    [judge.name, judge.version, from],
  );
  return row?.id ?? null;
}

/** Stale proposals in the order of their links' ids, `limit` at most. */
export async function listStaleProposals(
  reader: Reader,
  { judge, from, limit }: StaleAsked & { readonly limit: number },
): Promise<readonly StaleProposal[]> {
  const rows = await reader.rows<CandidateRow & { readonly link_id: string }>(
    `SELECT ${candidateColumns}, b.link_id
     FROM (SELECT l.id AS link_id, l.claim_id, coalesce(l.evidence_statement_id, l.evidence_move_id) AS evidence_id
       FROM link l WHERE l.id >= $3 AND ${isStale} ORDER BY l.id LIMIT $4) b
     JOIN claim k ON k.id = b.claim_id JOIN statement s ON s.id = k.statement_id ${evidenceJoins}
     ORDER BY b.link_id`,
    [judge.name, judge.version, from, limit],
  );
  return rows.map((row) => ({ ...toCandidate(row), linkId: row.link_id }));
}
