import { parseRssFeed } from "feedsmith";
import { beforeAll, expect, test } from "vitest";
import { testApp } from "../support/app.js";
import { testDatabase } from "../support/database.js";
import { linksOf } from "../support/links.js";
import { recordsOf } from "../support/records.js";
import { actOf, contributor } from "../support/world.js";

// More links than a page or a feed has, made once for both tests.
const MADE = 31;

const opened = testDatabase();
const at = new Date("2025-09-01T09:00:00Z");
const service = testApp(opened, { at });
let slug: string;
/** Pages of the company's contradictions, newest publication first. */
const published: string[] = [];

beforeAll(async () => {
  const { world } = service;
  const company = await recordsOf(() => actOf(world, contributor)).company();
  slug = company.slug;
  for (let count = 0; count < MADE; count += 1) {
    world.setNow(new Date(at.getTime() + count * 1_000));
    published.unshift((await linksOf(() => world).published({ company: company.id })).page);
  }
});

test("following the links of a company's page shows each of its contradictions once", async () => {
  const seen: string[] = [];
  let next = `/companies/${slug}?show=contradictions`;
  while (next !== "") {
    const { body } = await service.app.inject(next);
    seen.push(...[...body.matchAll(/<h3><a href="([^"]+)"/g)].map((match) => match[1] ?? ""));
    next = (/<a href="([^"]+)" rel="next"/.exec(body)?.[1] ?? "").replaceAll("&amp;", "&");
  }
  expect(seen).toEqual(published);
});

test("a feed has the thirty links that changed most recently", async () => {
  const { body } = await service.app.inject(`/feeds/companies/${slug}/contradictions.rss`);
  const urls = parseRssFeed(body).items?.map(({ link }) => link?.replace("https://walkback.example", ""));
  expect(urls).toEqual(published.slice(0, 30));
});
