import { describe, expect, test } from "vitest";
import { MemoryBytes, testFetcher } from "../../support/fetching.js";
import { servedSite } from "../../support/served-site.js";

const { keep } = new MemoryBytes();
const letter = `<p>${"We keep our word. ".repeat(300)}</p>`;

describe("robots.txt", () => {
  const site = servedSite();
  const served = servedSite();
  const robots = (text: string, status = 200): void =>
    site.serve("/robots.txt", (_request, response) => response.writeHead(status).end(text));
  const paths = () => site.requests.map(({ url }) => url);
  const fetchPath = (path: string, more = {}) =>
    testFetcher(site.port, more).fetch({ url: site.url(path), keep });

  test.each(["User-agent: *\nDisallow: /private", "User-agent: walkback\nDisallow: /"])(
    "keeps us out with %j",
    async (text) => {
      robots(text);
      site.serve("/private/letter", letter);
      site.requests.length = 0;
      await expect(fetchPath("/private/letter")).resolves.toMatchObject({
        kind: "robots-refused",
        answer: null,
      });
      expect(paths()).toEqual(["/robots.txt"]);
    },
  );

  test("that keeps out others, or that is missing, lets us in", async () => {
    site.serve("/letter", letter);
    robots("User-agent: OtherBot\nDisallow: /");
    await expect(fetchPath("/letter")).resolves.toMatchObject({ kind: "ok" });
    robots("gone", 404);
    await expect(fetchPath("/letter")).resolves.toMatchObject({ kind: "ok" });
  });

  test("that the host cannot give leaves us outside, and is not taken for a refusal", async () => {
    robots("", 503);
    site.serve("/letter", letter);
    await expect(fetchPath("/letter")).resolves.toMatchObject({
      kind: "http-error",
      reason: "The site's robots.txt answered 503 Service Unavailable, so the document was not asked for.",
    });
  });

  test("is asked for once, and again after a day", async () => {
    robots("");
    site.serve("/letter", letter);
    let now = new Date("2026-11-22T09:00:00Z");
    const fetcher = testFetcher(site.port, { now: () => now });
    site.requests.length = 0;
    await fetcher.fetch({ url: site.url("/letter"), keep });
    await fetcher.fetch({ url: site.url("/letter"), keep });
    now = new Date("2026-11-23T09:00:01Z");
    await fetcher.fetch({ url: site.url("/letter"), keep });
    expect(paths()).toEqual(["/robots.txt", "/letter", "/letter", "/robots.txt", "/letter"]);
  });

  test("keeps us out of the address that a redirect leads to", async () => {
    robots("User-agent: *\nDisallow: /inner");
    site.serve("/outer", (_request, response) => response.writeHead(302, { location: "/inner" }).end());
    site.serve("/inner", letter);
    await expect(fetchPath("/outer")).resolves.toMatchObject({ kind: "robots-refused" });
  });

  test("that another host keeps for it holds for it all the same", async () => {
    const other = served.url("/robots.txt");
    const exceptions = [site, served].map(({ port }) => ({ address: "127.0.0.1", port }));
    served.serve("/robots.txt", (_request, response) =>
      response.writeHead(200).end("User-agent: *\nDisallow: /"),
    );
    site.serve("/robots.txt", (_request, response) => response.writeHead(301, { location: other }).end());
    site.serve("/letter", letter);
    await expect(
      testFetcher(site.port, { guard: { exceptions } }).fetch({ url: site.url("/letter"), keep }),
    ).resolves.toMatchObject({ kind: "robots-refused" });
  });

  test("whose rules have many stars stops nobody, however long the address", async () => {
    robots(`User-agent: *\n${`Disallow: /${"*a".repeat(250)}b\n`.repeat(1_000)}Disallow: /private`);
    const path = `/${"a".repeat(1_900)}`;
    site.serve(path, letter);
    const begin = performance.now();
    await expect(fetchPath(path)).resolves.toMatchObject({ kind: "ok" });
    expect(performance.now() - begin).toBeLessThan(2_000);
    await expect(fetchPath("/private")).resolves.toMatchObject({ kind: "robots-refused" });
  });

  test("is not asked for if the site is set to ignore it", async () => {
    robots("User-agent: *\nDisallow: /");
    site.serve("/letter", letter);
    await expect(fetchPath("/letter", { respectsRobots: false })).resolves.toMatchObject({ kind: "ok" });
  });

  test("is asked for without what is known of the document, so that a 304 cannot stand for it", async () => {
    site.serve("/robots.txt", (request, response) => {
      const isKnown = request.headers["if-none-match"] !== undefined;
      response.writeHead(isKnown ? 304 : 200).end(isKnown ? undefined : "User-agent: *\nDisallow: /");
    });
    const order = { url: site.url("/letter"), keep, validators: { etag: '"1"', lastModified: null } };
    await expect(testFetcher(site.port).fetch(order)).resolves.toMatchObject({ kind: "robots-refused" });
  });

  test("that does not come in the time of the fetch ends it", async () => {
    site.serve("/robots.txt", () => undefined);
    await expect(fetchPath("/letter", { limits: { wholeMs: 300 } })).resolves.toMatchObject({
      kind: "timeout",
    });
  });

  test("that redirects to an address on this machine's network is not read", async () => {
    site.serve("/robots.txt", (_request, response) =>
      response.writeHead(302, { location: "http://169.254.169.254/" }).end(),
    );
    await expect(fetchPath("/letter")).resolves.toMatchObject({ kind: "blocked-address" });
  });
});

describe("a host", () => {
  const site = servedSite();

  test("is asked for one document at a time, with a pause after each", async () => {
    let open = 0;
    let most = 0;
    site.serve("/page", (_request, response) => {
      open += 1;
      most = Math.max(most, open);
      setImmediate(() => {
        open -= 1;
        response.end(letter);
      });
    });
    const waits: number[] = [];
    let time = Date.parse("2026-11-22T09:00:00Z");
    const wait = async (ms: number): Promise<void> => {
      waits.push(ms);
      time += ms;
    };
    const fetcher = testFetcher(site.port, { pauseMs: 1_000, wait, now: () => new Date(time) });
    await Promise.all([1, 2, 3].map((n) => fetcher.fetch({ url: site.url(`/page?${n}`), keep })));
    expect(most).toBe(1);
    expect(waits).toEqual([1_000, 1_000]);
  });

  test("gets the longer pause that its robots.txt asks for, up to 30 seconds", async () => {
    site.serve("/page", letter);
    const waitsWith = async (robots: string): Promise<number[]> => {
      site.serve("/robots.txt", (_request, response) => response.end(robots));
      const waits: number[] = [];
      const wait = async (ms: number): Promise<void> => void waits.push(ms);
      const fetcher = testFetcher(site.port, { pauseMs: 1_000, wait });
      await fetcher.fetch({ url: site.url("/page"), keep });
      await fetcher.fetch({ url: site.url("/page"), keep });
      return waits;
    };
    expect(await waitsWith("User-agent: *\nCrawl-delay: 7")).toEqual([7_000]);
    expect(await waitsWith("User-agent: *\nCrawl-delay: 9999")).toEqual([30_000]);
  });
});
