import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** The request's id: the caller's, where it is one that a log can hold, else a new one. */
export function requestId({ headers }: IncomingMessage): string {
  const given = headers["x-request-id"];
  return typeof given === "string" && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}
