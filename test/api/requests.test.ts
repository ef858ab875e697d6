import { Agent, get } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { statusOf } from "../../src/http/problems.js";
import { problem } from "../../src/schemas/problem.js";
import { openTestApp, testApp } from "../support/app.js";
import { testDatabase } from "../support/database.js";

const opened = testDatabase();
const service = testApp(opened);

test.each([
  ["GET", "/api/v1/nothing", "page-not-found"],
  ["GET", "/nothing", "page-not-found"],
  ["GET", "/%E0%A4%A", "invalid-input"],
  ["GET", "/api/v1/companies/nobody", "company-not-found"],
  ["PUT", "/api/v1/companies", "method-not-allowed"],
  ["DELETE", "/", "method-not-allowed"],
  ["POST", "/api/v1/companies/meta", "method-not-allowed"],
  ["POST", "/api/v1/companies", "key-required"],
] as const)("%s %s answers with the problem %s", async (method, url, code) => {
  const answer = await service.app.inject({ method, url });
  expect(answer.statusCode).toBe(statusOf[code]);
  expect(answer.headers["content-type"]).toMatch(/^application\/problem\+json/);
  expect(problem.parse(answer.json())).toMatchObject({ code, instance: answer.headers["x-request-id"] });
  expect(answer.headers["cache-control"]).toBe("no-store");
});

test("an address with neither a slug nor an id is refused, and the problem describes both", async () => {
  const { detail } = (await service.get("/api/v1/companies/Meta")).json();
  expect(detail).toMatch(/^slug must be lower-case letters .+, or an id such as com_[0-9a-f]{32}\.$/);
});

test.each([
  ["PATCH", "/api/v1/statements/stm_1", "POST /api/v1/corrections", "/withdraw"],
  ["DELETE", "/api/v1/links/lnk_1", "POST /api/v1/corrections", "POST /api/v1/links/{id}/withdraw"],
  ["PUT", "/api/v1/companies/acme", "POST /api/v1/corrections", "not PUT"],
  ["DELETE", "/api/v1/captures/cap_1", "POST /api/v1/sources/{id}/captures", "never changes"],
  ["DELETE", "/api/v1/corrections/cor_1", "POST /api/v1/corrections", "stays as it is"],
] as const)(
  "%s %s is refused, and the problem says how to correct or withdraw",
  async (method, url, ...said) => {
    const answer = (await service.app.inject({ method, url })).json();
    expect(answer).toMatchObject({ status: 405, code: "method-not-allowed" });
    for (const words of said) expect(answer.detail).toContain(words);
  },
);

test("a wrong method on a list is refused without advice about records", async () => {
  const { detail } = (await service.app.inject({ method: "DELETE", url: "/api/v1/companies" })).json();
  expect(detail).toBe("This address takes GET, HEAD, POST, not DELETE.");
});

test("a 405 names the methods that the address accepts", async () => {
  const answer = await service.app.inject({ method: "PATCH", url: "/api/v1/companies" });
  expect(answer.headers.allow).toBe("GET, HEAD, POST, OPTIONS");
});

test("a body that is not JSON, is too large or has another media type is refused with its own problem", async () => {
  const send = (payload: string, type = "application/json") =>
    service.app.inject({ method: "POST", url: "/api/v1/diff", payload, headers: { "content-type": type } });
  expect((await send("{")).json()).toMatchObject({ status: 400, code: "malformed-json" });
  expect((await send('{"__proto__":{}}')).json()).toMatchObject({ status: 400, code: "invalid-input" });
  expect((await send("a".repeat(2_000_000))).json()).toMatchObject({ status: 413, code: "body-too-large" });
  expect((await send("claim=x", "application/x-www-form-urlencoded")).json()).toMatchObject({
    status: 415,
    code: "unsupported-media-type",
  });
  expect((await send("claim", "text/plain")).json()).toMatchObject({ code: "unsupported-media-type" });
  expect((await send("")).json()).toMatchObject({ status: 400, code: "invalid-input" });
});

test("a browser gets a problem as a page, and a client of the API never does", async () => {
  const headers = { accept: "text/html,application/xhtml+xml" };
  const page = await service.app.inject({ url: "/nothing", headers });
  expect([page.statusCode, page.headers["content-type"]]).toEqual([404, "text/html; charset=utf-8"]);
  expect(page.body).toContain("Nothing is at this address");
  const json = await service.app.inject({ url: "/api/v1/nothing", headers });
  expect(json.headers["content-type"]).toMatch("application/problem+json");
});

test("a 404 does not repeat the requested address", async () => {
  const answer = await service.get("/api/v1/%3Cscript%3Ealert(1)%3C/script%3E");
  expect(answer.body).not.toContain("script");
});

test("a request keeps the id that the caller gave if the id is safe in a log", async () => {
  const ask = async (id: string) =>
    (await service.app.inject({ url: "/health/live", headers: { "x-request-id": id } })).headers[
      "x-request-id"
    ];
  expect(await ask("story-17")).toBe("story-17");
  expect(await ask("a\u00a0b")).not.toBe("a\u00a0b");
  expect(await ask("x".repeat(65))).not.toBe("x".repeat(65));
});

test("pages of any origin may read, and none may write", async () => {
  const read = await service.get("/api/v1/companies");
  expect(read.headers["access-control-allow-origin"]).toBe("*");
  expect(read.headers["access-control-allow-credentials"]).toBeUndefined();
  const preflight = await service.app.inject({
    method: "OPTIONS",
    url: "/api/v1/companies",
    headers: { origin: "https://a.example", "access-control-request-method": "POST" },
  });
  expect(preflight.statusCode).toBe(204);
  expect(preflight.headers).toMatchObject({
    "access-control-allow-methods": "GET, HEAD",
    allow: "GET, HEAD, POST, OPTIONS",
  });
  expect(String(preflight.headers["access-control-allow-headers"])).not.toMatch(/authorization/i);
});

test("every kind of answer has the security headers", async () => {
  for (const url of ["/", "/api/v1/companies", "/api/v1/companies", "/api/v1/nothing", "/health/live"]) {
    const { headers } = await service.get(url);
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "x-frame-options": "DENY" });
    expect(headers["content-security-policy"]).toMatch("default-src 'none'");
  }
});

test("too many requests in a minute are refused with the time to wait, even for answers in memory", async () => {
  const { app } = await openTestApp(opened.database, { environment: { RATE_LIMIT_PER_MINUTE: "2" } });
  const ask = () => app.inject("/api/v1/companies");
  const first = await ask();
  expect(first.headers).toMatchObject({ "ratelimit-policy": '"default";q=2;w=60' });
  expect(String(first.headers.ratelimit)).toMatch(/^"default";r=1;t=\d+$/);
  expect((await ask()).headers.ratelimit).toMatch(/r=0/);
  const refused = await ask();
  expect(refused.json()).toMatchObject({ status: 429, code: "rate-limited" });
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
  expect((await app.inject("/health/live")).statusCode).toBe(200);
  await app.close();
});

/** Sends requests over one connection that stays open. */
function keptOpen(address: string): { ask: (path: string) => Promise<number>; end: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (path: string) =>
    new Promise<number>((resolve, reject) => {
      get(`${address}${path}`, { agent }, (answer) => {
        answer.resume();
        answer.on("end", () => resolve(answer.statusCode ?? 0));
      }).on("error", reject);
    });
  return { ask, end: () => agent.destroy() };
}

test("each 10 kB of a body counts as one more request", async () => {
  const { app } = await openTestApp(opened.database, { environment: { RATE_LIMIT_PER_MINUTE: "10" } });
  const send = (length: number) =>
    app.inject({
      method: "POST",
      url: "/api/v1/diff",
      payload: { claim: "x".repeat(length), evidence: "y" },
    });
  expect((await send(25_000)).headers.ratelimit).toMatch(/r=7;/);
  expect((await send(1)).headers.ratelimit).toMatch(/r=6;/);
  await app.close();
});

test.each([
  ["headers that are too large", `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${"x".repeat(20_000)}\r\n\r\n`, 431],
  ["what is not HTTP", "HELLO\r\n\r\n", 400],
])("%s get a problem, and the connection ends", async (_name, sent, status) => {
  const { app } = await openTestApp(opened.database);
  const address = new URL(await app.listen({ host: "127.0.0.1", port: 0 }));
  const socket = connect(Number(address.port), address.hostname);
  const received = text(socket);
  socket.write(sent);
  const [head = "", body = ""] = (await received).split("\r\n\r\n");
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [\\s\\S]*application/problem\\+json`));
  expect(JSON.parse(body)).toMatchObject({ type: "about:blank", status });
  await app.close();
});

test("a request that was running when the service began to close is answered, then its connection ends", async () => {
  const { app } = await openTestApp(opened.database);
  const { ask, end } = keptOpen(await app.listen({ host: "127.0.0.1", port: 0 }));
  expect(await ask("/health/ready")).toBe(200);
  let closing: Promise<unknown> = Promise.resolve();
  app.server.once("request", () => {
    closing = app.close();
  });
  expect(await ask("/api/v1/companies")).toBe(200);
  await closing;
  await expect(ask("/health/live")).rejects.toThrow();
  end();
});

test("a service that is closing answers that it is not ready", async () => {
  const { app } = await openTestApp(opened.database);
  const address = new URL(await app.listen({ host: "127.0.0.1", port: 0 }));
  const socket = connect(Number(address.port), address.hostname);
  const received = text(socket);
  // The request has begun when the service starts to close, and is not complete.
  socket.write("GET /health/ready HTTP/1.1\r\nHost: walkback.example\r\n");
  const { ask, end } = keptOpen(address.origin);
  await ask("/health/ready");
  const closing = app.close();
  socket.write("\r\n");
  expect(await received).toMatch(/^HTTP\/1\.1 503 [\s\S]*\r\nconnection: close\r\n[\s\S]*"not-ready"/i);
  await closing;
  end();
});

test("if the database does not answer, the service says that it is not ready and gives no cause", async () => {
  const broken = { ...opened.database, rows: () => Promise.reject(new Error("password of secret failed")) };
  const { app } = await openTestApp(broken);
  const answer = await app.inject("/health/ready");
  expect(answer.json()).toMatchObject({ status: 503, code: "not-ready" });
  expect(answer.headers["retry-after"]).toBeDefined();
  expect(answer.body).not.toContain("secret");
  const failed = await app.inject("/api/v1/companies");
  expect(failed.json()).toMatchObject({ status: 500, code: "internal" });
  expect(failed.body).not.toContain("secret");
  await app.close();
});
