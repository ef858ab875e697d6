import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";

// Random for each process, so that two processes never make the same id.
const ownPart = randomBytes(9).toString("base64url");
let number = 0;

/** The request's id: the one that the caller sent if a log can hold it, otherwise a new one. */
export function requestId({ headers }: IncomingMessage): string {
  const given = headers["x-request-id"];
  if (typeof given === "string" && /^[\w.-]{1,64}$/.test(given)) return given;
  number += 1;
  return `${ownPart}-${number.toString(36)}`;
}
