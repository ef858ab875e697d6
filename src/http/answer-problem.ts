import type { FastifyReply, FastifyRequest } from "fastify";
import { DomainError } from "../errors.js";
import type { Problem } from "../schemas/problem.js";
import { defaultHeaders } from "./default-headers.js";
import type { KnownPaths } from "./known-paths.js";
import { methodAdvice } from "./method-advice.js";
import { toDomainError, toProblem } from "./problems.js";
import type { Site } from "./site.js";

/** What showing a problem needs: the site, and the page that people see instead of JSON. */
export interface ProblemAnswers {
  readonly site: Site;
  readonly problemPage?: ((problem: Problem, site: Site) => string) | undefined;
}

const RETRY_SECONDS = "5";

/** Whether to answer with a page: for a browser that asked for a page, not for the API. */
function wantsPage({ url, headers }: FastifyRequest): boolean {
  if (/^\/(api\/|openapi\.json|health\/)/.test(url)) return false;
  const accept = headers.accept ?? "";
  return accept.includes("text/html") && !/application\/(problem\+)?json/.test(accept);
}

function setHeaders(reply: FastifyReply, { code, status }: Problem): void {
  reply.headers(defaultHeaders).headers({ "cache-control": "no-store", vary: "Accept" });
  if (status === 401)
    reply.header(
      "www-authenticate",
      code === "key-required" ? 'Bearer realm="walkback"' : 'Bearer realm="walkback", error="invalid_token"',
    );
  if (status === 503) reply.header("retry-after", RETRY_SECONDS);
}

/** Answers any error as a problem, in JSON or as a page. Logs a 5xx with its cause. */
export function answerProblem(
  error: unknown,
  { request, reply, answers }: { request: FastifyRequest; reply: FastifyReply; answers: ProblemAnswers },
): FastifyReply {
  const failure = toDomainError(error);
  const problem = toProblem(failure, { siteUrl: answers.site.url(), requestId: request.id });
  if (problem.status >= 500) request.log.error({ err: failure.cause ?? failure }, problem.title);
  setHeaders(reply, problem);
  reply.code(problem.status);
  if (answers.problemPage !== undefined && wantsPage(request))
    return reply.type("text/html; charset=utf-8").send(answers.problemPage(problem, answers.site));
  return reply.type("application/problem+json; charset=utf-8").send(JSON.stringify(problem));
}

/**
 * Answers a request that no route takes: OPTIONS with 204 and the methods of the address, others with 405 or 404.
 *
 * @throws DomainError `method-not-allowed`, after setting `Allow`; `page-not-found`
 */
export function answerUnrouted(
  request: FastifyRequest,
  reply: FastifyReply,
  paths: KnownPaths,
): FastifyReply {
  const path = request.url.split("?", 1)[0] ?? "/";
  const methods = paths.methodsOf(path);
  if (methods.length === 0) throw new DomainError("page-not-found", "Nothing is at this address.");
  reply.header("allow", [...methods, "OPTIONS"].join(", "));
  if (request.method !== "OPTIONS")
    throw new DomainError(
      "method-not-allowed",
      `This address takes ${methods.join(", ")}, not ${request.method}.${methodAdvice(request.method, path)}`,
    );
  if (request.headers["access-control-request-method"] !== undefined)
    // Any web page may read. None may send a key, so Authorization is not allowed.
    reply.headers({
      "access-control-allow-methods": "GET, HEAD",
      "access-control-allow-headers": "If-None-Match, If-Modified-Since, X-Request-Id",
      "access-control-max-age": "86400",
    });
  return reply.headers(defaultHeaders).code(204).send();
}
