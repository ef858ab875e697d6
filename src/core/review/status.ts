import { DomainError } from "../../errors.js";

/** The version of these rules and of those in `publication.ts`. Reviews record it. Raise it when a rule changes. */
export const RULE_VERSION = "1";

export const linkStatuses = ["proposed", "published", "rejected", "withdrawn"] as const;
export type LinkStatus = (typeof linkStatuses)[number];

/** The acts that change a link's status. */
export type StatusAct = "approve" | "reject" | "publish" | "withdraw";

/**
 * The status that each act leads to. An act that is not listed is not allowed.
 *
 * An approval undoes a rejection and proposes the link again. Published links are not reviewed any more: they are
 * corrected or withdrawn. A withdrawal is final.
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
  withdrawn: "it stays withdrawn at its address",
};

/** The status after an act. @throws DomainError `status-not-allowed` */
export function nextStatus(status: LinkStatus, act: StatusAct): LinkStatus {
  const allowed: Partial<Record<StatusAct, LinkStatus>> = nextOf[status];
  const next = allowed[act];
  if (next !== undefined) return next;
  throw new DomainError("status-not-allowed", `Cannot ${act} this link. It is ${status}: ${advice[status]}.`);
}
