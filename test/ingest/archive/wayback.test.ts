import { describe, expect, test } from "vitest";
import { Wayback } from "../../../src/ingest/archive/wayback.js";
import { type Page, servedSite } from "../../support/served-site.js";

const site = servedSite();
const at = new Date("2026-11-22T09:00:00Z");
const page = "https://acme.example/letter?a=1&b=2";
const json =
  (answer: unknown, status = 200): Page =>
  (_request, response) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
const closest = (timestamp: string) => ({
  archived_snapshots: { closest: { available: true, status: "200", timestamp, url: "http://x/" } },
});
const archive = (saves: boolean, waits: number[] = []) =>
  new Wayback({
    saves,
    key: saves ? "access:secret" : null,
    userAgent: () => "Walkback/0 (+https://walkback.example/)",
    addresses: { available: site.url("/available"), save: site.url("/save") },
    wait: async (ms) => waits.push(ms),
  });

describe("the Wayback Machine's copy of a page", () => {
  test("is the one that it made about the time of the capture", async () => {
    site.serve("/available", json(closest("20261122081500")));
    expect(await archive(false).find(page, at)).toBe(`https://web.archive.org/web/20261122081500/${page}`);
    const asked = new URL(site.requests.at(-1)?.url ?? "", "http://x");
    expect(Object.fromEntries(asked.searchParams)).toEqual({ url: page, timestamp: "20261122090000" });
    expect(site.requests.at(-1)?.headers["user-agent"]).toBe("Walkback/0 (+https://walkback.example/)");
  });

  test("is not an older one, which may say something else", async () => {
    site.serve("/available", json(closest("20261120081500")));
    expect(await archive(false).find(page, at)).toBeNull();
  });

  test("is none if the archive has none, and none is asked for", async () => {
    site.serve("/available", json({ archived_snapshots: {} }));
    site.requests.length = 0;
    expect(await archive(false).find(page, at)).toBeNull();
    expect(site.requests.map(({ method }) => method)).toEqual(["GET"]);
  });
});

describe("a copy that the archive is asked to make", () => {
  test("is waited for, with the account's key", async () => {
    site.serve("/available", json({ archived_snapshots: {} }));
    let body = "";
    site.serve("/save", (request, response) => {
      request.on("data", (piece) => {
        body += String(piece);
      });
      request.on("end", () => json({ job_id: "spn2-1", url: page })(request, response));
    });
    const states = [
      { status: "pending" },
      { status: "success", timestamp: "20261122090107", original_url: page },
    ];
    site.serve("/save/status/spn2-1", (request, response) => json(states.shift())(request, response));
    const waits: number[] = [];
    const found = await archive(true, waits).find(page, at);
    expect(found).toBe(`https://web.archive.org/web/20261122090107/${page}`);
    expect(new URLSearchParams(body).get("url")).toBe(page);
    expect(site.requests.at(-1)?.headers.authorization).toBe("LOW access:secret");
    expect(waits).toEqual([3_000]);
  });

  test("is given up after half a minute, or when the archive says that it failed", async () => {
    site.serve("/save/status/spn2-1", json({ status: "pending" }));
    const waits: number[] = [];
    expect(await archive(true, waits).find(page, at)).toBeNull();
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(30_000);
    site.serve("/save/status/spn2-1", json({ status: "error", message: "blocked" }));
    expect(await archive(true).find(page, at)).toBeNull();
  });

  test("is not asked for if the archive already has one of the day", async () => {
    site.serve("/available", json(closest("20261122081500")));
    site.requests.length = 0;
    await archive(true).find(page, at);
    expect(site.requests.map(({ method }) => method)).toEqual(["GET"]);
  });
});

test.each<[string, Page]>([
  ["an error", json({ error: "busy" }, 503)],
  ["another form", json(["nothing"])],
  ["no JSON", (_request, response) => response.end("<html>")],
  ["nothing, and hangs up", (_request, response) => response.destroy()],
  ["a timestamp that is none", json(closest("../../evil"))],
])("an archive that answers with %s stops no capture", async (_what, answer) => {
  site.serve("/available", answer);
  site.serve("/save", answer);
  expect(await archive(true).find(page, at)).toBeNull();
});
