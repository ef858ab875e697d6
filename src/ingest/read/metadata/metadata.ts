import type { Metadata } from "../../../core/documents/document.js";
import type { Page } from "../page-dom.js";
import { chooseDays } from "./choose-day.js";
import { readLinkedData } from "./json-ld.js";
import { readMetaTags } from "./meta-tags.js";
import { findAuthor, findPublisher, findTitle } from "./names.js";
import { pageDays } from "./page-days.js";
import type { Locale } from "./written-day.js";

function localeOf(page: Page): Locale {
  const root = page.documentElement;
  const locale =
    root?.getAttribute("lang") ??
    root?.getAttribute("xml:lang") ??
    page.querySelector('meta[property="og:locale"]')?.getAttribute("content") ??
    "";
  const [, language = null, region = null] =
    /^([a-z]{2})(?:[-_]([a-z]{2})(?![a-z]))?/i.exec(locale.trim()) ?? [];
  return { language: language?.toLowerCase() ?? null, region: region?.toUpperCase() ?? null };
}

/** Where a page comes from, and the last day that any clock has. Later days are not believed. */
export interface Origin {
  readonly url: string | null;
  readonly latestDay: string;
}

/** What a page says about itself. `page` must be whole: readability takes away what this reads. */
export function readMetadata(page: Page, { url, latestDay }: Origin): Metadata {
  const locale = localeOf(page);
  const tags = readMetaTags(page);
  const linked = readLinkedData(page, locale);
  const title = findTitle(page, linked, tags);
  const titles = [page.querySelector("title")?.textContent, tags.get("og:title"), linked.title, title].join(
    " ",
  );
  const days = chooseDays(pageDays(page, { url, titles, tags, linked, locale }), latestDay);
  return {
    title,
    author: findAuthor(page, linked, tags),
    publisher: findPublisher(linked, tags),
    ...days,
  };
}
