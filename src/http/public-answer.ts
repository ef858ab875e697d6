import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Audience } from "../store/visibility.js";
import type { Answer, AnswerCache } from "./answer-cache.js";
import { audienceOf } from "./caller.js";
import { isUnchanged } from "./conditional.js";
import { chooseCoding, encode, isWorthEncoding } from "./encoding.js";
import { requestHeaders, standingHeaderList } from "./standing-headers.js";

/** What a door made for an address. */
export interface Made {
  readonly body: string;
  /** Its media type, with the charset. */
  readonly type: string;
  /** When it last changed: the public data's own instant where absent; null where there is none to tell. */
  readonly lastModified?: Date | null;
  /** Values of the `Link` header. */
  readonly links?: readonly string[];
}

/**
 * Answers a GET or HEAD.
 *
 * Without a key: from memory by the whole address while the data version stands, with a weak ETag and Last-Modified,
 * 304 where the reader has it already, `Cache-Control: public, no-cache`. With a key: made anew, `private, no-store`.
 */
export async function answerPublic(
  cache: AnswerCache,
  request: FastifyRequest,
  reply: FastifyReply,
  make: (audience: Audience) => Promise<Made>,
): Promise<FastifyReply> {
  if (audienceOf(request) === "staff") return answerStaff(reply, await make("staff"));
  const url = request.raw.url ?? "/";
  const answer = await cache.get(url, async () => toAnswer(await make("public"), cache.changedAt));
  await sendAnswer(answer, { cache, request, reply });
  return reply;
}

/** Answers what only this caller may see: nothing on the way may keep it. */
export function answerStaff(reply: FastifyReply, { body, type, links = [] }: Made): FastifyReply {
  reply.header("cache-control", "private, no-store").header("vary", "Authorization").type(type);
  if (links.length > 0) reply.header("link", links.join(", "));
  return reply.send(body);
}

/** What is sent to an address that memory knows; false where it does not, or where a key may see more. */
export function answerFromMemory(cache: AnswerCache, request: FastifyRequest, reply: FastifyReply): boolean {
  const { method, url = "/", headers } = request.raw;
  if ((method !== "GET" && method !== "HEAD") || headers.authorization !== undefined) return false;
  const answer = cache.find(url);
  if (answer === undefined) return false;
  sendAnswer(answer, { cache, request, reply }).catch((error: unknown) => {
    request.log.error({ err: error }, "an answer from memory could not be sent");
    reply.raw.destroy();
  });
  return true;
}

function toAnswer(made: Made, changedAt: Date | null): Answer {
  const body = Buffer.from(made.body);
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  // Weak: the same answer compressed has other bytes.
  const etag = `W/"${hash}"`;
  const link = made.links !== undefined && made.links.length > 0 ? ["link", made.links.join(", ")] : [];
  const validators = [
    "etag",
    etag,
    "cache-control",
    "public, no-cache",
    "vary",
    "Accept-Encoding, Authorization",
  ];
  return {
    body,
    etag,
    lastModified: made.lastModified === undefined ? changedAt : made.lastModified,
    unchangedHeaders: [...standingHeaderList, ...validators],
    headers: [...standingHeaderList, ...validators, ...link, "content-type", made.type],
    encoded: new Map(),
  };
}

interface Exchange {
  readonly cache: AnswerCache;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Last-Modified, once its second is over: in whole seconds two changes in one look like one. */
function lastModifiedOf({ lastModified }: Answer): string | null {
  if (lastModified === null) return null;
  const isOver = Math.floor(lastModified.getTime() / 1_000) < Math.floor(Date.now() / 1_000);
  return isOver ? lastModified.toUTCString() : null;
}

function headersOfRequest(reply: FastifyReply, lastModified: string | null): string[] {
  const headers: string[] = [];
  for (const name of requestHeaders) {
    const value = reply.getHeader(name);
    if (value !== undefined) headers.push(name, String(value));
  }
  if (lastModified !== null) headers.push("last-modified", lastModified);
  return headers;
}

/** Writes past Fastify's own sending: its serialisation and hooks have nothing to add to finished bytes. */
async function sendAnswer(answer: Answer, { cache, request, reply }: Exchange): Promise<void> {
  const { raw } = request;
  const lastModified = lastModifiedOf(answer);
  const headers = headersOfRequest(reply, lastModified);
  reply.hijack();
  if (isUnchanged(raw.headers, { etag: answer.etag, lastModified })) {
    reply.raw.writeHead(304, answer.unchangedHeaders.concat(headers)).end();
    return;
  }
  const coding = isWorthEncoding(answer) ? chooseCoding(raw.headers["accept-encoding"]) : null;
  let bytes = answer.body;
  if (coding !== null) {
    headers.push("content-encoding", coding);
    const encoded = encode(answer, coding, { cache, url: raw.url ?? "/" });
    bytes = Buffer.isBuffer(encoded) ? encoded : await encoded;
  }
  headers.push("content-length", String(bytes.length));
  reply.raw.writeHead(200, answer.headers.concat(headers));
  reply.raw.end(raw.method === "HEAD" ? undefined : bytes);
}
