import { createHash } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Audience } from "../../store/visibility.js";
import { audienceOf } from "../caller.js";
import { defaultHeaderList, requestHeaders } from "../default-headers.js";
import type { Answer } from "./answer.js";
import type { AnswerCache } from "./answer-cache.js";
import { headerLists, toForm } from "./encoding.js";
import { sendAnswer } from "./send-answer.js";

/** What a route made for an address. */
export interface Made {
  readonly body: string;
  /** Its media type, with the charset. */
  readonly type: string;
  /** When it last changed. If absent: when the public data changed. null if it is not known. */
  readonly lastModified?: Date | null;
  /** Values of the `Link` header. */
  readonly links?: readonly string[];
}

/**
 * Answers a GET or HEAD.
 *
 * Without a key, the answer comes from memory if possible. It has a weak ETag, Last-Modified and
 * `Cache-Control: public, no-cache`, and becomes a 304 if the reader already has it. With a key, the answer is made
 * anew and has `private, no-store`.
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
  const headers = requestHeaders.flatMap((name) => {
    const value = reply.getHeader(name);
    return value === undefined ? [] : [name, String(value)];
  });
  reply.hijack();
  await sendAnswer(answer, { cache, request: request.raw, response: reply.raw, headers });
  return reply;
}

/** Sends an answer that only this caller may see. Caches on the way must not keep it. */
export function answerStaff(reply: FastifyReply, { body, type, links = [] }: Made): FastifyReply {
  reply.header("cache-control", "private, no-store").header("vary", "Authorization").type(type);
  if (links.length > 0) reply.header("link", links.join(", "));
  return reply.send(body);
}

/** An answer to keep and send. `changedAt` is used as `lastModified` if the route gave none. */
export function toAnswer(made: Made, changedAt: Date | null): Answer {
  const body = Buffer.from(made.body);
  const hash = createHash("sha256").update(body).digest("base64url").slice(0, 22);
  // Weak, because the compressed forms of the answer have other bytes.
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
  const changed = made.lastModified === undefined ? changedAt : made.lastModified;
  const lastModified = changed?.toUTCString() ?? null;
  const headers = [...defaultHeaderList, ...validators, ...link, "content-type", made.type];
  return {
    plain: toForm(body, { headers, lastModified }),
    etag,
    lastModified,
    tellableFromMs: changed === null ? Number.POSITIVE_INFINITY : secondAfter(changed),
    unchangedHeaders: headerLists([...defaultHeaderList, ...validators], lastModified),
    headers,
    encoded: new Map(),
  };
}

/** When the second of an instant is over. Last-Modified has whole seconds, so two changes in one look alike. */
function secondAfter(instant: Date): number {
  return (Math.floor(instant.getTime() / 1_000) + 1) * 1_000;
}
