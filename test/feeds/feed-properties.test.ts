import fc from "fast-check";
import { XMLValidator } from "fast-xml-parser";
import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from "feedsmith";
import { expect, test } from "vitest";
import { toAtom } from "../../src/feeds/atom.js";
import { cleanText, cleanTitle } from "../../src/feeds/clean-text.js";
import { feedOf } from "../../src/feeds/feed.js";
import { toJsonFeed } from "../../src/feeds/json-feed.js";
import { toOpml } from "../../src/feeds/opml.js";
import { toRss } from "../../src/feeds/rss.js";
import type { Link } from "../../src/schemas/link.js";
import {
  sampleClaim,
  sampleDefence,
  sampleEvidence,
  sampleLink,
  sampleStatement,
} from "../support/sample-link.js";
import { testSite } from "../support/test-site.js";

// Texts from people and pages, and texts that only an attacker or a broken import would send.
const hostile = fc.oneof(
  fc.string({ unit: "grapheme", minLength: 1 }),
  fc.string({ unit: "binary", minLength: 1 }),
  fc.constantFrom(
    "]]>",
    "<![CDATA[x]]>",
    "<script>alert(1)</script>",
    "&lt;b&gt; AT&T &amp;amp; &nbsp; &#0;",
    "\u0000\u0008\u000b\ufffe\uffff",
    "\ud800 half, \udc00 other half",
    "\u202ereversed",
    "<!-- -- -->",
    "<?xml version='1.0'?>",
    "5 < 6 & \"7\" > '3'",
    "__proto__",
  ),
  fc
    .tuple(fc.string(), fc.constantFrom("]]>", "<", "&", "\u0001"), fc.string())
    .map((parts) => parts.join("")),
);
const hostileLink = fc
  .record({ quote: hostile, claim: hostile, name: hostile, words: hostile, title: hostile, topic: hostile })
  .map(({ quote, claim, name, words, title, topic }): Link => {
    const statement = sampleStatement({ quote });
    const source = { ...statement.source, title, publisher: name };
    return sampleLink({
      company: { ...statement.company, name },
      claim: sampleClaim({ text: claim, condition: words, statement: { ...statement, source } }),
      evidence: sampleEvidence({ quote: words, company: { ...statement.company, name } }),
      defence: sampleDefence({ words }),
      explanation: words,
      topics: [{ id: "top_00000000000000000000000000000001", slug: "open-models", name: topic }],
    });
  });
const meta = (title: string) => ({
  title,
  description: title,
  page: "/",
  pathOf: (form: string) => `/feeds/links.${form}`,
  since: "2026-01-01T00:00:00.000Z",
});
const feeds = fc
  .record({ links: fc.array(hostileLink, { maxLength: 3 }), title: hostile })
  .map(({ links, title }) => feedOf(links, testSite({ name: `Site ${title}` }), meta(title)));

test("RSS and Atom are well-formed XML whatever was recorded", () => {
  fc.assert(
    fc.property(feeds, (feed) => {
      for (const xml of [toRss(feed), toAtom(feed)]) {
        expect(XMLValidator.validate(xml)).toBe(true);
        expect(cleanText(xml)).toBe(xml);
        expect(xml.isWellFormed()).toBe(true);
      }
    }),
    { numRuns: 200 },
  );
});

test("titles, addresses and texts survive each form unchanged", () => {
  fc.assert(
    fc.property(feeds, (feed) => {
      // feedsmith decodes every &apos; to an apostrophe, even if the text has those six characters.
      fc.pre(feed.items.every(({ title, html }) => !`${title}${html}`.includes("&apos;")));
      const rss = parseRssFeed(toRss(feed)).items ?? [];
      const atom = parseAtomFeed(toAtom(feed)).entries ?? [];
      const json = parseJsonFeed(toJsonFeed(feed)).items ?? [];
      for (const [index, item] of feed.items.entries()) {
        expect(rss[index]?.title ?? "").toBe(item.title);
        expect(atom[index]?.title?.value ?? "").toBe(item.title);
        expect(json[index]?.title ?? "").toBe(item.title);
        expect(rss[index]?.link).toBe(item.url);
        expect(atom[index]?.links?.[0]?.href).toBe(item.url);
        expect(rss[index]?.description).toBe(item.html.trim());
        expect(atom[index]?.content?.value).toBe(item.html.trim());
        expect(json[index]?.content_text).toBe(item.text);
      }
    }),
    { numRuns: 200 },
  );
});

test("a title is one line without characters that look like markup", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(cleanTitle(text)).not.toMatch(/[<\n\r\t\u0000-\u001f]/);
    }),
  );
});

test("the subscription list is well-formed whatever a company is called", () => {
  fc.assert(
    fc.property(hostile, (name) => {
      const opml = toOpml([{ name, slug: "meta", page: "/companies/meta" }], testSite());
      expect(XMLValidator.validate(opml)).toBe(true);
      expect(parseOpml(opml).body?.outlines?.at(-1)?.outlines?.[0]?.xmlUrl).toBe(
        "https://walkback.example/feeds/companies/meta/contradictions.rss",
      );
    }),
  );
});
