import type { z } from "zod";
import { isOwnProposal, isRepeated } from "../../core/review/approvals.js";
import { nextStatus, RULE_VERSION } from "../../core/review/status.js";
import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import { type Link, type NewReview, newReview } from "../../schemas/link.js";
import { readJson } from "../../store/json.js";
import { getLink } from "../../store/link.js";
import { type Act, perform, type Work } from "../act.js";
import { checked } from "../input.js";
import { getLinkRow, type LinkRow } from "./link-row.js";
import { logInstant } from "./log-instant.js";
import { takePublicationLock } from "./publication-lock.js";

type Given = z.output<typeof newReview>;

function refuse(act: Act, link: LinkRow, next: Given & { reviewer: string }): void {
  const rule = { proposer: link.proposer, required: act.requiredApprovals };
  // Proposers may reject their own proposal, but not approve it.
  if (next.verdict === "approve" && isOwnProposal(next.reviewer, rule))
    throw new DomainError(
      "reviewer-is-proposer",
      `${link.proposer} proposed this link and cannot approve it: it needs ${rule.required} approvals by other reviewers.`,
    );
  if (isRepeated(link.reviews, next))
    throw new DomainError(
      "already-reviewed",
      `${next.reviewer} already gave this review, and nothing has changed since. Give another verdict or comment.`,
    );
}

async function insertReview(work: Work, link: LinkRow, given: Given): Promise<void> {
  await work.tx.review.create({
    data: {
      id: work.id("review"),
      linkId: link.id,
      verdict: given.verdict,
      comment: given.comment,
      reviewer: work.actor.holder,
      apiKeyId: work.actor.apiKeyId,
      ruleVersion: RULE_VERSION,
      reviewedAt: logInstant(work.now, link.lastReviewedAt),
    },
  });
}

/**
 * The link, with a reviewer's verdict added.
 *
 * A rejection takes a proposed link off the list. An approval brings a rejected link back.
 *
 * @throws DomainError `invalid-input`, `link-not-found`, `status-not-allowed`, `reviewer-is-proposer`,
 * `already-reviewed`
 */
export function reviewLink(act: Act, linkId: string, input: NewReview): Promise<Link> {
  return perform(act, "editor", async (work) => {
    const given = checked(newReview, input);
    await takePublicationLock(work.tx);
    const link = await getLinkRow(work.tx, linkId);
    const status = nextStatus(link.status, given.verdict);
    refuse(act, link, { ...given, reviewer: work.actor.holder });
    await insertReview(work, link, given);
    if (status !== link.status)
      await work.tx.link.update({ where: { id: linkId }, data: { status, changedAt: work.now } });
    return readJson(await getLink(readerOf(work.tx), linkId, "staff"));
  });
}
