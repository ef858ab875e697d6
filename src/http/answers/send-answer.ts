import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer, Form } from "./answer.js";
import type { AnswerCache } from "./answer-cache.js";
import { isUnchanged } from "./conditional.js";
import { chooseCoding, encode, isWorthEncoding } from "./encoding.js";

/** A request, and what it is answered on. */
export interface Exchange {
  readonly cache: AnswerCache;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Names and values in turn of what this request alone is told. */
  readonly headers: readonly string[];
}

/**
 * Writes an answer, or that it is unchanged, past all of Fastify's sending: nothing has anything to add to it.
 *
 * What takes no compression, or was compressed before, is written before this returns; a promise is given only where
 * it has to be compressed first.
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
  // As a buffer: Node sends it with the headers in one call, and copies a string of 100 kB for four times as long.
  if (request.method === "HEAD") response.end();
  else response.end(bytes);
}
