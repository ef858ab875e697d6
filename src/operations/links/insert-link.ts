import type { Tx } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import type { Work } from "../act.js";
import { insertLinks, type LinkToInsert } from "./insert-links.js";
import { checkLinkEnds } from "./link-ends.js";

/** The id of the link between a claim and a piece of evidence, or null. A pair has at most one link. */
export async function findLinkId(tx: Tx, claimId: string, evidenceId: string): Promise<string | null> {
  const row = await tx.link.findFirst({
    where: { claimId, OR: [{ evidenceStatementId: evidenceId }, { evidenceMoveId: evidenceId }] },
    select: { id: true },
  });
  return row?.id ?? null;
}

/**
 * The id of a newly proposed link.
 *
 * @throws DomainError `duplicate-link`, naming the existing link; `claim-not-found`, `statement-not-found`,
 * `move-not-found`, `invalid-input`
 */
export async function insertLink(work: Work, link: LinkToInsert): Promise<string> {
  await checkLinkEnds(work.tx, link.claimId, link.evidenceId);
  const id = work.id("link");
  const inserted = await insertLinks(work, [{ ...link, id }]);
  if (!inserted.has(id)) throw await duplicate(work.tx, link);
  return id;
}

async function duplicate(tx: Tx, link: LinkToInsert): Promise<DomainError> {
  const existing = await findLinkId(tx, link.claimId, link.evidenceId);
  return new DomainError("duplicate-link", `This claim and this evidence are already linked: ${existing}.`, {
    faults: [
      { pointer: "/evidenceId", detail: `is already linked to the claim by ${existing}: review that link` },
    ],
  });
}
