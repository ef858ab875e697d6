import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from "feedsmith";
import { expect, test } from "vitest";
import { correctRecord } from "../../src/operations/corrections/correct-record.js";
import { withdrawLink } from "../../src/operations/links/withdraw-link.js";
import { testApp } from "../support/app.js";
import { testDatabase } from "../support/database.js";
import { linksOf } from "../support/links.js";
import { recordsOf } from "../support/records.js";
import { actOf, admin, contributor, editor } from "../support/world.js";

const opened = testDatabase();
// A past day: the server sends no Last-Modified for a second that has not ended.
const service = testApp(opened, { at: new Date("2025-09-01T09:00:00Z") });
const links = linksOf(() => service.world);
const records = recordsOf(() => actOf(service.world, contributor));

const get = (url: string, headers: Record<string, string> = {}) => service.app.inject({ url, headers });
const rss = async (url: string) => parseRssFeed((await get(url)).body);
const urlsOf = async (url: string) => (await rss(url)).items?.map(({ link }) => link) ?? [];

test("an empty feed is a feed, built at the same instant each time", async () => {
  const [one, two] = [await get("/feeds/contradictions.rss"), await get("/feeds/contradictions.rss?again")];
  expect(parseRssFeed(one.body)).toMatchObject({ lastBuildDate: "Mon, 01 Jan 2024 00:00:00 GMT" });
  expect(one.headers["last-modified"]).toBe("Mon, 01 Jan 2024 00:00:00 GMT");
  expect(two.body).toBe(one.body);
});

test("a published contradiction is in the feeds of all, of its company and of its topic, in three forms", async () => {
  await records.topic("open-models");
  const link = await links.published({
    statement: { topics: ["open-models"] },
    move: { topics: ["open-models"] },
  });
  const url = `https://walkback.example${link.page}`;
  const places = ["", `companies/${link.company.slug}/`, "topics/open-models/"];
  for (const place of places) {
    for (const name of ["contradictions", "links"]) {
      const at = `/feeds/${place}${name}`;
      const [one, two, three] = [await get(`${at}.rss`), await get(`${at}.atom`), await get(`${at}.json`)];
      expect(parseRssFeed(one.body).items?.map((item) => item.link)).toContain(url);
      expect(parseAtomFeed(two.body).entries?.map((entry) => entry.links?.[0]?.href)).toContain(url);
      expect(parseJsonFeed(three.body).items?.map((item) => item.url)).toContain(url);
      expect([one, two, three].map(({ headers }) => headers["content-type"])).toEqual([
        "application/rss+xml; charset=utf-8",
        "application/atom+xml; charset=utf-8",
        "application/feed+json; charset=utf-8",
      ]);
      expect(one.headers.link).toContain(`<https://walkback.example${at}.rss>; rel="self"`);
    }
    expect(await urlsOf(`/feeds/${place}confirmations.rss`)).not.toContain(url);
  }
});

test("a proposed link is in no feed", async () => {
  const { id, company } = await links.proposed();
  expect((await get("/feeds/links.rss")).body).not.toContain(id);
  expect((await get(`/feeds/companies/${company.slug}/links.rss`)).statusCode).toBe(404);
});

test("a withdrawn contradiction returns to the top of the feed, marked as withdrawn", async () => {
  const first = await links.published();
  service.world.setNow(new Date("2025-09-22T10:00:00Z"));
  await links.published();
  service.world.setNow(new Date("2025-09-22T11:00:00Z"));
  const guidBefore = (await rss("/feeds/contradictions.rss")).items?.find((item) =>
    item.link?.endsWith(first.id),
  )?.guid;
  await withdrawLink(actOf(service.world, editor), first.id, {
    reason: "A misquote.",
    requestedBy: "A reader",
  });
  const feed = await rss("/feeds/contradictions.rss");
  const item = feed.items?.[0];
  expect(item?.title?.startsWith("Withdrawn: ")).toBe(true);
  expect(item?.description).toContain("Withdrawn on 22 September 2025: A misquote.");
  expect(item?.guid?.value).not.toBe(guidBefore?.value);
  expect([item?.pubDate, feed.lastBuildDate]).toEqual([
    "Mon, 22 Sep 2025 11:00:00 GMT",
    "Mon, 22 Sep 2025 11:00:00 GMT",
  ]);
});

test("a contradiction corrected to a qualification stays in the feed of contradictions, marked as corrected", async () => {
  const { id } = await links.published();
  await correctRecord(actOf(service.world, editor), {
    recordType: "link",
    recordId: id,
    field: "relation",
    value: "qualifies",
    reason: "It was narrowed, not given up.",
    requestedBy: "A reader",
  });
  for (const feed of ["contradictions", "qualifications"]) {
    const item = (await rss(`/feeds/${feed}.rss`)).items?.find(({ link }) => link?.endsWith(id));
    expect([feed, item?.title?.startsWith("Corrected: ")]).toEqual([feed, true]);
  }
});

test("a feed answers 304 to its ETag, alone or in a list, and to its day", async () => {
  await links.published();
  const { headers } = await get("/feeds/contradictions.atom");
  const ask = async (conditions: Record<string, string>) =>
    (await get("/feeds/contradictions.atom", conditions)).statusCode;
  const etag = String(headers.etag);
  expect(await ask({ "if-none-match": etag })).toBe(304);
  expect(await ask({ "if-none-match": `"other", ${etag}` })).toBe(304);
  expect(await ask({ "if-modified-since": String(headers["last-modified"]) })).toBe(304);
  expect(await ask({ "if-modified-since": "Mon, 01 Jan 2024 00:00:00 GMT" })).toBe(200);
  service.world.setNow(new Date(service.world.now().getTime() + 60_000));
  await links.published();
  expect(await ask({ "if-none-match": etag })).toBe(200);
});

test("a company's feeds redirect from its old slug", async () => {
  const { company } = await links.published();
  await correctRecord(actOf(service.world, admin), {
    recordType: "company",
    recordId: company.id,
    field: "slug",
    value: "renamed-for-feeds",
    reason: "The company has another name.",
    requestedBy: "A reader",
  });
  const { statusCode, headers } = await get(`/feeds/companies/${company.slug}/links.atom`);
  expect([statusCode, headers.location]).toEqual([301, "/feeds/companies/renamed-for-feeds/links.atom"]);
});

test("a feed of an unknown company, topic or form answers 404", async () => {
  for (const path of [
    "/feeds/companies/nobody/links.rss",
    "/feeds/companies/%00/links.rss",
    "/feeds/topics/nothing/links.rss",
    "/feeds/links.xml",
    "/feeds/gossip.rss",
  ])
    expect([path, (await get(path)).statusCode]).toEqual([path, 404]);
});

test("the subscription list has the main feeds and those of each company", async () => {
  const { company } = await links.published();
  const { body, headers } = await get("/feeds.opml");
  const outlines = parseOpml(body).body?.outlines ?? [];
  expect(headers["content-type"]).toBe("text/x-opml; charset=utf-8");
  expect(outlines[0]?.xmlUrl).toBe("https://walkback.example/feeds/contradictions.rss");
  expect(outlines.flatMap((outline) => outline.outlines ?? []).map(({ xmlUrl }) => xmlUrl)).toContain(
    `https://walkback.example/feeds/companies/${company.slug}/confirmations.rss`,
  );
});
