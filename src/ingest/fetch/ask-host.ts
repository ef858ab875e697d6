import { STATUS_CODES } from "node:http";
import type { Readable } from "node:stream";
import { type Agent, request } from "undici";
import { ACCEPTED_CODINGS } from "./decoded-body.js";
import { FetchFailure, KeepFailure, toFailure } from "./failure.js";
import type { HeaderPair } from "./fetched.js";
import type { Guard } from "./guard.js";
import { guardedAgent } from "./guarded-agent.js";
import type { FetchLimits } from "./limits.js";

/** An answer whose body is still to be read. */
export interface OpenAnswer {
  readonly url: URL;
  readonly status: number;
  readonly headers: readonly HeaderPair[];
  /** The value of a header by its lower-case name; empty if it is missing, the first if there are several. */
  readonly header: (name: string) => string;
  readonly body: Readable;
}

export interface Asking {
  readonly guard: Guard;
  readonly limits: FetchLimits;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds that are left of the whole time. */
  readonly leftMs: number;
}

function pairsOf(raw: readonly (Buffer | string)[]): HeaderPair[] {
  const texts = raw.map((part) => (typeof part === "string" ? part : part.toString("latin1")));
  return texts.flatMap((name, index): HeaderPair[] =>
    index % 2 === 0 ? [[name, texts[index + 1] ?? ""]] : [],
  );
}

/** Sends one GET and gives its headers and its body as a stream. */
async function send(url: URL, { limits, headers }: Asking, on: { dispatcher: Agent; signal: AbortSignal }) {
  const answer = await request(url, {
    ...on,
    headers: { ...headers, "accept-encoding": ACCEPTED_CODINGS },
    headersTimeout: limits.idleMs,
    bodyTimeout: limits.idleMs,
    responseHeaders: "raw",
  });
  // With responseHeaders "raw", undici gives the list of names and values that came over the network.
  const pairs = pairsOf(answer.headers as unknown as readonly (Buffer | string)[]);
  return { answer, pairs };
}

/**
 * The result of `use` on the answer of a host to one GET. The connection ends when `use` does.
 *
 * Follows no redirect.
 * @throws FetchFailure; KeepFailure of `use`
 */
export async function askHost<Result>(
  url: URL,
  asking: Asking,
  use: (answer: OpenAnswer) => Promise<Result>,
): Promise<Result> {
  asking.guard.checkUrl(url);
  const late = new FetchFailure("timeout", "The document did not arrive in the time that a fetch may take.");
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(late), Math.max(asking.leftMs, 0));
  const agent = guardedAgent(asking.guard, { connectMs: asking.limits.idleMs });
  try {
    const { answer, pairs } = await send(url, asking, { dispatcher: agent, signal: stop.signal });
    return await use({
      url,
      status: answer.statusCode,
      headers: pairs,
      header: (name) => pairs.find(([given]) => given.toLowerCase() === name)?.[1] ?? "",
      body: answer.body,
    });
  } catch (error) {
    if (error instanceof KeepFailure) throw error;
    throw stop.signal.aborted ? late : toFailure(error);
  } finally {
    clearTimeout(timer);
    await agent.destroy();
  }
}

/** A status in words, such as "404 Not Found". */
export function statusInWords(status: number): string {
  return `${status} ${STATUS_CODES[status] ?? ""}`.trim();
}
