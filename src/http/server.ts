import { createServer as createHttpServer, type RequestListener, type Server } from "node:http";
import type { Socket } from "node:net";
import { constants } from "node:zlib";
import compress from "@fastify/compress";
import Fastify, { type FastifyInstance, LogController } from "fastify";
import type { World } from "../operations/act.js";
import { answerProblem, answerUnrouted, type ProblemAnswers } from "./answer-problem.js";
import type { AnswerCache } from "./answers/answer-cache.js";
import { type AnsweringFromMemory, answerFromMemory } from "./answers/answer-from-memory.js";
import { BROTLI_QUALITY } from "./answers/encoding.js";
import { callerOf } from "./caller.js";
import { defaultHeaders } from "./default-headers.js";
import { identify } from "./key.js";
import { KnownPaths } from "./known-paths.js";
import { RateLimit } from "./rate-limit.js";
import { requestId } from "./request-id.js";
import { takeJson } from "./take-json.js";
import { compileValidator } from "./validation.js";

/** The settings of the server. */
export interface ServerOptions {
  readonly logLevel: string;
  readonly bodyLimitBytes: number;
  readonly rateLimitPerMinute: number;
  readonly trustsProxy: boolean;
}

export interface ServerParts extends ProblemAnswers {
  readonly world: World;
  readonly cache: AnswerCache;
  readonly options: ServerOptions;
}

const MAX_HEADER_BYTES = 16_384;
const ROUTER_OPTIONS = { maxParamLength: 200 };
const REQUEST_TIMEOUT_MS = 30_000;
// Longer than most proxies keep a connection open. Otherwise the server could close one just as the proxy sends on it.
const KEEP_ALIVE_MS = 72_000;

const rawProblems: Readonly<Record<string, readonly [number, string, string]>> = {
  HPE_HEADER_OVERFLOW: [
    431,
    "Request Header Fields Too Large",
    `The headers may have at most ${MAX_HEADER_BYTES} bytes together.`,
  ],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "Request Timeout", "The request did not arrive in time. Send it again."],
};

/** Answers a request that is not valid HTTP or has too large headers. Writes on the socket, as no request exists yet. */
function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, title, detail] = rawProblems[error.code ?? ""] ?? [
    400,
    "Bad Request",
    "This is not a valid HTTP request.",
  ];
  const body = JSON.stringify({ type: "about:blank", title, status, detail });
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

/** Node's server. Answers from memory before Fastify reads the request, unless the server is closing. */
function listen(answer: RequestListener, memory: AnsweringFromMemory): Server {
  const server = createHttpServer({ maxHeaderSize: MAX_HEADER_BYTES }, (request, response) => {
    if (!server.listening || !answerFromMemory(request, response, memory)) answer(request, response);
  });
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return server;
}

function logAnswers(app: FastifyInstance): void {
  app.addHook("onResponse", (request, reply, done) => {
    request.log.info(
      {
        method: request.method,
        // The log does not keep queries: they tell what somebody searched for.
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

/**
 * Ends open connections once closing has begun, each after the answer to its last request.
 *
 * Node ends only the connections that are idle at that moment. A busy one would stay open, and keep the process alive.
 */
function endWhenClosing(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook("preClose", async () => {
    isClosing = true;
  });
  app.addHook("onResponse", async () => {
    if (isClosing) setImmediate(() => app.server.closeIdleConnections());
  });
}

interface Reception {
  readonly parts: ServerParts;
  readonly limit: RateLimit;
  readonly paths: KnownPaths;
}

/** Prepares each request before its route runs: request id, rate limit, 404 and 405, and the key. */
function receiveRequests(app: FastifyInstance, { parts, limit, paths }: Reception): void {
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", request.id);
    try {
      if (!request.url.startsWith("/health/")) limit.check(request, reply);
      reply.headers(defaultHeaders);
      if (request.is404) {
        answerUnrouted(request, reply, paths);
        return;
      }
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    // Pages and feeds ignore Authorization: a proxy in front of them may use it for a password of its own.
    if (!request.url.startsWith("/api/")) {
      done();
      return;
    }
    identify(parts.world, request).then(() => done(), done);
  });
}

/** A server without routes, set up with all that the API, pages and feeds share. */
export async function createServer(parts: ServerParts): Promise<FastifyInstance> {
  const { logLevel, bodyLimitBytes, trustsProxy } = parts.options;
  const paths = new KnownPaths(ROUTER_OPTIONS);
  const limit = new RateLimit(parts.options.rateLimitPerMinute);
  const memory: AnsweringFromMemory = { cache: parts.cache, limit, trustsProxy, log: () => app.log };
  const app = Fastify({
    logger: { level: logLevel, redact: ["req.headers.authorization", "headers.authorization"] },
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: "request" }),
    genReqId: requestId,
    bodyLimit: bodyLimitBytes,
    // Trusts one proxy. Addresses that the caller claims beyond it may be invented.
    trustProxy: trustsProxy ? (_address, hop) => hop === 0 : false,
    forceCloseConnections: "idle",
    // Requests that arrive on open connections during closing still get an answer, with `Connection: close`.
    return503OnClosing: false,
    routerOptions: ROUTER_OPTIONS,
    serverFactory: (answer: RequestListener) => listen(answer, memory),
    frameworkErrors: (error, request, reply) => {
      reply.header("x-request-id", request.id);
      answerProblem(error, { request, reply, answers: parts });
    },
    clientErrorHandler: answerClientError,
  });
  app.setValidatorCompiler(compileValidator);
  app.setSerializerCompiler(() => (record) => JSON.stringify(record));
  takeJson(app);
  app.setErrorHandler((error, request, reply) => answerProblem(error, { request, reply, answers: parts }));
  app.addHook("onRoute", ({ url, method }) => paths.add(url, [method].flat()));
  receiveRequests(app, { parts, limit, paths });
  logAnswers(app);
  endWhenClosing(app);
  await app.register(compress, {
    encodings: ["br", "gzip"],
    requestEncodings: ["gzip", "identity"],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
  });
  return app;
}
