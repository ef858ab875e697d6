import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { constants } from "node:zlib";
import compress from "@fastify/compress";
import Fastify, { type FastifyInstance, LogController } from "fastify";
import type { World } from "../operations/act.js";
import type { AnswerCache } from "./answer-cache.js";
import { callerOf } from "./caller.js";
import { identify } from "./key.js";
import { KnownPaths } from "./known-paths.js";
import { answerProblem, answerUnrouted, type ProblemDoor } from "./problem-door.js";
import { answerFromMemory } from "./public-answer.js";
import { RateLimit } from "./rate-limit.js";
import { standingHeaders } from "./standing-headers.js";
import { compileValidator } from "./validation.js";

/** What the server is told. */
export interface ServerOptions {
  readonly logLevel: string;
  readonly bodyLimitBytes: number;
  readonly rateLimitPerMinute: number;
  readonly trustsProxy: boolean;
}

export interface ServerParts extends ProblemDoor {
  readonly world: World;
  readonly cache: AnswerCache;
  readonly options: ServerOptions;
}

const MAX_HEADER_BYTES = 16_384;
const REQUEST_TIMEOUT_MS = 30_000;

/** The request's id: the caller's, where it is one that a log can hold, else a new one. */
function requestId({ headers }: IncomingMessage): string {
  const given = headers["x-request-id"];
  return typeof given === "string" && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}

const rawProblems: Readonly<Record<string, readonly [number, string, string]>> = {
  HPE_HEADER_OVERFLOW: [
    431,
    "Request Header Fields Too Large",
    `Headers may have ${MAX_HEADER_BYTES} bytes.`,
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout", "The request did not arrive in time."],
};

/** Answers what is not HTTP, or too much of it: there is no request yet, so it is written on the socket. */
function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, title, detail] = rawProblems[error.code ?? ""] ?? [400, "Bad Request", "This is not HTTP."];
  const body = JSON.stringify({ type: "about:blank", title, status, detail });
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** JSON as Fastify reads it, but for an empty body, which is none. */
function takeJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body.length === 0) done(null, undefined);
    else parse(request, String(body), done);
  });
}

function logAnswers(app: FastifyInstance): void {
  app.addHook("onResponse", (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        // Without its query: what somebody searched for is not the log's business.
        path: request.url.split("?", 1)[0],
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        key: callerOf(request)?.apiKeyId ?? undefined,
      },
      "answered",
    );
    done();
  });
}

/** What happens to every request before its route: its id, its count, memory, 404 and 405, whose key it brings. */
function receiveRequests(app: FastifyInstance, paths: KnownPaths, parts: ServerParts): void {
  const limit = new RateLimit(parts.options.rateLimitPerMinute);
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id);
    try {
      if (!request.url.startsWith("/health/")) limit.check(request, reply);
      if (answerFromMemory(parts.cache, request, reply)) return;
      reply.headers(standingHeaders);
      if (request.is404) {
        answerUnrouted(request, reply, paths);
        return;
      }
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    // Pages and feeds are the public's, whoever asks: a site behind a proxy's own password is read with that one.
    if (!request.url.startsWith("/api/")) {
      done();
      return;
    }
    identify(parts.world, request).then(() => done(), done);
  });
}

/** A server without routes: what all doors share is set up. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { logLevel, bodyLimitBytes, trustsProxy } = parts.options;
  const paths = new KnownPaths();
  const app = Fastify({
    logger: { level: logLevel, redact: ["req.headers.authorization", "headers.authorization"] },
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "request" }),
    genReqId: requestId,
    bodyLimit: bodyLimitBytes,
    trustProxy: trustsProxy,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: "idle",
    // What arrives on an open connection while we close is still answered, with `Connection: close`.
    return503OnClosing: false,
    routerOptions: { maxParamLength: 200 },
    http: { maxHeaderSize: MAX_HEADER_BYTES },
    frameworkErrors: (error, request, reply) => {
      reply.header("x-request-id", request.id);
      answerProblem(error, { request, reply, door: parts });
    },
    clientErrorHandler: answerClientError,
  });
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(() => (record) => JSON.stringify(record));
  takeJson(app);
  app.setErrorHandler((error, request, reply) => answerProblem(error, { request, reply, door: parts }));
  app.addHook("onRoute", ({ url, method }) => paths.add(url, [method].flat()));
  receiveRequests(app, paths, parts);
  logAnswers(app);
  await app.register(compress, {
    encodings: ["br", "gzip"],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  return app;
}
