/** Codes of all failures that a caller can act on. `http/problems.ts` gives each its HTTP status. */
export const errorCodes = [
  "invalid-input",
  "malformed-json",
  "text-too-long",
  "company-not-found",
  "speaker-not-found",
  "role-not-found",
  "source-not-found",
  "capture-not-found",
  "nothing-captured",
  "statement-not-found",
  "claim-not-found",
  "move-not-found",
  "link-not-found",
  "topic-not-found",
  "correction-not-found",
  "api-key-not-found",
  "job-not-found",
  "page-not-found",
  "slug-taken",
  "duplicate-company",
  "duplicate-speaker",
  "duplicate-source",
  "duplicate-statement",
  "duplicate-claim",
  "duplicate-move",
  "duplicate-link",
  "duplicate-topic",
  "parent-cycle",
  "overlapping-alias",
  "overlapping-parent",
  "overlapping-role",
  "claim-not-in-statement",
  "evidence-in-future",
  "day-in-future",
  "wrong-company",
  "quote-not-in-capture",
  "evidence-before-claim",
  "day-order-undecided",
  "source-before-event",
  "no-defence",
  "condition-unanswered",
  "too-few-approvals",
  "reviewer-is-proposer",
  "already-reviewed",
  "status-not-allowed",
  "correction-breaks-link",
  "nothing-to-correct",
  "not-correctable",
  "key-required",
  "key-refused",
  "role-refused",
  "idempotency-key-reused",
  "invalid-cursor",
  "rate-limited",
  "body-too-large",
  "unsupported-media-type",
  "method-not-allowed",
  "not-ready",
  "data-folder-in-use",
  "config-invalid",
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What is wrong with one field or parameter: a JSON pointer into the body, or a parameter's name, and a detail. */
export interface FieldFault {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly detail: string;
}

/**
 * A failure with a code that the caller can act on.
 *
 * `message` tells the caller what was wrong and what would be right. The cause goes to the log only.
 */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  readonly faults: readonly FieldFault[];

  constructor(
    code: ErrorCode,
    message: string,
    more: { readonly faults?: readonly FieldFault[]; readonly cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? {} : { cause: more.cause });
    this.code = code;
    this.faults = more.faults ?? [];
  }
}
