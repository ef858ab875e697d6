/** A reviewer's verdict on a link. */
export interface ReviewFact {
  readonly reviewer: string;
  readonly verdict: "approve" | "reject";
  readonly comment: string | null;
}

/** Whose work it is, and how many must approve. `proposer` is null where a judge proposed. */
export interface ApprovalRule {
  readonly proposer: string | null;
  readonly required: number;
}

/** Whether two names are one holder's: keys of one person may write the name in other cases. */
export function isSameHolder(a: string, b: string): boolean {
  return holderKey(a) === holderKey(b);
}

function holderKey(holder: string): string {
  return holder.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** Whether a reviewer may not approve: where two or more are required, nobody approves what they proposed. */
export function isOwnProposal(reviewer: string, { proposer, required }: ApprovalRule): boolean {
  return required >= 2 && proposer !== null && isSameHolder(reviewer, proposer);
}

/** How many distinct reviewers' latest verdict is an approval that counts. `reviews` come oldest first. */
export function countApprovals(reviews: readonly ReviewFact[], rule: ApprovalRule): number {
  const latest = new Map(reviews.map((review) => [holderKey(review.reviewer), review]));
  return [...latest.values()].filter(
    ({ verdict, reviewer }) => verdict === "approve" && !isOwnProposal(reviewer, rule),
  ).length;
}

/**
 * Whether a review says nothing new: it repeats its reviewer's latest verdict, with no other comment, and nobody has
 * said otherwise since. `reviews` come oldest first.
 */
export function isRepeated(reviews: readonly ReviewFact[], next: ReviewFact): boolean {
  const own = reviews.findLastIndex(({ reviewer }) => isSameHolder(reviewer, next.reviewer));
  const last = reviews[own];
  return (
    last !== undefined &&
    last.verdict === next.verdict &&
    (next.comment === null || next.comment === last.comment) &&
    reviews.slice(own).every(({ verdict }) => verdict === next.verdict)
  );
}
