import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "../../src/root.js";
import { glossaryPage } from "../../src/web/glossary-page.js";
import { glossaryRatings, glossaryWords } from "../../src/wording/glossary.js";
import { testSite } from "../support/test-site.js";

const page = glossaryPage(testSite());
const entries = [...glossaryWords, ...glossaryRatings];

test("docs/glossary.md has the same words, meanings and examples as the page", async () => {
  const text = await readFile(join(projectRoot, "docs/glossary.md"), "utf8");
  const rows = [...text.matchAll(/^\| (.+?) \| (.+?) \| (.+?) \|$/gm)].map((row) => row.slice(1, 4));
  expect(rows.filter(([word]) => word !== "word")).toEqual(entries);
});

test("every word on the page has an address of its own", () => {
  const ids = [...page.matchAll(/<dt id="([^"]+)">/g)].map(([, id]) => id);
  expect(ids).toHaveLength(entries.length);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
});

test("code and emphasis in a text become elements, and no mark is left over", () => {
  const words = page.replace(/<[^>]*>/g, "");
  expect(page).toContain("<code>?asOf=2026-11-01</code>");
  expect(page).toContain("<em>half flip</em>");
  expect(words).not.toMatch(/[`*]/);
});
