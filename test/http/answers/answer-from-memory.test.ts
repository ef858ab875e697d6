import { once } from "node:events";
import { Agent, createServer, get, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { AnswerCache } from "../../../src/http/answers/answer-cache.js";
import { answerFromMemory } from "../../../src/http/answers/answer-from-memory.js";
import { toAnswer } from "../../../src/http/answers/public-answer.js";
import { RateLimit } from "../../../src/http/rate-limit.js";

const cache = new AnswerCache(1_000_000);
const text = "“known” 🙂 ".repeat(200);
let server: Server;
let address: string;
let logged: object[];

beforeEach(async () => {
  cache.suspend();
  cache.resume(1n);
  logged = [];
  const log = {
    info: (fields: object) => logged.push(fields),
    error: (fields: object) => logged.push(fields),
  };
  const limit = new RateLimit(3);
  server = createServer((request, response) => {
    // The code under test uses only these two methods of a logger.
    const parts = { cache, limit, trustsProxy: true, log: () => log as never };
    if (!answerFromMemory(request, response, parts)) response.writeHead(418).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address with one.
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await cache.get("/known", async () => toAnswer({ body: text, type: "text/plain" }, null));
});
afterEach(() => server.close());

interface Asked {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

async function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Asked> {
  const agent = new Agent();
  return new Promise((resolve, reject) => {
    get(`${address}${path}`, { headers, method, agent }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () =>
        resolve({
          status: answer.statusCode,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    }).on("error", reject);
  });
}

test("an answer in memory is sent byte for byte with the request's id and limits, and is logged", async () => {
  expect((await ask("/known?x")).status).toBe(418);
  const known = await ask("/known", { "x-request-id": "r-1" });
  expect([known.status, known.body]).toEqual([200, text]);
  expect(known.headers).toMatchObject({ "x-request-id": "r-1", "ratelimit-policy": '"default";q=3;w=60' });
  expect(known.headers["x-content-type-options"]).toBe("nosniff");
  expect(logged).toMatchObject([{ request: "r-1", path: "/known", status: 200, memory: true }]);
});

test.each([
  ["an address that it does not know", "/unknown", {}, "GET"],
  ["a key, whose holder may see more", "/known", { authorization: "Bearer x" }, "GET"],
  ["another method", "/known", {}, "POST"],
])("the server, not the memory, answers %s", async (_name, path, headers, method) => {
  expect((await ask(path, headers, method)).status).toBe(418);
});

test("the server refuses too many requests, counted by the address that the proxy saw", async () => {
  const from = (caller: string) => ask("/known", { "x-forwarded-for": `10.0.0.1, ${caller}` });
  for (const _time of [1, 2, 3]) expect((await from("192.0.2.1")).status).toBe(200);
  expect((await from("192.0.2.1")).status).toBe(418);
  expect((await from("192.0.2.2")).status).toBe(200);
});
