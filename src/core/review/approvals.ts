/** A reviewer's verdict on a link. */
export interface ReviewFact {
  readonly reviewer: string;
  readonly verdict: "approve" | "reject";
  readonly comment: string | null;
}

/** The proposer of the link, and how many reviewers must approve it. `proposer` is `null` if a judge proposed it. */
export interface ApprovalRule {
  readonly proposer: string | null;
  readonly required: number;
}

/** Whether two names belong to one holder. The keys of one person may differ in capitals and blanks. */
export function isSameHolder(a: string, b: string): boolean {
  return holderKey(a) === holderKey(b);
}

function holderKey(holder: string): string {
  return holder.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** Whether an approval does not count because the reviewer proposed the link. This applies from two required approvals. */
export function isOwnProposal(reviewer: string, { proposer, required }: ApprovalRule): boolean {
  return required >= 2 && proposer !== null && isSameHolder(reviewer, proposer);
}

/** The number of different reviewers whose latest verdict is an approval that counts. `reviews` are oldest first. */
export function countApprovals(reviews: readonly ReviewFact[], rule: ApprovalRule): number {
  const latest = new Map(reviews.map((review) => [holderKey(review.reviewer), review]));
  return [...latest.values()].filter(
    ({ verdict, reviewer }) => verdict === "approve" && !isOwnProposal(reviewer, rule),
  ).length;
}

/**
 * Whether a review adds nothing: it repeats the reviewer's latest verdict without a new comment, and nobody has reviewed
 * differently since. `reviews` are oldest first.
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
