import { blockText } from "../block-text.js";
import type { Page } from "../page-dom.js";
import type { LinkedData } from "./json-ld.js";
import type { MetaTags } from "./meta-tags.js";

const LONGEST_NAME = 120;
const LONGEST_TITLE = 400;

const folded = (text: string | null | undefined): string => (text ?? "").replace(/\s+/g, " ").trim();

const leadingWords =
  /^(?:(?:written|posted|published|text)\s(?:by|von)|by|von|par|por|de|di|door|av|af|autor(?:in)?|author|redaktion|from)\s{0,3}:?\s/iu;

/** A name as a byline gives it, without "By" and the like; `null` if it is an address, a date or too long. */
function cleanName(text: string | null | undefined): string | null {
  const name = folded(text)
    .replace(leadingWords, "")
    .replace(/^[\s,:|–-]+|[\s,:|–-]+$/g, "");
  const isName = /\p{L}{2}/u.test(name) && name.length <= LONGEST_NAME && !/https?:|www\.|@|\d{4}/.test(name);
  return isName ? name : null;
}

const authorTags = [
  "author",
  "article:author_name",
  "parsely-author",
  "sailthru.author",
  "dc.creator",
  "dcterms.creator",
  "citation_author",
  "byl",
  "twitter:data1",
  "article:author",
];

/** Where pages mark the author, from the most to the least exact. */
const authorPlaces = [
  '[itemprop="author"] [itemprop="name"]',
  '[itemprop="author"]',
  '[rel="author"]',
  '[class*="author-name"], [class*="author__name"], [class*="authorName"]',
  ".author a, .byline a, .vcard .fn",
  '.author, .byline, [class*="byline"]',
];

function markedAuthor(page: Page): string | null {
  for (const place of authorPlaces)
    for (const element of page.querySelectorAll(place)) {
      const name = cleanName(element.getAttribute("content") ?? element.textContent);
      if (name !== null && name.split(" ").length <= 8) return name;
    }
  return null;
}

/** The author as the page names them, from its data, its `<meta>` elements or a marked byline; or `null`. */
export function findAuthor(page: Page, linked: LinkedData, tags: MetaTags): string | null {
  const fromTags = authorTags
    .filter(
      (name) => name !== "twitter:data1" || /by|von|author|autor/i.test(tags.get("twitter:label1") ?? ""),
    )
    .map((name) => cleanName(tags.get(name)));
  return cleanName(linked.author) ?? fromTags.find((name) => name !== null) ?? markedAuthor(page);
}

/** The publisher or the site as the page names it, or `null`. */
export function findPublisher(linked: LinkedData, tags: MetaTags): string | null {
  const names = [
    linked.publisher,
    ...["og:site_name", "dc.publisher", "dcterms.publisher", "citation_publisher", "application-name"].map(
      (name) => tags.get(name),
    ),
  ];
  return names.map(folded).find((name) => name !== "" && name.length <= LONGEST_NAME) ?? null;
}

const separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " • ", " · "];

/** A title without the site's name at its end. */
function withoutSite(title: string, site: string | null): string {
  for (const mark of separators) {
    const at = title.lastIndexOf(mark);
    if (at < 1) continue;
    const end = title.slice(at + mark.length).toLowerCase();
    const isSite = site !== null && (end.includes(site.toLowerCase()) || site.toLowerCase().includes(end));
    if (isSite || (mark === " | " && end.length < at)) return title.slice(0, at).trim();
  }
  return title;
}

/** The heading that the page's titles repeat, or else the only `<h1>`. A heading with the site's name is neither. */
function headingOf(page: Page, titles: readonly string[], site: string | null): string | null {
  const headings = [...page.querySelectorAll("h1")].slice(0, 20);
  const texts = headings.map((heading) => folded(blockText(heading).text)).filter((text) => text.length > 3);
  const isSite = (text: string): boolean =>
    text.toLowerCase() === site?.toLowerCase() ||
    titles.some(
      (title) => title.length > text.length + 3 && title.toLowerCase().endsWith(text.toLowerCase()),
    );
  const own = texts.filter((text) => !isSite(text));
  const named = own.find((text) => titles.some((title) => title.toLowerCase().includes(text.toLowerCase())));
  return named ?? (texts.length === 1 && titles.length < 2 ? (own[0] ?? null) : null);
}

/** The title of the text, without the site's name; or `null`. */
export function findTitle(page: Page, linked: LinkedData, tags: MetaTags): string | null {
  const whole = folded(page.querySelector("title")?.textContent);
  const site = findPublisher(linked, tags);
  const titles = [linked.title, tags.get("og:title"), tags.get("twitter:title"), tags.get("dc.title"), whole]
    .map(folded)
    .filter((title) => title !== "");
  const [first] = titles.map((title) => withoutSite(title, site)).filter((title) => title !== "");
  return (headingOf(page, titles, site) ?? first ?? null)?.slice(0, LONGEST_TITLE) ?? null;
}
