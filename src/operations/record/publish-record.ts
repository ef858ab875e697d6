import { type PublicationFault, proofFaults } from "../../core/review/publication.js";
import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import type { Claim } from "../../schemas/claim.js";
import type { Move } from "../../schemas/move.js";
import type { Statement } from "../../schemas/statement.js";
import { getClaim } from "../../store/claim.js";
import { readJson } from "../../store/json.js";
import { getMove } from "../../store/move.js";
import { getStatement } from "../../store/statement.js";
import { type Act, perform, type Work } from "../act.js";
import { refuseFaults } from "../links/link-faults.js";
import { takePublicationLock } from "../links/publication-lock.js";
import { type EntryProof, getMoveProof, getStatementProof } from "./entry-proof.js";
import { makeClaimPublic, makeClaimsPublic, makeMovePublic, makeStatementPublic } from "./make-public.js";

function faultsOf({ proof }: EntryProof, name: string): PublicationFault[] {
  return proofFaults(proof, { pointer: "", name });
}

async function checkStatement(work: Work, id: string): Promise<void> {
  refuseFaults(faultsOf(await getStatementProof(work.tx, id), "the statement"));
}

/**
 * The statement, published with its claims, source, speaker and company. A public statement is returned unchanged.
 *
 * @throws DomainError `statement-not-found`, `quote-not-in-capture`, `source-before-event`
 */
export function publishStatement(act: Act, id: string): Promise<Statement> {
  return perform(act, "editor", async (work) => {
    await takePublicationLock(work.tx);
    const row = await work.tx.statement.findUnique({ where: { id } });
    if (!row) throw new DomainError("statement-not-found", "No statement has this id.");
    if (row.publicSince === null) {
      await checkStatement(work, id);
      await makeStatementPublic(work, id);
      await makeClaimsPublic(work, id);
      work.changePublic();
    }
    return readJson(await getStatement(readerOf(work.tx), id, "staff"));
  });
}

/**
 * The move, published with its source and company. A public move is returned unchanged.
 *
 * @throws DomainError `move-not-found`, `quote-not-in-capture`, `source-before-event`
 */
export function publishMove(act: Act, id: string): Promise<Move> {
  return perform(act, "editor", async (work) => {
    await takePublicationLock(work.tx);
    const row = await work.tx.move.findUnique({ where: { id } });
    if (!row) throw new DomainError("move-not-found", "No move has this id.");
    if (row.publicSince === null) {
      refuseFaults(faultsOf(await getMoveProof(work.tx, id), "the move"));
      await makeMovePublic(work, id);
      work.changePublic();
    }
    return readJson(await getMove(readerOf(work.tx), id, "staff"));
  });
}

/**
 * The claim, published with its statement but without the statement's other claims. A public claim is returned
 * unchanged.
 *
 * @throws DomainError `claim-not-found`, `quote-not-in-capture`, `source-before-event`
 */
export function publishClaim(act: Act, id: string): Promise<Claim> {
  return perform(act, "editor", async (work) => {
    await takePublicationLock(work.tx);
    const row = await work.tx.claim.findUnique({ where: { id } });
    if (!row) throw new DomainError("claim-not-found", "No claim has this id.");
    if (row.publicSince === null) {
      await checkStatement(work, row.statementId);
      await makeClaimPublic(work, id);
      work.changePublic();
    }
    return readJson(await getClaim(readerOf(work.tx), { id, now: work.now }, "staff"));
  });
}
