import type { ClaimKind } from "../../core/claims/kinds.js";
import { latestDayOf } from "../../core/dates/day.js";
import { countApprovals } from "../../core/review/approvals.js";
import { type LinkFacts, type PublicationFault, publicationFaults } from "../../core/review/publication.js";
import { readerOf, type Tx } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import { listFamily } from "../../store/ownership.js";
import { getMoveProof, getStatementProof } from "../record/entry-proof.js";
import type { LinkRow } from "./link-row.js";

async function getFacts(tx: Tx, link: LinkRow, rule: { required: number; now: Date }): Promise<LinkFacts> {
  const claim = await tx.claim.findUniqueOrThrow({ where: { id: link.claimId } });
  const said = await getStatementProof(tx, claim.statementId);
  const evidence =
    link.evidenceMoveId === null
      ? await getStatementProof(tx, link.evidenceStatementId ?? "")
      : await getMoveProof(tx, link.evidenceMoveId);
  const { proposer, relation, reviews } = link;
  return {
    relation,
    // Safe cast: the column's check constraint allows only these words.
    claimKind: claim.kind as ClaimKind,
    claim: said.proof,
    evidence: evidence.proof,
    family: await listFamily(readerOf(tx), said.companyId),
    evidenceCompanies: [evidence.companyId, evidence.aboutId].filter((id) => id !== null),
    hasCondition: claim.condition !== null,
    hasExplanation: link.explanation !== null,
    hasDefence: (await tx.defence.count({ where: { linkId: link.id } })) > 0,
    approvals: countApprovals(reviews, { proposer, required: rule.required }),
    required: rule.required,
    today: latestDayOf(rule.now),
  };
}

/** Everything that keeps a link from being published, given the link and its records as they are now. */
export async function listLinkFaults(
  tx: Tx,
  link: LinkRow,
  rule: { readonly required: number; readonly now: Date },
): Promise<PublicationFault[]> {
  return publicationFaults(await getFacts(tx, link, rule));
}

/** @throws DomainError with the first fault's code and one line for each fault, if there is any */
export function refuseFaults(faults: readonly PublicationFault[]): void {
  const [first, ...others] = faults;
  if (!first) return;
  const more =
    others.length === 0
      ? ""
      : ` ${others.length} more ${others.length === 1 ? "check fails" : "checks fail"}.`;
  throw new DomainError(first.code, first.message + more, {
    faults: faults.map(({ code, pointer, message }) => ({ pointer, detail: `${code}: ${message}` })),
  });
}
