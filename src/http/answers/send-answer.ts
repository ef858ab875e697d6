import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer, Form } from "./answer.js";
import type { AnswerCache } from "./answer-cache.js";
import { isUnchanged } from "./conditional.js";
import { chooseCoding, encode, isWorthEncoding } from "./encoding.js";

/** A request and its response. */
export interface Exchange {
  readonly cache: AnswerCache;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Headers for this request alone: names and values in turn. */
  readonly headers: readonly string[];
}

/**
 * Writes an answer, or a 304, on the socket. Fastify's hooks do not see it and add nothing.
 *
 * Gives a promise only if the answer must be compressed first. Otherwise it is written before this returns.
 */
export function sendAnswer(answer: Answer, exchange: Exchange): Promise<void> | undefined {
  const { cache, request, response, headers } = exchange;
  const { url = "/", headers: asked } = request;
  const isTellable = Date.now() >= answer.tellableFromMs;
  const lastModified = isTellable ? answer.lastModified : null;
  if (isUnchanged(asked, { etag: answer.etag, lastModified })) {
    const { dated, undated } = answer.unchangedHeaders;
    response.writeHead(304, (isTellable ? dated : undated).concat(headers)).end();
    return undefined;
  }
  const coding = isWorthEncoding(answer) ? chooseCoding(asked["accept-encoding"]) : null;
  const form = coding === null ? answer.plain : encode(answer, coding, { cache, url });
  if (form instanceof Promise) return form.then((made) => sendForm(made, exchange, isTellable));
  sendForm(form, exchange, isTellable);
  return undefined;
}

function sendForm(
  { bytes, headers: { dated, undated } }: Form,
  { request, response, headers }: Exchange,
  isTellable: boolean,
): void {
  response.writeHead(200, (isTellable ? dated : undated).concat(headers));
  // A buffer, not a string: Node then sends body and headers in one call, and copies 100 kB four times as fast.
  if (request.method === "HEAD") response.end();
  else response.end(bytes);
}
