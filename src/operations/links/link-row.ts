import type { Manner, Relation } from "../../core/links/relations.js";
import type { ReviewFact } from "../../core/review/approvals.js";
import type { LinkStatus } from "../../core/review/status.js";
import type { Tx } from "../../database/database.js";
import { DomainError } from "../../errors.js";

/** A link as operations read it. `proposer` is the person's name; null if a judge proposed the link. */
export interface LinkRow {
  readonly id: string;
  readonly claimId: string;
  readonly evidenceStatementId: string | null;
  readonly evidenceMoveId: string | null;
  readonly companyId: string;
  readonly relation: Relation;
  readonly manner: Manner | null;
  readonly status: LinkStatus;
  readonly publishedAs: string | null;
  readonly proposer: string | null;
  readonly explanation: string | null;
  /** Oldest first. */
  readonly reviews: readonly ReviewFact[];
  readonly lastReviewedAt: Date | undefined;
}

/** @throws DomainError `link-not-found` */
export async function getLinkRow(tx: Tx, id: string): Promise<LinkRow> {
  const row = await tx.link.findUnique({
    where: { id },
    include: { reviews: { orderBy: [{ reviewedAt: "asc" }, { id: "asc" }] } },
  });
  if (!row) throw new DomainError("link-not-found", "No link has this id.");
  return {
    ...row,
    // Safe casts: the columns' check constraints allow only these words.
    relation: row.relation as Relation,
    manner: row.manner as Manner | null,
    status: row.status as LinkStatus,
    proposer: row.proposerKind === "person" ? row.proposer : null,
    reviews: row.reviews.map((review) => ({
      reviewer: review.reviewer,
      verdict: review.verdict === "approve" ? "approve" : "reject",
      comment: review.comment,
    })),
    lastReviewedAt: row.reviews.at(-1)?.reviewedAt,
  };
}

/** Whether the public can read a link with this status. */
export function isSeen(status: LinkStatus): boolean {
  return status === "published" || status === "withdrawn";
}
