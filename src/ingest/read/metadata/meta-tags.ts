import type { Page } from "../page-dom.js";
import type { FoundDay } from "./found-day.js";
import { type Locale, parseMachineDay } from "./written-day.js";

/** The content of a page's `<meta>` elements by name, in lower case. The first of a name counts. */
export type MetaTags = ReadonlyMap<string, string>;

const MAX_TAGS_READ = 500;

/** The `<meta>` elements of a page, by `name`, `property`, `itemprop` or `http-equiv`. */
export function readMetaTags(page: Page): MetaTags {
  const tags = new Map<string, string>();
  let read = 0;
  for (const element of page.querySelectorAll("meta")) {
    read += 1;
    if (read > MAX_TAGS_READ) break;
    const content = element.getAttribute("content")?.trim() ?? "";
    for (const attribute of ["name", "property", "itemprop", "http-equiv"]) {
      const name = element.getAttribute(attribute)?.trim().toLowerCase();
      if (name && content !== "" && !tags.has(name)) tags.set(name, content);
    }
  }
  return tags;
}

/** Names of days of publication that mean nothing else. */
const published =
  /^(?:(?:og:)?article:published(?:_time)?|og:(?:published_time|pubdate)|datepublished|(?:article|publish(?:ed)?|publication|pub|original|issue|posted|release|first)[._:-]?(?:date|time|at|on)(?:[._:-]?(?:time|original|published))?|date[._:-]?(?:published|posted|issued|publish)|article[._:-]date[._:-]original|dcterms\.(?:issued|available)|dc\.date\.(?:issued|published)|citation_(?:publication_date|online_date|date)|prism\.publicationdate|sailthru\.date|parsely-pub-date|cxenseparse:recs:publishtime|cxenseparse:publishtime|bt:pubdate|rnews:datepublished|article:post_date|last-published-date|vr:published_time|shareaholic:article_published_time)$/;

/** Names that often hold the day of publication and at times another. */
const vague =
  /^(?:date|dc\.?date|dc:date|dcterms\.(?:date|created)|dc\.date\.created|created|creation_date|datecreated|date[._-]?created|page[._-]?date|timestamp|article:created_time|og:article:published|video:release_date)$/;

const modified =
  /^(?:(?:og:)?article:modified(?:_time)?|og:(?:updated|modified)_time|datemodified|last[._-]?modified|lastmod|revised|dcterms\.modified|dc\.date\.modified|modified|updated|date[._-]?(?:modified|updated)|article[._:-]updated)$/;

/** The days in a page's `<meta>` elements. */
export function metaDays(tags: MetaTags, locale: Locale): readonly FoundDay[] {
  const days: FoundDay[] = [];
  for (const [name, value] of tags) {
    const kind = published.test(name)
      ? ({ of: "published", trust: 0.88 } as const)
      : vague.test(name)
        ? ({ of: "published", trust: 0.66 } as const)
        : modified.test(name)
          ? ({ of: "modified", trust: 0.8 } as const)
          : null;
    const day = kind === null ? null : parseMachineDay(value, locale);
    if (kind !== null && day !== null) days.push({ day, source: "meta", ...kind });
  }
  return days;
}
