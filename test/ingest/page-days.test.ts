import { expect, test } from "vitest";
import { readDocument } from "../../src/ingest/read/read-document.js";

const now = new Date("2026-01-15T12:00:00Z");

async function dayOf(body: string, { head = "", lang = "en", url = "https://example.com/a" } = {}) {
  const html = `<!DOCTYPE html><html lang="${lang}"><head><title>A promise kept</title>${head}</head><body>${body}</body></html>`;
  const found = await readDocument({ bytes: html, fileName: "a.html", url, now });
  return [found.publishedOn, found.publishedFrom, found.isPublishedCertain];
}

const heading = "<h1>A promise kept</h1>";
const linked = (fields: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ "@type": "NewsArticle", headline: "A promise kept", ...fields })}</script>`;

test("JSON-LD tells the day, in the time zone that it names", async () => {
  const head = linked({ datePublished: "2024-07-23T23:30:00-07:00" });
  expect(await dayOf(heading, { head })).toEqual(["2024-07-23", "json-ld", true]);
});

test("the day of the last change is not the day of publication", async () => {
  const head = `<meta property="article:modified_time" content="2024-09-01"><meta property="article:published_time" content="2024-07-23">`;
  expect(await dayOf(heading, { head })).toEqual(["2024-07-23", "meta", true]);
});

test("a day in the future is not believed", async () => {
  const head = linked({ datePublished: "2031-01-01" });
  expect(await dayOf(`${heading}<p>Posted on July 23, 2024</p>`, { head })).toEqual([
    "2024-07-23",
    "byline",
    false,
  ]);
  expect(await dayOf(heading, { head })).toEqual([null, null, false]);
});

test("two places that disagree are not certain", async () => {
  const head = linked({ datePublished: "2024-07-25" });
  const [, , isCertain] = await dayOf(`${heading}<time datetime="2024-07-23">23 July</time>`, { head });
  expect(isCertain).toBe(false);
});

test("the address tells the day, or else the month", async () => {
  expect(await dayOf(heading, { url: "https://example.com/2024/07/23/a" })).toEqual([
    "2024-07-23",
    "url",
    true,
  ]);
  expect(await dayOf(heading, { url: "https://example.com/2024/07/a" })).toEqual(["2024-07", "url", false]);
});

test.each([
  ["de", "Veröffentlicht am 23. Juli 2024"],
  ["fr", "Publié le 23 juillet 2024"],
  ["es", "Publicado el 23 de julio de 2024"],
  ["it", "Pubblicato il 23 luglio 2024"],
  ["pl", "Opublikowano 23 lipca 2024"],
  ["de", "23.07.2024, 14:30 Uhr"],
  ["en", "Posted: Jul 23, 2024"],
  ["en", "07/23/2024"],
  ["fr", "23/07/2024"],
  ["ja", "2024年7月23日"],
])("the day beside the heading is read in %s: %s", async (lang, words) => {
  const [day] = await dayOf(`${heading}<p>${words}</p><p>Text.</p>`, { lang });
  expect(day).toBe("2024-07-23");
});

test("the days of other articles in a list beside the text do not count more than its own", async () => {
  const list = `<div class="related">${'<a>Other</a> <span class="date">1 May 2025</span>'.repeat(5)}</div>`;
  expect((await dayOf(`${list}${heading}<p>23 July 2024</p>${list}`))[0]).toBe("2024-07-23");
});
