// Imported for its types: swagger adds `hide` to the route schema.
import type {} from "@fastify/swagger";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Reader } from "../database/database.js";
import type { AnswerCache } from "../http/answers/answer-cache.js";
import { answerPublic, type Made } from "../http/answers/public-answer.js";
import { answerOrRedirect } from "../http/redirect.js";
import type { Site } from "../http/site.js";

/** What the page routes need. */
export interface WebParts {
  readonly reader: Reader;
  readonly cache: AnswerCache;
  readonly site: Site;
  /** The current instant, which decides whether a due day has passed. */
  readonly now?: () => Date;
}

function madePage(body: string): Made {
  return { body, type: "text/html; charset=utf-8" };
}

/** Keeps pages out of the OpenAPI document. */
export const pageSchema = { hide: true } as const;

/** Sends a page. It shows only public records, even to a request with a key. */
export function answerPage(
  { cache }: WebParts,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  make: () => Promise<string>,
): Promise<FastifyReply> {
  return answerOrRedirect(reply, () =>
    answerPublic(cache, request, reply, async () => madePage(await make())),
  );
}
