import { nextStatus } from "../../core/review/status.js";
import { readerOf } from "../../database/database.js";
import type { Link } from "../../schemas/link.js";
import { readJson } from "../../store/json.js";
import { getLink } from "../../store/link.js";
import { type Act, perform, type Work } from "../act.js";
import {
  makeClaimPublic,
  makeDefencePublic,
  makeMovePublic,
  makeStatementPublic,
} from "../record/make-public.js";
import { listLinkFaults, refuseFaults } from "./link-faults.js";
import { getLinkRow, type LinkRow } from "./link-row.js";
import { takePublicationLock } from "./publication-lock.js";

async function makeEndsPublic(work: Work, link: LinkRow): Promise<void> {
  await makeClaimPublic(work, link.claimId);
  if (link.evidenceStatementId !== null) await makeStatementPublic(work, link.evidenceStatementId);
  if (link.evidenceMoveId !== null) await makeMovePublic(work, link.evidenceMoveId);
  await makeDefencePublic(work, link.id);
}

/**
 * The published link. The link must be proposed and pass every publication check.
 *
 * Publishing a link also makes public its claim and evidence, their sources, speakers and companies, and the
 * statements of its defence.
 * @throws DomainError `link-not-found`, `status-not-allowed`; or the code of the first check that failed
 * (`quote-not-in-capture`, `source-before-event`, `evidence-in-future`, `evidence-before-claim`,
 * `day-order-undecided`, `wrong-company`, `no-defence`, `condition-unanswered`, `too-few-approvals`), with one fault
 * for each check that failed
 */
export function publishLink(act: Act, linkId: string): Promise<Link> {
  return perform(act, "editor", async (work) => {
    await takePublicationLock(work.tx);
    const link = await getLinkRow(work.tx, linkId);
    const status = nextStatus(link.status, "publish");
    refuseFaults(await listLinkFaults(work.tx, link, { required: act.requiredApprovals, now: work.now }));
    await work.tx.link.update({
      where: { id: linkId },
      data: {
        status,
        // This relation fixes the permalink: a later correction of the relation does not change it.
        publishedAs: link.relation,
        publishedAt: work.now,
        publishedBy: work.actor.holder,
        changedAt: work.now,
      },
    });
    await makeEndsPublic(work, link);
    work.changePublic();
    return readJson(await getLink(readerOf(work.tx), linkId, "staff"));
  });
}
