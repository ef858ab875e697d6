import { isElement, type Page, type PageElement, type PageNode, TEXT_NODE } from "../page-dom.js";
import type { FoundDay } from "./found-day.js";
import { findWrittenDays, type Locale, parseMachineDay } from "./written-day.js";

/** A day in the body of a page, and where it stands. */
interface Sighting extends FoundDay {
  /** Characters of text before it. */
  readonly at: number;
  readonly isAside: boolean;
}

/** What the elements around a place say of it. */
interface Around {
  readonly isAside: boolean;
  /** What the nearest class, id or itemprop with a word for a day says the day is of. */
  readonly mark: "published" | "modified" | "day" | null;
}

const asideTags = new Set(["nav", "aside", "footer", "form"]);
const asideNames =
  /(?:^|[\s_-])(?:comments?|kommentare?|comentarios|related|sidebar|widgets?|teasers?|recommend\w{0,8}|footer|nav|navigation|menu|popular|recent|latest|archives?|archiv|calendar|kalender|similar|more|mehr|breaking|ticker|newsletter|trending|carousel|slider|read-?next|see-?also|cookie|copyright|respond|reply)(?:$|[\s_-]|\d)/i;
const publishedNames =
  /date-?published|pub-?date|published|publication|entry-?date|post-?date|posted|date-?(?:created|posted|header)|created|erstell|veröffentlich/i;
const modifiedNames = /date-?modified|modified|updated?(?:$|[\s_-])|lastmod|aktualis|(?:^|\s)update/i;
const dayNames =
  /date|datum|datetime|byline|(?:^|[\s_-])time|timestamp|meta|fecha|(?:^|[\s_-])data(?:$|\s)|dachzeile|dateline/i;

const publishedWords =
  /(?:publish|publi[ée]|public|posted|ver[öo]ffentlich|erstellt|erschien|geschrieben|gepostet|eingestellt|freigegeben|written|created|datum|date|fecha|scritto|inserit|pubblica|geplaatst|gepubliceerd|opublik|dodan|zveřejn|vyd[aá]n|опубликов|mis en ligne|eingetragen|verfasst|autor|author|\bby\b|\bvon\b)/i;
const modifiedWords =
  /(?:updat|aktualisier|ge[äa]ndert|mis(?:e)? à jour|actuali[sz]|aggiorna|modif|zuletzt|bijgewerkt|bearbeitet|edited|överarbeit|überarbeit|aktualiz|обновл|last\b)/i;
const elsewhereWords =
  /(?:©|\(c\)|copyright|geboren|\bborn\b|\*\s?$|termin|deadline|abgerufen|retrieved|accessed|cached|generated)/i;

const folded = (text: string): string => text.toLowerCase().replace(/\s+/g, " ").trim();

const LABEL_CHARACTERS = 40;
const LONGEST_LABELLED = 200;
const MAX_TEXTS = 20_000;
const MAX_SIGHTINGS = 400;

const namesOf = (element: PageElement): string =>
  ["class", "id", "itemprop", "property", "rel"]
    .map((name) => element.getAttribute(name) ?? "")
    .join(" ")
    .slice(0, 400);

/** The element that names the text: a heading whose words are in the page's title, or else the first `<h1>`. */
function findHeading(page: Page, title: string | null): PageElement | null {
  const sought = folded(title ?? "");
  const headings = [...page.querySelectorAll("h1, h2, h3")].slice(0, 200);
  const isNamed = (element: PageElement): boolean => {
    const text = folded(element.textContent ?? "").slice(0, 60);
    return text.length > 8 && sought.includes(text);
  };
  return headings.find(isNamed) ?? headings.find(({ localName }) => localName === "h1") ?? null;
}

function ancestorsOf(element: PageElement | null): ReadonlySet<PageElement> {
  const found = new Set<PageElement>();
  for (let at = element?.parentElement ?? null; at !== null; at = at.parentElement) found.add(at);
  return found;
}

/** Walks over a page and keeps the days it meets. */
class Walk {
  readonly sightings: Sighting[] = [];
  /** Characters before the main heading, or -1. */
  heading = -1;
  readonly #outer: ReadonlySet<PageElement>;
  #at = 0;
  #tail = "";
  #texts = 0;

  constructor(
    private readonly locale: Locale,
    private readonly main: PageElement | null,
  ) {
    // What holds the main heading is never beside the text, whatever its names say.
    this.#outer = ancestorsOf(main);
  }

  visit(node: PageNode, around: Around): void {
    if (this.sightings.length >= MAX_SIGHTINGS || this.#texts >= MAX_TEXTS) return;
    if (node.nodeType === TEXT_NODE) this.#text(node, around);
    if (
      !isElement(node) ||
      ["script", "style", "noscript", "template", "svg", "select", "title"].includes(node.localName)
    )
      return;
    const inner = this.#enter(node, around);
    if (node === this.main) this.heading = this.#at;
    if (this.#attribute(node, inner)) return;
    for (let child = node.firstChild; child !== null; child = child.nextSibling) this.visit(child, inner);
    if (node.localName !== "span" && node.localName !== "a") this.#tail = this.#tail.slice(-LABEL_CHARACTERS);
  }

  #enter(element: PageElement, around: Around): Around {
    const isOuter =
      this.#outer.has(element) || ["html", "body", "main", "article"].includes(element.localName);
    const names = namesOf(element);
    const mark = modifiedNames.test(names)
      ? "modified"
      : publishedNames.test(names)
        ? "published"
        : dayNames.test(names)
          ? "day"
          : null;
    return {
      isAside: around.isAside || asideTags.has(element.localName) || (!isOuter && asideNames.test(names)),
      mark: isOuter || mark === null || (mark === "day" && around.mark !== null) ? around.mark : mark,
    };
  }

  /** Keeps the day in an element's attribute, and says whether there was one. */
  #attribute(element: PageElement, around: Around): boolean {
    const isTime = element.localName === "time";
    const itemprop = element.getAttribute("itemprop") ?? "";
    const value =
      element.getAttribute("datetime") ??
      (/date/i.test(itemprop) ? element.getAttribute("content") : null) ??
      (element.localName === "abbr" || around.mark !== null ? element.getAttribute("title") : null);
    const day = value === null ? null : parseMachineDay(value, this.locale);
    if (day === null) return false;
    const text = element.textContent ?? "";
    const of = this.#of(around, "");
    const isExact =
      /datepublished/i.test(itemprop) || element.hasAttribute("pubdate") || around.mark === "published";
    this.sightings.push({
      day,
      of,
      source: isTime ? "time-element" : "byline",
      trust: isExact ? 0.8 : isTime ? 0.72 : 0.6,
      at: this.#at,
      isAside: around.isAside,
    });
    this.#pass(text);
    return true;
  }

  #of(around: Around, before: string): FoundDay["of"] {
    const label = `${this.#tail} ${before}`.slice(-LABEL_CHARACTERS);
    if (modifiedWords.test(label)) return "modified";
    if (publishedWords.test(label)) return "published";
    if (around.mark === "modified") return "modified";
    return around.mark === "published" ? "published" : "unclear";
  }

  #text(node: PageNode, around: Around): void {
    const text = (node.textContent ?? "").replace(/\s+/g, " ");
    if (text === "" || text === " ") return;
    this.#texts += 1;
    const isShort = text.length <= LONGEST_LABELLED;
    const shown = isShort ? text : text.slice(0, LONGEST_LABELLED);
    for (const { day, start, end } of findWrittenDays(shown, this.locale)) {
      const before = shown.slice(0, start);
      if (elsewhereWords.test(`${this.#tail}${before}`.slice(-25))) continue;
      const rest = text.length - (end - start);
      const of = this.#of(around, before);
      const trust =
        (around.mark !== null ? 0.6 : 0.4) +
        (of === "published" ? 0.1 : 0) +
        (rest < 40 ? 0.1 : rest > 150 ? -0.2 : -0.1);
      this.sightings.push({
        day,
        of,
        source: "byline",
        trust,
        at: this.#at + start,
        isAside: around.isAside,
      });
    }
    this.#pass(text);
  }

  #pass(text: string): void {
    this.#at += text.length;
    this.#tail = `${this.#tail} ${text}`.slice(-LABEL_CHARACTERS);
  }
}

const NEAR_AFTER = 600;
const NEAR_BEFORE = 300;

/** What a day's distance from the heading adds to its trust, in characters. A site's head often shows today's date. */
function nearness(distance: number, found: FoundDay): number {
  if (distance >= 0 && distance <= NEAR_AFTER) return 0.15 - (0.1 * distance) / NEAR_AFTER;
  if (distance < 0 && distance >= -NEAR_BEFORE)
    return found.of === "published" || found.source === "time-element" ? 0.1 : 0;
  return distance < 0 ? -0.2 : -0.05;
}

/** The days in the body of a page. Those near the heading can be trusted more, those in lists and margins less. */
export function visibleDays(page: Page, title: string | null, locale: Locale): readonly FoundDay[] {
  if (page.documentElement === null) return [];
  const walk = new Walk(locale, findHeading(page, title));
  walk.visit(page.documentElement, { isAside: false, mark: null });
  return walk.sightings.map(({ at, isAside, ...found }) => {
    const near = walk.heading < 0 ? -0.05 : nearness(at - walk.heading, found);
    const trust =
      found.trust +
      near -
      (isAside ? (found.of === "published" ? 0.25 : 0.4) : 0) -
      (found.day.length < 10 ? 0.2 : 0);
    return { ...found, trust };
  });
}
