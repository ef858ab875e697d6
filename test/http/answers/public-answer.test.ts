import { brotliDecompressSync, gunzipSync } from "node:zlib";
import Fastify, { type FastifyInstance } from "fastify";
import { afterEach, expect, test } from "vitest";
import { AnswerCache } from "../../../src/http/answers/answer-cache.js";
import { answerPublic } from "../../../src/http/answers/public-answer.js";
import { setCaller } from "../../../src/http/caller.js";
import { editor } from "../../support/world.js";

const text = JSON.stringify({ quote: "“open source AI” sera plus sûr 🙂 ".repeat(100) });
let app: FastifyInstance;
afterEach(() => app.close());

/** A route with one address that counts how often its answer is made. */
function route({ changedAt = new Date("2026-11-01T09:00:00.500Z") } = {}) {
  const cache = new AnswerCache(1_000_000, () => changedAt);
  cache.resume(1n, changedAt);
  const seen = { made: 0, cache };
  app = Fastify();
  app.addHook("onRequest", (request, reply, done) => {
    reply.header("x-request-id", "r1");
    if (request.headers.authorization !== undefined) setCaller(request, editor);
    done();
  });
  app.get("/a", (request, reply) =>
    answerPublic(cache, request, reply, async (audience) => {
      seen.made += 1;
      return {
        body: audience === "staff" ? "draft" : text,
        type: "application/json",
        links: ["</a?x>; rel=next"],
      };
    }),
  );
  return seen;
}

test("an answer from memory is the same as the first one", async () => {
  const seen = route();
  const made = await app.inject("/a");
  const remembered = await app.inject("/a");
  expect(seen.made).toBe(1);
  expect(remembered.body).toBe(text);
  const { date: _made, ...headersOfMade } = made.headers;
  const { date: _remembered, ...headersOfRemembered } = remembered.headers;
  expect(headersOfRemembered).toEqual(headersOfMade);
  expect(made.headers).toMatchObject({
    "cache-control": "public, no-cache",
    "content-type": "application/json",
    "last-modified": "Sun, 01 Nov 2026 09:00:00 GMT",
    link: "</a?x>; rel=next",
    vary: "Accept-Encoding, Authorization",
    "x-request-id": "r1",
  });
});

test.each([
  ["the tag itself", (tag: string) => tag],
  ["a strong form of it", (tag: string) => tag.slice(2)],
  ["a list that holds it", (tag: string) => `"x", ${tag} ,W/"y"`],
  ["a star", () => "*"],
])("a request gets 304 if If-None-Match is %s", async (_name, toHeader) => {
  route();
  const tag = String((await app.inject("/a")).headers.etag);
  const answer = await app.inject({ url: "/a", headers: { "if-none-match": toHeader(tag) } });
  expect(answer.statusCode).toBe(304);
  expect(answer.body).toBe("");
  expect(answer.headers).toMatchObject({ etag: tag, "cache-control": "public, no-cache" });
  expect(answer.headers.vary).toBeDefined();
  expect(answer.headers["content-type"]).toBeUndefined();
});

test("a request gets 304 despite Cache-Control: no-cache, which fetch adds to If-None-Match", async () => {
  route();
  const tag = String((await app.inject("/a")).headers.etag);
  const headers = { "if-none-match": tag, "cache-control": "no-cache" };
  expect((await app.inject({ url: "/a", headers })).statusCode).toBe(304);
});

test("If-None-Match has priority over If-Modified-Since", async () => {
  route();
  const since = { "if-modified-since": "Mon, 02 Nov 2026 09:00:00 GMT" };
  expect((await app.inject({ url: "/a", headers: since })).statusCode).toBe(304);
  expect(
    (await app.inject({ url: "/a", headers: { ...since, "if-none-match": '"other"' } })).statusCode,
  ).toBe(200);
});

test("an answer has no Last-Modified within the second of the change, since another change could follow in it", async () => {
  route({ changedAt: new Date() });
  const answer = await app.inject("/a");
  const sentAt = Date.parse(String(answer.headers.date));
  const changed = answer.headers["last-modified"];
  expect(changed === undefined || Date.parse(changed) < sentAt).toBe(true);
});

test("HEAD answers with the headers of GET and no body", async () => {
  route();
  const get = await app.inject("/a");
  const head = await app.inject({ method: "HEAD", url: "/a" });
  expect(head.body).toBe("");
  expect(head.headers["content-length"]).toBe(get.headers["content-length"]);
});

test.each([
  ["br", (bytes: Buffer) => brotliDecompressSync(bytes)],
  ["gzip", (bytes: Buffer) => gunzipSync(bytes)],
])("a client that accepts %s gets it, also from memory", async (coding, decode) => {
  route();
  for (const _time of [1, 2]) {
    const answer = await app.inject({ url: "/a", headers: { "accept-encoding": coding } });
    expect(answer.headers["content-encoding"]).toBe(coding);
    expect(decode(answer.rawPayload).toString()).toBe(text);
    expect(answer.headers["content-length"]).toBe(String(answer.rawPayload.length));
  }
});

test("a request with a key gets a new answer that no cache may keep", async () => {
  const seen = route();
  await app.inject("/a");
  const answer = await app.inject({ url: "/a", headers: { authorization: "Bearer x" } });
  expect(answer.body).toBe("draft");
  expect(answer.headers["cache-control"]).toBe("private, no-store");
  expect(answer.headers.etag).toBeUndefined();
  expect((await app.inject("/a")).body).toBe(text);
  expect(seen.made).toBe(2);
});
