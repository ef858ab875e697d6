import { parseAtomFeed, parseRssFeed } from "feedsmith";
import { expect, test } from "vitest";
import { toAtom } from "../../src/feeds/atom.js";
import { type FeedMeta, feedOf } from "../../src/feeds/feed.js";
import { toJsonFeed } from "../../src/feeds/json-feed.js";
import { toRss } from "../../src/feeds/rss.js";
import type { Link } from "../../src/schemas/link.js";
import {
  sampleCorrection,
  sampleDefence,
  sampleEvidence,
  sampleLink,
  sampleMove,
} from "../support/sample-link.js";
import { testSite } from "../support/test-site.js";

const meta: FeedMeta = {
  title: "Contradictions",
  description: "Claims that later statements and moves contradict.",
  page: "/",
  pathOf: (form) => `/feeds/contradictions.${form}`,
  since: "2026-01-01T00:00:00.000Z",
};
const feed = (...links: Link[]) => feedOf(links, testSite(), meta);

const withdrawn = sampleLink({
  status: "withdrawn",
  withdrawnAt: "2026-11-22T09:30:00.000Z",
  withdrawnReason: "The quote was another speaker's.",
  changedAt: "2026-11-22T09:30:00.000Z",
});
const corrected = sampleLink({
  corrections: [sampleCorrection()],
  changedAt: "2026-11-21T10:00:00.000Z",
});

test("an RSS item carries both quotes, both days, the distance, both sources, the defence and the status", () => {
  const parsed = parseRssFeed(toRss(feed(sampleLink())));
  const item = parsed.items?.[0];
  expect(item?.title).toBe(
    "Meta: statement partly contradicts “open source AI will be safer than the alternatives” (reversal)",
  );
  expect(item?.link).toBe("https://walkback.example/contradictions/lnk_00000000000000000000000000000001");
  for (const words of [
    "open source AI will be safer than the alternatives",
    "careful about what we choose to open source",
    "23 July 2024",
    "30 July 2025",
    "1 year and 7 days later",
    "https://example.org/1",
    "https://example.org/2",
    "He had made openness conditional",
    "qualitative change in what the thing is capable of",
    "This link was published on 20 November 2026.",
  ])
    expect(item?.description).toContain(words);
});

test("an item says that an editor looked for a defence and found none", () => {
  const none = sampleDefence({ noneFound: true, words: "Searched all statements of 2023.", statements: [] });
  expect(feed(sampleLink({ defence: none })).items[0]?.text).toContain("None found. Searched all statements");
});

test("an item shows the claim's condition", () => {
  const link = sampleLink();
  const claim = { ...link.claim, condition: "if it is responsible" };
  expect(feed({ ...link, claim }).items[0]?.html).toContain("Condition: if it is responsible.");
});

test("a withdrawn link reappears in RSS under a new, stable guid", () => {
  const published = feed(sampleLink()).items[0];
  const again = feed(withdrawn).items[0];
  expect(again?.title.startsWith("Withdrawn: Meta: ")).toBe(true);
  expect(again?.guid).toBe(`${published?.guid}#withdrawn-20261122T093000000Z`);
  expect(again?.text).toContain("Withdrawn on 22 November 2026: The quote was another speaker's.");
  expect(feed(withdrawn).items[0]?.guid).toBe(again?.guid);
});

test("a corrected link keeps its Atom id, with the day it was corrected as its update", () => {
  const [before, after] = [sampleLink(), corrected].map(
    (link) => parseAtomFeed(toAtom(feed(link))).entries?.[0],
  );
  expect(after?.id).toBe("tag:walkback.example,2026:link/lnk_00000000000000000000000000000001");
  expect(after?.id).toBe(before?.id);
  expect(after?.updated).toBe("2026-11-21T10:00:00.000Z");
  expect(after?.published).toBe("2026-11-20T09:00:00.000Z");
  expect(after?.title?.value.startsWith("Corrected: ")).toBe(true);
});

test("a correction made before publication does not make an item a corrected one", () => {
  const early = sampleLink({ corrections: [sampleCorrection({ madeAt: "2026-11-19T10:00:00.000Z" })] });
  expect(feed(early).items[0]?.title.startsWith("Meta: ")).toBe(true);
});

test("a feed's build day is its newest change, and an empty feed's is fixed", () => {
  expect(parseRssFeed(toRss(feed(withdrawn, sampleLink()))).lastBuildDate).toBe(
    "Sun, 22 Nov 2026 09:30:00 GMT",
  );
  expect(parseAtomFeed(toAtom(feed())).updated).toBe("2026-01-01T00:00:00.000Z");
});

test("the same rows give the same bytes in each form", () => {
  for (const serialise of [toRss, toAtom, toJsonFeed])
    expect(serialise(feed(corrected, sampleLink()))).toBe(serialise(feed(corrected, sampleLink())));
});

test("each form names its own address", () => {
  const made = feed(sampleLink());
  expect(parseRssFeed(toRss(made)).atom?.links?.[0]).toMatchObject({
    rel: "self",
    href: "https://walkback.example/feeds/contradictions.rss",
  });
  expect(parseAtomFeed(toAtom(made)).links?.[0]).toMatchObject({
    rel: "self",
    href: "https://walkback.example/feeds/contradictions.atom",
  });
  expect(JSON.parse(toJsonFeed(made))).toMatchObject({
    version: "https://jsonfeed.org/version/1.1",
    feed_url: "https://walkback.example/feeds/contradictions.json",
  });
});

test("a JSON Feed without an item has an empty list of items", () => {
  expect(JSON.parse(toJsonFeed(feed()))).toMatchObject({ items: [] });
});

test("a JSON Feed item carries the link as data", () => {
  const { items } = JSON.parse(toJsonFeed(feed(sampleLink())));
  expect(items[0]).toMatchObject({
    tags: ["Open models"],
    _walkback: {
      relation: "contradicts",
      manner: "reversal",
      status: "published",
      state: "unchanged",
      distance: "1 year and 7 days later",
      speaker: { name: "Mark Zuckerberg" },
    },
  });
});

test("the title calls a reported move reported", () => {
  const link = sampleLink({ evidence: sampleMove({ kind: "product_change", disclosure: "reported" }) });
  expect(feed(link).items[0]?.title).toContain("Meta: reported product change partly contradicts");
  expect(feed(link).items[0]?.text).toContain("reported, not announced");
});

test("the title names a third party that speaks about the company", () => {
  const osi = { id: "com_00000000000000000000000000000009", slug: "osi", name: "Open Source Initiative" };
  const link = sampleLink({ evidence: sampleEvidence({ company: osi }) });
  expect(feed(link).items[0]?.title).toContain("Meta: Open Source Initiative statement partly contradicts");
});

test("a source address that is not http or https is not a link", () => {
  const link = sampleLink();
  const source = { ...link.claim.statement.source, url: "javascript:alert(1)" };
  const claim = { ...link.claim, statement: { ...link.claim.statement, source } };
  expect(feed({ ...link, claim }).items[0]?.html).not.toContain("javascript:");
});
