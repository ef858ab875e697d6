import { isDatabaseAway } from "../database/faults.js";
import { DomainError, type ErrorCode } from "../errors.js";
import type { Problem } from "../schemas/problem.js";

/** The HTTP status of each failure. */
export const statusOf = {
  "invalid-input": 400,
  "malformed-json": 400,
  "text-too-long": 413,
  "company-not-found": 404,
  "speaker-not-found": 404,
  "role-not-found": 404,
  "source-not-found": 404,
  "capture-not-found": 404,
  "nothing-captured": 404,
  "statement-not-found": 404,
  "claim-not-found": 404,
  "move-not-found": 404,
  "link-not-found": 404,
  "topic-not-found": 404,
  "correction-not-found": 404,
  "api-key-not-found": 404,
  "job-not-found": 404,
  "page-not-found": 404,
  "slug-taken": 409,
  "duplicate-company": 409,
  "duplicate-source": 409,
  "duplicate-speaker": 409,
  "duplicate-statement": 409,
  "duplicate-claim": 409,
  "duplicate-move": 409,
  "duplicate-link": 409,
  "duplicate-topic": 409,
  "parent-cycle": 422,
  "overlapping-alias": 409,
  "overlapping-parent": 409,
  "overlapping-role": 409,
  "claim-not-in-statement": 422,
  "evidence-in-future": 422,
  "day-in-future": 422,
  "wrong-company": 422,
  "quote-not-in-capture": 422,
  "evidence-before-claim": 422,
  "day-order-undecided": 422,
  "source-before-event": 422,
  "no-defence": 409,
  "condition-unanswered": 409,
  "too-few-approvals": 409,
  "reviewer-is-proposer": 409,
  "already-reviewed": 409,
  "status-not-allowed": 409,
  "correction-breaks-link": 409,
  "nothing-to-correct": 422,
  "not-correctable": 422,
  "key-required": 401,
  "key-refused": 401,
  "role-refused": 403,
  "idempotency-key-reused": 422,
  "invalid-cursor": 400,
  "rate-limited": 429,
  "body-too-large": 413,
  "unsupported-media-type": 415,
  "method-not-allowed": 405,
  "not-ready": 503,
  "data-folder-in-use": 500,
  "config-invalid": 500,
  internal: 500,
} as const satisfies Record<ErrorCode, number>;

/** The title of each kind of failure. A title never varies. */
export const titleOf = {
  "invalid-input": "The input has mistakes",
  "malformed-json": "The body is not valid JSON",
  "text-too-long": "A text is too long",
  "company-not-found": "No such company",
  "speaker-not-found": "No such speaker",
  "role-not-found": "No such role",
  "source-not-found": "No such source",
  "capture-not-found": "No such capture",
  "nothing-captured": "The capture does not hold this",
  "statement-not-found": "No such statement",
  "claim-not-found": "No such claim",
  "move-not-found": "No such move",
  "link-not-found": "No such link",
  "topic-not-found": "No such topic",
  "correction-not-found": "No such correction",
  "api-key-not-found": "No such API key",
  "job-not-found": "No such job",
  "page-not-found": "Nothing is at this address",
  "slug-taken": "The slug is already in use",
  "duplicate-company": "The company is already recorded",
  "duplicate-source": "The source is already recorded",
  "duplicate-speaker": "The speaker is already recorded",
  "duplicate-statement": "The statement is already recorded",
  "duplicate-claim": "The claim is already recorded",
  "duplicate-move": "The move is already recorded",
  "duplicate-link": "The link is already recorded",
  "duplicate-topic": "The topic is already recorded",
  "parent-cycle": "A company cannot own its owner",
  "overlapping-alias": "The alias is already recorded for some of these days",
  "overlapping-parent": "The parent is already recorded for some of these days",
  "overlapping-role": "The role is already recorded for some of these days",
  "claim-not-in-statement": "The claim's words are not in the statement",
  "evidence-in-future": "The evidence lies in the future",
  "day-in-future": "The day is in the future",
  "wrong-company": "The evidence is about another company",
  "quote-not-in-capture": "The quote is not in the captured text",
  "evidence-before-claim": "The evidence is earlier than the claim",
  "day-order-undecided": "The days do not show which came first",
  "source-before-event": "The source is earlier than what it proves",
  "no-defence": "No defence is recorded",
  "condition-unanswered": "No explanation covers the claim's condition",
  "too-few-approvals": "Too few reviewers have approved",
  "reviewer-is-proposer": "The proposer cannot approve the link",
  "already-reviewed": "This reviewer has already given this verdict",
  "status-not-allowed": "The record's status does not allow this",
  "correction-breaks-link": "The correction would make a published link false",
  "nothing-to-correct": "The record already has this value",
  "not-correctable": "The field cannot be corrected",
  "key-required": "An API key is needed",
  "key-refused": "The API key is not valid",
  "role-refused": "The API key's role does not allow this",
  "idempotency-key-reused": "The Idempotency-Key was used for another request",
  "invalid-cursor": "The cursor does not belong to this list",
  "rate-limited": "Too many requests",
  "body-too-large": "The body is too large",
  "unsupported-media-type": "The body must be JSON",
  "method-not-allowed": "The method is not allowed here",
  "not-ready": "The service is not ready",
  "data-folder-in-use": "Another process uses the data folder",
  "config-invalid": "The configuration has mistakes",
  internal: "Something went wrong on our side",
} as const satisfies Record<ErrorCode, string>;

const hidden =
  "The service failed; nothing was wrong with the request. Try again. If it fails again, report the request's id: the log has the cause under it.";

/** A failure as a problem document. A 500 never gives its cause: its detail is always the same. */
export function toProblem(
  { code, message, faults }: DomainError,
  { siteUrl, requestId }: { readonly siteUrl: string; readonly requestId: string },
): Problem {
  return {
    type: `${siteUrl}/problems/${code}`,
    title: titleOf[code],
    status: statusOf[code],
    detail: statusOf[code] === 500 ? hidden : message,
    instance: requestId,
    code,
    ...(faults.length > 0 && { errors: [...faults] }),
  };
}

const codeOfFastify: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: "body-too-large",
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "unsupported-media-type",
  FST_ERR_CTP_INVALID_JSON_BODY: "malformed-json",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "invalid-input",
  FST_ERR_BAD_URL: "invalid-input",
  FST_ERR_INVALID_URL: "invalid-input",
  FST_ERR_MAX_PARAM_LENGTH: "page-not-found",
  FST_CP_ERR_INVALID_CONTENT_ENCODING: "unsupported-media-type",
  FST_CP_ERR_INVALID_CONTENT: "invalid-input",
};

/** Messages of errors that need more than the message of their code. */
const messageOfFastify: Readonly<Record<string, string>> = {
  FST_CP_ERR_INVALID_CONTENT_ENCODING:
    "The body's Content-Encoding is not supported: send it with Content-Encoding: gzip, or with none.",
  FST_CP_ERR_INVALID_CONTENT:
    "The body is not whole gzip, as its Content-Encoding claims: compress it, or leave the header out.",
};

const messageOf: Partial<Record<ErrorCode, string>> = {
  "body-too-large": "The body is larger than this service accepts: send less at once.",
  "unsupported-media-type": "Send the body as application/json.",
  "invalid-input":
    "The request's address or Content-Length is malformed: percent-encode the address as UTF-8.",
  "page-not-found": "Nothing is at this address.",
  "malformed-json": "The body is not valid JSON: check its quotes, commas and brackets.",
};

/** Any error as a `DomainError`. An unforeseen one becomes `internal`, with its cause. */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const status = error instanceof Error && "statusCode" in error ? Number(error.statusCode) : 500;
  const known =
    codeOfFastify[code] ?? (error instanceof SyntaxError && status === 400 ? "malformed-json" : null);
  if (known !== null) {
    const message = messageOfFastify[code] ?? messageOf[known] ?? titleOf[known];
    return new DomainError(known, message, { cause: error });
  }
  if (status === 404)
    return new DomainError("page-not-found", "Nothing is at this address.", { cause: error });
  if (isDatabaseAway(error))
    return new DomainError("not-ready", "The database does not answer: try again in a moment.", {
      cause: error,
    });
  return new DomainError("internal", hidden, { cause: error });
}
