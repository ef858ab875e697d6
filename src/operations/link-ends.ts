import { idPrefixes } from "../core/ids.js";
import type { Tx } from "../database/database.js";
import { DomainError } from "../errors.js";

/** Which table an evidence id names: its prefix says. */
export function evidenceColumns(evidenceId: string): {
  evidenceStatementId: string | null;
  evidenceMoveId: string | null;
} {
  const isMove = evidenceId.startsWith(`${idPrefixes.move}_`);
  return { evidenceStatementId: isMove ? null : evidenceId, evidenceMoveId: isMove ? evidenceId : null };
}

/** What a link copies from its two ends. */
export interface LinkEnds {
  readonly companyId: string;
  readonly speakerId: string | null;
  readonly evidenceFrom: Date;
  readonly evidenceTo: Date;
  readonly topicIds: readonly string[];
}

async function getEvidenceDays(tx: Tx, evidenceId: string) {
  const { evidenceStatementId, evidenceMoveId } = evidenceColumns(evidenceId);
  const topics = { select: { topicId: true } } as const;
  if (evidenceMoveId !== null) {
    const move = await tx.move.findUnique({ where: { id: evidenceMoveId }, include: { topics } });
    if (!move)
      throw new DomainError("move-not-found", "No move has the id given as evidence.", faultOfEvidence);
    return { from: move.effectiveFrom, to: move.effectiveTo, topics: move.topics };
  }
  const said = await tx.statement.findUnique({
    where: { id: evidenceStatementId ?? "" },
    include: { topics },
  });
  if (!said)
    throw new DomainError(
      "statement-not-found",
      "No statement has the id given as evidence.",
      faultOfEvidence,
    );
  return { from: said.saidFrom, to: said.saidTo, topics: said.topics };
}

const faultOfEvidence = { faults: [{ pointer: "/evidenceId", detail: "names nothing that is recorded" }] };

/**
 * What a link of this claim to this evidence copies from them.
 *
 * @throws DomainError `claim-not-found`, `statement-not-found`, `move-not-found`; `invalid-input` where the evidence
 * is the statement that the claim itself is made in
 */
export async function getLinkEnds(tx: Tx, claimId: string, evidenceId: string): Promise<LinkEnds> {
  const claim = await tx.claim.findUnique({
    where: { id: claimId },
    include: { statement: { include: { topics: { select: { topicId: true } } } } },
  });
  if (!claim)
    throw new DomainError("claim-not-found", "No claim has this id.", {
      faults: [{ pointer: "/claimId", detail: "names nothing that is recorded" }],
    });
  if (claim.statementId === evidenceId)
    throw new DomainError("invalid-input", "A claim's own statement is no evidence for or against it.", {
      faults: [{ pointer: "/evidenceId", detail: "must be another statement, or a move" }],
    });
  const evidence = await getEvidenceDays(tx, evidenceId);
  const topicIds = [...claim.statement.topics, ...evidence.topics].map((row) => row.topicId);
  return {
    companyId: claim.statement.companyId,
    speakerId: claim.statement.speakerId,
    evidenceFrom: evidence.from,
    evidenceTo: evidence.to,
    topicIds: [...new Set(topicIds)],
  };
}
