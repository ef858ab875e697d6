import type { Judge } from "../core/verdict/verdict.js";
import type { Reader } from "../database/database.js";
import {
  type Candidate,
  type CandidateRow,
  candidateColumns,
  evidenceJoins,
  toCandidate,
} from "./candidate-pair.js";
import { untouchedProposalSql } from "./untouched-proposal.js";

/** The pair of a proposed link, with the link's id. */
export interface StaleProposal extends Candidate {
  readonly linkId: string;
}

/** SQL condition: the link is an untouched proposal without a verdict of this judge ($1) in this version ($2). */
const isStale = `${untouchedProposalSql}
  AND NOT EXISTS (SELECT 1 FROM verdict v WHERE v.link_id = l.id AND v.judge = $1 AND v.version = $2)`;

/** Which stale proposals to list: those without a verdict of this judge, from a link's id on. */
interface StaleAsked {
  readonly judge: Pick<Judge, "name" | "version">;
  readonly from: string;
}

/** The id of the first stale proposal from a link's id on, or null. Cost: reads the open proposals in order. */
export async function findStaleProposal(reader: Reader, { judge, from }: StaleAsked): Promise<string | null> {
  const [row] = await reader.rows<{ id: string }>(
    `SELECT l.id FROM link l WHERE l.id >= $3 AND ${isStale} ORDER BY l.id LIMIT 1`,
    [judge.name, judge.version, from],
  );
  return row?.id ?? null;
}

/** At most `limit` stale proposals, in the order of their links' ids. */
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
