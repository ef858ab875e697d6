import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";

// Of this process alone, so that the numbers of two processes are never the same id.
const ownPart = randomBytes(9).toString("base64url");
let number = 0;

/** The request's id: the caller's, where it is one that a log can hold, else a new one. */
export function requestId({ headers }: IncomingMessage): string {
  const given = headers["x-request-id"];
  if (typeof given === "string" && /^[\w.-]{1,64}$/.test(given)) return given;
  number += 1;
  return `${ownPart}-${number.toString(36)}`;
}
