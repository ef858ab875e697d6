import { Readability } from "@mozilla/readability";
import { type BlockText, blockText } from "./block-text.js";
import { MAX_READABLE } from "./limits.js";
import { openPage, type Page, type PageElement, sizeOf } from "./page-dom.js";

/** Below this many characters, what readability found may be a teaser, and the page's own marks are asked too. */
const SHORT_TEXT = 500;

/** Where pages mark their text themselves, from the most to the least exact. */
const marked =
  '[itemprop="articleBody"], article, .entry-content, .post-content, .article-body, main, [role="main"], #content, body';

/** Words in an id or a class that name a notice about cookies or a request for consent. */
const consent =
  /(?:^|[\s_-])(?:cookies?|consent|gdpr|dsgvo|onetrust|usercentrics|didomi|cookiebot)(?:$|[\s_-])/i;

/** Elements that no notice may be, because the whole text can lie in them. */
const containers = new Set(["html", "body", "main", "article", "head"]);

const unwanted =
  "script:not([type*=math]), style, template, nav, [role=navigation], figcaption, .wp-caption-text";

/** Lists of other texts, share buttons and the like, in elements that are never the text itself. */
const asides = "nav, aside, footer, form, header nav, [role=complementary], [role=contentinfo]";

const attributes = (element: PageElement): string =>
  `${element.getAttribute("id") ?? ""} ${element.getAttribute("class") ?? ""}`;

/** Removes what is no part of a text: scripts, navigation, captions of pictures, cookie notices. */
function removeNoise(page: Page): void {
  for (const element of [...page.querySelectorAll(unwanted)]) element.remove();
  for (const element of [...page.querySelectorAll("[id], [class]")])
    if (consent.test(attributes(element)) && !containers.has(element.localName)) element.remove();
}

/** What readability finds, or `null`. It changes the page. */
function readable(page: Page): BlockText | null {
  if (page.documentElement === null) return null;
  // Readability is typed for a browser's document, of which `page` is linkedom's.
  const article = new Readability<PageElement>(page as never, {
    serializer: (node) => node as unknown as PageElement,
    disableJSONLD: true,
  }).parse();
  return article?.content ? blockText(article.content) : null;
}

/** Elements of a kind that are looked at. */
const MAX_MARKED = 50;

/** The longest text that the page itself marks as its main part. */
function markedText(html: string): BlockText {
  const page = openPage(html);
  removeNoise(page);
  for (const element of [...page.querySelectorAll(asides)]) element.remove();
  for (const selector of marked.split(", ")) {
    const found = [...page.querySelectorAll(selector)].slice(0, MAX_MARKED).map(blockText);
    const [longest] = found.sort((a, b) => b.text.length - a.text.length);
    if (longest !== undefined && longest.text.length >= SHORT_TEXT / 2) return longest;
  }
  const all = page.body ?? page.documentElement;
  return all === null ? { text: "", blockQuotes: [] } : blockText(all);
}

const folded = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The paragraph that leads into a text and stands outside of it, known from the page's description; or `null`. */
function findLead(page: Page): string | null {
  const meta =
    page.querySelector('meta[property="og:description"]') ?? page.querySelector('meta[name="description"]');
  const start = folded(meta?.getAttribute("content") ?? "").slice(0, 60);
  if (start.length < 50) return null;
  for (const element of page.querySelectorAll("p, h2, div, strong")) {
    if (element.querySelector("p, div, ul, h1") !== null) continue;
    const text = folded(element.textContent ?? "");
    if (text.startsWith(start) && text.length < 1500) return text;
  }
  return null;
}

function withLead(found: BlockText, lead: string | null): BlockText {
  if (lead === null || folded(found.text).includes(lead.slice(0, 50))) return found;
  const move = lead.length + 2;
  return {
    text: found.text === "" ? lead : `${lead}\n\n${found.text}`,
    blockQuotes: found.blockQuotes.map(({ start, end }) => ({ start: start + move, end: end + move })),
  };
}

function isReadable(html: string, page: Page): boolean {
  const { nodes, depth } = sizeOf(page);
  const { nodes: most, depth: deepest, characters } = MAX_READABLE;
  return nodes <= most && depth <= deepest && html.length <= characters;
}

/**
 * The main text of a page: its paragraphs, divided by empty lines, without navigation, notices and captions.
 *
 * `page` is the DOM of `html` and is changed. Cost: about 20 ms for a page of 100 kB. Very large pages are read by their
 * own marks, in linear time.
 */
export function mainText(html: string, page: Page): BlockText {
  if (!isReadable(html, page)) return markedText(html);
  removeNoise(page);
  const lead = findLead(page);
  const found = readable(page);
  if (found !== null && found.text.length >= SHORT_TEXT) return withLead(found, lead);
  const own = markedText(html);
  const isBetter = found === null || own.text.length > 2 * found.text.length;
  return withLead(isBetter ? own : found, lead);
}
