import type { IncomingMessage, ServerResponse } from "node:http";
import type { FastifyBaseLogger } from "fastify";
import type { RateLimit } from "../rate-limit.js";
import { requestId } from "../request-id.js";
import type { AnswerCache } from "./answer-cache.js";
import { sendAnswer } from "./send-answer.js";

/** What answering from memory needs. */
export interface AnsweringFromMemory {
  readonly cache: AnswerCache;
  readonly limit: RateLimit;
  readonly trustsProxy: boolean;
  readonly log: () => FastifyBaseLogger;
}

/** The caller's address, as Fastify computes it. With a trusted proxy, the last address that the proxy added. */
function addressOf({ headers, socket }: IncomingMessage, trustsProxy: boolean): string {
  if (!trustsProxy) return socket.remoteAddress ?? "";
  const forwarded = headers["x-forwarded-for"];
  const last = [forwarded].flat().at(-1)?.split(",").at(-1)?.trim();
  return last || (socket.remoteAddress ?? "");
}

/**
 * Sends the answer that memory has for an address, before Fastify reads the request. Gives whether it did.
 *
 * Leaves the request to Fastify if memory has no answer, if it brings a key, or if the caller asked too often.
 */
export function answerFromMemory(
  request: IncomingMessage,
  response: ServerResponse,
  { cache, limit, trustsProxy, log }: AnsweringFromMemory,
): boolean {
  const { method, url = "/", headers } = request;
  if ((method !== "GET" && method !== "HEAD") || headers.authorization !== undefined) return false;
  const answer = cache.find(url);
  if (answer === undefined) return false;
  const count = limit.count(addressOf(request, trustsProxy));
  if (count !== null && count.left < 0) return false;
  const id = requestId(request);
  const own = count === null ? ["x-request-id", id] : ["x-request-id", id, ...limit.headers(count)];
  const logAnswer = (): void => {
    const path = url.split("?", 1)[0];
    log().info({ request: id, method, path, status: response.statusCode, memory: true }, "answered");
  };
  const fail = (error: unknown): void => {
    log().error({ request: id, err: error }, "an answer from memory could not be sent");
    response.destroy();
  };
  try {
    const sending = sendAnswer(answer, { cache, request, response, headers: own });
    if (sending === undefined) logAnswer();
    else sending.then(logAnswer, fail);
  } catch (error) {
    fail(error);
  }
  return true;
}
