import { DomainError } from "../../errors.js";

/** The rules below and those of `publication.ts`, as reviews name them: a change of a rule is a new version. */
export const RULE_VERSION = "1";

export const linkStatuses = ["proposed", "published", "rejected", "withdrawn"] as const;
export type LinkStatus = (typeof linkStatuses)[number];

/** What can be done to a link's status. */
export type StatusAct = "approve" | "reject" | "publish" | "withdraw";

/**
 * Where each act takes a link. What is not here is not allowed.
 *
 * A rejection is undone by an approval, which proposes the link again. Published links are no longer reviewed: they
 * are corrected or withdrawn. Withdrawn is for good.
 */
const nextOf = {
  proposed: { approve: "proposed", reject: "rejected", publish: "published" },
  rejected: { approve: "proposed", reject: "rejected" },
  published: { withdraw: "withdrawn" },
  withdrawn: {},
} as const satisfies Record<LinkStatus, Partial<Record<StatusAct, LinkStatus>>>;

const advice: Record<LinkStatus, string> = {
  proposed: "it can be approved, rejected or published",
  rejected: "it can be approved, which proposes it again",
  published: "it can be corrected or withdrawn",
  withdrawn: "it stays so, at its address",
};

/** The status after an act. @throws DomainError `status-not-allowed` */
export function nextStatus(status: LinkStatus, act: StatusAct): LinkStatus {
  const allowed: Partial<Record<StatusAct, LinkStatus>> = nextOf[status];
  const next = allowed[act];
  if (next !== undefined) return next;
  throw new DomainError(
    "status-not-allowed",
    `Cannot ${act} this link: it is ${status}, and ${advice[status]}.`,
  );
}
