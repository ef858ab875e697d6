import type { IncomingMessage, ServerResponse } from "node:http";
import type { Answer, AnswerCache } from "./answer-cache.js";
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
 * What takes no compression, or was compressed before, is written before this returns.
 */
export async function sendAnswer(
  answer: Answer,
  { cache, request, response, headers }: Exchange,
): Promise<void> {
  const { method, url = "/", headers: asked } = request;
  const lastModified = Date.now() >= answer.tellableFromMs ? answer.lastModified : null;
  const own = lastModified === null ? headers : [...headers, "last-modified", lastModified];
  if (isUnchanged(asked, { etag: answer.etag, lastModified })) {
    response.writeHead(304, answer.unchangedHeaders.concat(own)).end();
    return;
  }
  const coding = isWorthEncoding(answer) ? chooseCoding(asked["accept-encoding"]) : null;
  const encoded = coding === null ? answer.bytes : encode(answer, coding, { cache, url });
  const bytes = Buffer.isBuffer(encoded) ? encoded : await encoded;
  const length = [
    "content-length",
    String(bytes.length),
    ...(coding === null ? [] : ["content-encoding", coding]),
  ];
  response.writeHead(200, answer.headers.concat(own, length));
  // As a buffer: Node sends it with the headers in one call, and copies a string of 100 kB for four times as long.
  if (method === "HEAD") response.end();
  else response.end(bytes);
}
