import type { z } from "zod";
import { DomainError } from "../errors.js";
import { problem } from "../schemas/problem.js";

/** A service that runs, and the key for it. */
export interface AskedServer {
  readonly address: string;
  readonly key: string | undefined;
}

// Longer than the longest fetch of a document, with the wait for its host.
const TIMEOUT_MS = 300_000;

const refuse = (message: string, cause?: unknown): never => {
  throw new DomainError("invalid-input", message, { cause });
};

function addressOf(server: string, path: string): string {
  const isWeb = URL.canParse(server) && /^https?:$/.test(new URL(server).protocol);
  if (!isWeb) refuse(`--server "${server}" must be an address such as https://walkback.example.`);
  return `${server.replace(/\/+$/, "")}${path}`;
}

/**
 * The answer of a service to a POST, checked.
 *
 * @throws DomainError `invalid-input` with what the service said is wrong
 */
export async function askServer<Answer>(
  { address, key }: AskedServer,
  path: string,
  { body, answer }: { readonly body: string | FormData; readonly answer: z.ZodType<Answer> },
): Promise<Answer> {
  if (key === undefined) return refuse("A server needs a key: give --key, or set WALKBACK_KEY.");
  const response = await fetch(addressOf(address, path), {
    method: "POST",
    headers: {
      authorization: `Bearer ${key}`,
      ...(typeof body === "string" && { "content-type": "application/json" }),
    },
    body,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => refuse(`The server ${address} does not answer.`, cause));
  const said: unknown = await response.json().catch(() => null);
  if (!response.ok) {
    const read = problem.safeParse(said);
    return refuse(read.success ? read.data.detail : `The server ${address} answered ${response.status}.`);
  }
  const read = answer.safeParse(said);
  return read.success ? read.data : refuse(`The server ${address} answered in a form that is not known.`);
}
