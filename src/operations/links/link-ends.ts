import { idPrefixes } from "../../core/ids.js";
import type { Tx } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import type { EntryRef } from "../../store/candidate-pair.js";

/** The columns for an evidence id. Its prefix says whether it names a statement or a move. */
export function evidenceColumns(evidenceId: string): {
  evidenceStatementId: string | null;
  evidenceMoveId: string | null;
} {
  const isMove = evidenceId.startsWith(`${idPrefixes.move}_`);
  return { evidenceStatementId: isMove ? null : evidenceId, evidenceMoveId: isMove ? evidenceId : null };
}

/** The entry that an evidence id names. */
export function entryOf(evidenceId: string): EntryRef {
  const { evidenceMoveId } = evidenceColumns(evidenceId);
  return { kind: evidenceMoveId === null ? "statement" : "move", id: evidenceId };
}

const faultOfEvidence = {
  faults: [{ pointer: "/evidenceId", detail: "must be the id of a recorded statement or move" }],
};

async function checkEvidence(tx: Tx, evidenceId: string): Promise<void> {
  const { evidenceStatementId, evidenceMoveId } = evidenceColumns(evidenceId);
  const select = { id: true } as const;
  if (evidenceMoveId !== null) {
    if (await tx.move.findUnique({ where: { id: evidenceMoveId }, select })) return;
    throw new DomainError("move-not-found", "No move has the id given in evidenceId.", faultOfEvidence);
  }
  if (await tx.statement.findUnique({ where: { id: evidenceStatementId ?? "" }, select })) return;
  throw new DomainError(
    "statement-not-found",
    "No statement has the id given in evidenceId.",
    faultOfEvidence,
  );
}

/**
 * Checks that a claim can be linked to a piece of evidence.
 *
 * @throws DomainError `claim-not-found`, `statement-not-found`, `move-not-found`; `invalid-input` if the evidence is
 * the statement that makes the claim
 */
export async function checkLinkEnds(tx: Tx, claimId: string, evidenceId: string): Promise<void> {
  const claim = await tx.claim.findUnique({ where: { id: claimId }, select: { statementId: true } });
  if (!claim)
    throw new DomainError("claim-not-found", "No claim has the id given in claimId.", {
      faults: [{ pointer: "/claimId", detail: "must be the id of a recorded claim" }],
    });
  if (claim.statementId === evidenceId)
    throw new DomainError("invalid-input", "A claim's own statement cannot be evidence for or against it.", {
      faults: [{ pointer: "/evidenceId", detail: "must be another statement, or a move" }],
    });
  await checkEvidence(tx, evidenceId);
}
