import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { MemoryBytes, testFetcher } from "../../support/fetching.js";
import { type Page, servedSite } from "../../support/served-site.js";

const site = servedSite();
const bytes = new MemoryBytes();
const letter = `<html><title>A letter</title><body><h1>A letter</h1><p>${"We will keep our models open. ".repeat(200)}</p></body></html>`;
const fetchPath = (path: string, more: Parameters<typeof testFetcher>[1] = {}) =>
  testFetcher(site.port, more).fetch({ url: site.url(path), keep: bytes.keep });
const serve = (path: string, headers: Record<string, string>, body: string | Buffer, status = 200): void =>
  site.serve(path, (_request, response) => response.writeHead(status, headers).end(body));

describe("a document that is served", () => {
  test("is kept byte for byte, with its status, headers, media type and address after redirects", async () => {
    site.serve("/old", (_request, response) => response.writeHead(301, { location: "/letter" }).end("moved"));
    serve("/letter", { "content-type": "text/html; charset=utf-8", "X-Made-By": "us" }, letter);
    const fetched = await fetchPath("/old");
    expect(fetched).toMatchObject({
      kind: "ok",
      requestedUrl: site.url("/old"),
      finalUrl: site.url("/letter"),
      redirects: [{ url: site.url("/old"), status: 301, location: site.url("/letter") }],
      fetchedAt: new Date("2026-11-22T09:00:00Z"),
      answer: { status: 200, mediaType: "text/html", body: { byteLength: letter.length } },
    });
    if (fetched.kind !== "ok") return;
    expect(bytes.kept.get(fetched.answer.body.sha256)?.toString()).toBe(letter);
    expect(fetched.answer.headers).toContainEqual(["X-Made-By", "us"]);
  });

  test("is asked for with an honest name and the site's address", async () => {
    site.serve("/who", letter);
    await fetchPath("/who");
    expect(site.requests.at(-1)?.headers["user-agent"]).toBe("Walkback/0 (+https://walkback.example/)");
  });

  test.each([
    ["gzip", gzipSync(letter)],
    ["deflate", deflateSync(letter)],
    ["br", brotliCompressSync(letter)],
    ["gzip, br", brotliCompressSync(gzipSync(letter))],
  ])("is kept without its content coding %s", async (coding, body) => {
    serve("/coded", { "content-encoding": coding, "content-type": "text/html" }, body);
    const fetched = await fetchPath("/coded");
    expect(fetched.kind).toBe("ok");
    expect(fetched.answer?.body?.byteLength).toBe(letter.length);
  });

  test("that did not change since is not sent again", async () => {
    site.serve("/kept", (request, response) => {
      const isKnown = request.headers["if-none-match"] === '"1"' && request.headers["if-modified-since"];
      response.writeHead(isKnown ? 304 : 200, { etag: '"1"' }).end(isKnown ? undefined : letter);
    });
    const validators = { etag: '"1"', lastModified: "Sun, 22 Nov 2026 08:00:00 GMT" };
    const order = { url: site.url("/kept"), keep: bytes.keep, validators };
    await expect(testFetcher(site.port).fetch(order)).resolves.toMatchObject({
      kind: "not-modified",
      answer: { status: 304, body: null },
    });
  });
});

describe("a fetch ends, and says why:", () => {
  const drip: Page = (_request, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    const timer = setInterval(() => response.write("x"), 20);
    response.on("close", () => clearInterval(timer));
  };
  const endless: Page = (_request, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    const piece = Buffer.alloc(65_536, "x");
    const send = (): void => {
      while (!response.destroyed && response.write(piece));
    };
    response.on("drain", send);
    send();
  };

  test("an endless chunked body", async () => {
    site.serve("/endless", endless);
    const kept = bytes.kept.size;
    await expect(fetchPath("/endless", { limits: { bodyBytes: 1_000_000 } })).resolves.toMatchObject({
      kind: "too-large",
      answer: null,
    });
    expect(bytes.kept.size).toBe(kept);
  });

  test("a body that is declared too large is not read", async () => {
    serve("/declared", { "content-length": "5000000000" }, "");
    await expect(fetchPath("/declared")).resolves.toMatchObject({ kind: "too-large" });
  });

  test.each([
    ["gzip", gzipSync(Buffer.alloc(30_000_000))],
    ["br", brotliCompressSync(Buffer.alloc(30_000_000))],
    ["gzip, gzip", gzipSync(gzipSync(Buffer.alloc(30_000_000)))],
  ])("a %s bomb", async (coding, bomb) => {
    serve("/bomb", { "content-encoding": coding }, bomb);
    expect(bomb.length).toBeLessThan(100_000);
    await expect(fetchPath("/bomb", { limits: { decodedBytes: 1_000_000 } })).resolves.toMatchObject({
      kind: "too-large",
      reason: "The body has more than 1000000 bytes after decompression.",
    });
  });

  test("a slow drip, after the whole time", async () => {
    site.serve("/drip", drip);
    await expect(fetchPath("/drip", { limits: { wholeMs: 400 } })).resolves.toMatchObject({
      kind: "timeout",
    });
  });

  test("a host that accepts and says nothing, after the idle time", async () => {
    site.serve("/silent", () => undefined);
    await expect(fetchPath("/silent", { limits: { idleMs: 300 } })).resolves.toMatchObject({
      kind: "timeout",
    });
  });

  test("a redirect in a circle, and a chain of redirects without end", async () => {
    site.serve("/a", (_request, response) => response.writeHead(302, { location: "/b" }).end());
    site.serve("/b", (_request, response) => response.writeHead(302, { location: "/a" }).end());
    await expect(fetchPath("/a")).resolves.toMatchObject({ kind: "redirect-loop" });
    site.serve("/chain", ({ url = "" }, response) => {
      const step = Number(url.split("?")[1] ?? 0) + 1;
      response.writeHead(302, { location: `/chain?${step}` }).end();
    });
    const chain = await fetchPath("/chain");
    expect(chain.kind).toBe("redirect-loop");
    expect(chain.redirects).toHaveLength(11);
  });

  test("a 503, whose page is kept", async () => {
    serve("/busy", { "content-type": "text/plain" }, "Back soon.", 503);
    await expect(fetchPath("/busy")).resolves.toMatchObject({
      kind: "http-error",
      reason: "The host answered 503 Service Unavailable.",
      answer: { status: 503, body: { byteLength: 10 } },
    });
  });

  test("a body that breaks off", async () => {
    site.serve("/broken", (_request, response) => {
      response.writeHead(200, { "content-length": "1000" }).write("half");
      setImmediate(() => response.destroy());
    });
    await expect(fetchPath("/broken")).resolves.toMatchObject({ kind: "network-error" });
  });

  test("a compressed body that is damaged, and a coding that nobody knows", async () => {
    serve("/damaged", { "content-encoding": "gzip" }, gzipSync(letter).subarray(0, 60));
    await expect(fetchPath("/damaged")).resolves.toMatchObject({
      kind: "network-error",
      reason: "The compressed body is damaged or incomplete.",
    });
    serve("/odd", { "content-encoding": "rot13" }, letter);
    await expect(fetchPath("/odd")).resolves.toMatchObject({ kind: "network-error" });
  });

  test("headers without end", async () => {
    serve("/headers", { "x-long": "x".repeat(200_000) }, letter);
    await expect(fetchPath("/headers")).resolves.toMatchObject({ kind: "too-large" });
  });

  test("a port where nobody listens", async () => {
    const guard = { exceptions: [{ address: "127.0.0.1", port: 1 }] };
    const order = { url: "http://127.0.0.1:1/", keep: bytes.keep };
    await expect(testFetcher(1, { guard }).fetch(order)).resolves.toMatchObject({
      kind: "network-error",
      reason: "The host refused the connection.",
    });
  });

  test("a name that nobody knows", async () => {
    const unknown = Object.assign(new Error("no such name"), { code: "ENOTFOUND" });
    const guard = { resolve: () => Promise.reject(unknown) };
    const order = { url: "http://nowhere.example/", keep: bytes.keep };
    await expect(testFetcher(site.port, { guard }).fetch(order)).resolves.toMatchObject({
      kind: "network-error",
      reason: "The host's name is not known.",
    });
  });
});

test("a store that cannot keep the bytes is our failure, not the host's", async () => {
  site.serve("/letter", letter);
  const full = new Error("disk full");
  const order = { url: site.url("/letter"), keep: () => Promise.reject(full) };
  await expect(testFetcher(site.port).fetch(order)).rejects.toMatchObject({
    name: "KeepFailure",
    cause: full,
  });
});
