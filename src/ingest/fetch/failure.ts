import { errors } from "undici";
import type { CaptureOutcome } from "../../schemas/capture-outcome.js";

export type FailedOutcome = Exclude<CaptureOutcome, "ok" | "not-modified" | "unreadable">;

/** Ends a fetch with an outcome. `message` is a sentence for the record. */
export class FetchFailure extends Error {
  override readonly name = "FetchFailure";
  readonly outcome: FailedOutcome;

  constructor(outcome: FailedOutcome, message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause });
    this.outcome = outcome;
  }
}

/** The body could not be kept: a failure of our store, not of the host. */
export class KeepFailure extends Error {
  override readonly name = "KeepFailure";

  constructor(cause: unknown) {
    super(`The body could not be kept: ${String(cause)}`, { cause });
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "";

const sentenceOf: Readonly<Record<string, string>> = {
  ENOTFOUND: "The host's name is not known.",
  EAI_AGAIN: "The host's name could not be looked up.",
  ECONNREFUSED: "The host refused the connection.",
  ECONNRESET: "The host closed the connection before its answer was complete.",
  EHOSTUNREACH: "The host cannot be reached.",
  ENETUNREACH: "The host's network cannot be reached.",
  UND_ERR_SOCKET: "The host closed the connection before its answer was complete.",
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: "The body is shorter or longer than the host said.",
};

/** Any error of a fetch as the outcome that it stands for. An error that is not known is a network error. */
export function toFailure(error: unknown): FetchFailure {
  if (error instanceof FetchFailure) return error;
  if (error instanceof Error && error.cause instanceof FetchFailure) return error.cause;
  const isTimeout =
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    error instanceof errors.ConnectTimeoutError;
  if (isTimeout) return new FetchFailure("timeout", "The host sent nothing for too long.", error);
  const code = codeOf(error);
  if (code === "HPE_HEADER_OVERFLOW" || code === "UND_ERR_HEADERS_OVERFLOW")
    return new FetchFailure("too-large", "The headers of the answer are too large.", error);
  if (code.startsWith("ERR_TLS") || code.includes("CERT") || code.startsWith("ERR_SSL"))
    return new FetchFailure("network-error", `The host's certificate is not valid (${code}).`, error);
  const name = code === "" && error instanceof Error ? error.name : code;
  return new FetchFailure("network-error", sentenceOf[code] ?? `The connection failed (${name}).`, error);
}
