// For `schema.hide`: it is swagger that adds the word to what a route may say.
import type {} from "@fastify/swagger";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Reader } from "../database/database.js";
import type { AnswerCache } from "../http/answers/answer-cache.js";
import { answerPublic, type Made } from "../http/answers/public-answer.js";
import { answerOrRedirect } from "../http/redirect.js";
import type { Site } from "../http/site.js";

/** What the pages are made with. */
export interface WebParts {
  readonly reader: Reader;
  readonly cache: AnswerCache;
  readonly site: Site;
  /** Today's instant: whether a due day has passed. */
  readonly now?: () => Date;
}

function madePage(body: string): Made {
  return { body, type: "text/html; charset=utf-8" };
}

/** Pages are no part of the API's document. */
export const pageSchema = { hide: true } as const;

/** Answers a page: the public's, whoever asks. */
export function answerPage(
  { cache }: WebParts,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  make: () => Promise<string>,
): Promise<FastifyReply> {
  return answerOrRedirect(reply, () =>
    answerPublic(cache, request, reply, async () => madePage(await make())),
  );
}
