import { parseHTML } from "linkedom";
import { DomainError } from "../../errors.js";
import { MAX_DEPTH, MAX_TAGS } from "./limits.js";

/** What this program uses of a node of the DOM. TypeScript's own types of it need a browser's world. */
export interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly parentElement: PageElement | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
}

/** What this program uses of an element. `localName` is in lower case. */
export interface PageElement extends PageNode {
  readonly localName: string;
  readonly innerHTML: string;
  getAttribute(name: string): string | null;
  hasAttribute(name: string): boolean;
  removeAttribute(name: string): void;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  remove(): void;
}

/** What this program uses of a page. */
export interface Page {
  readonly documentElement: PageElement | null;
  readonly body: PageElement | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
}

export const ELEMENT_NODE = 1;
export const TEXT_NODE = 3;

/** Whether a node is an element. */
export const isElement = (node: PageNode): node is PageElement => node.nodeType === ELEMENT_NODE;

/** Elements that end by themselves or hold no others, so that an open tag of them does not go deeper. */
const shallow = new Set(
  "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th option tbody thead tfoot path use circle rect line polygon polyline ellipse g".split(
    " ",
  ),
);

/** Open tags that may stay open. Real pages leave up to a few hundred open; parsing takes the square of them. */
const MAX_OPEN = 3 * MAX_DEPTH;

const tooDeep = (): DomainError =>
  new DomainError(
    "invalid-input",
    `The page nests more than ${MAX_DEPTH} elements one inside the other. Such a page cannot be read.`,
  );

/** Refuses a page with too many tags or too many open ones before it is parsed. Cost: one pass over the text. */
function refuseHugePages(html: string): void {
  let marks = 0;
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at + 1)) marks += 1;
  if (marks > MAX_TAGS)
    throw new DomainError(
      "text-too-long",
      `The page has more than ${MAX_TAGS} tags. Save the part that matters as a page of its own.`,
    );
  let open = 0;
  for (const [, end, name = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    if (shallow.has(name.toLowerCase())) continue;
    open = Math.max(0, open + (end === "/" ? -1 : 1));
    if (open > MAX_OPEN) throw tooDeep();
  }
}

/** How many nodes a page has, and how deep they lie. */
export interface PageSize {
  readonly nodes: number;
  readonly depth: number;
}

/** The size of a page. Cost: one walk, without recursion. */
export function sizeOf(page: Page): PageSize {
  let [nodes, depth, deepest] = [0, 0, 0];
  let node: PageNode | null = page.documentElement;
  while (node !== null) {
    nodes += 1;
    deepest = Math.max(deepest, depth);
    if (node.firstChild !== null) {
      node = node.firstChild;
      depth += 1;
      continue;
    }
    while (node !== null && node.nextSibling === null) {
      node = node.parentElement;
      depth -= 1;
    }
    node = node?.nextSibling ?? null;
  }
  return { nodes, depth: deepest };
}

/** Characters in which a page's first tags are looked for. */
const HEAD_CHARACTERS = 300_000;

/**
 * The markup with one `<html>` that holds everything. linkedom takes the first element for the root, so that a warning
 * printed before the page would hide the page. It also ends the body at its end tag, where browsers read on.
 */
function asWhole(html: string): string {
  const open = html.replace(/<\/(?:body|html)\s{0,10}>/gi, "");
  const head = open.slice(0, HEAD_CHARACTERS);
  const root = head.search(/<html[\s>]/i);
  if (root < 0) {
    const isWhole = /<(?:head|body)[\s>]/i.test(head);
    return `<!DOCTYPE html><html>${isWhole ? open : `<head></head><body>${open}</body>`}</html>`;
  }
  // Comments for old browsers may hold the first "<html", so only real content before it is cut off.
  const before = head.slice(0, root).replace(/<!--[\s\S]*?(?:-->|$)|<[!?][^>]{0,500}>/g, "");
  return before.trim() === "" ? open : `<!DOCTYPE html>${open.slice(root)}`;
}

// linkedom's types need a browser's world; `Page` names the part of its document that is used here.
const parse = (html: string): Page => parseHTML(html).document as unknown as Page;

/** Characters of an id or a class that are kept. Longer ones name nothing, and expressions on them are slow. */
const LONGEST_NAME = 1_000;

function cutLongAttributes(page: Page): void {
  for (const element of page.querySelectorAll("[id], [class]"))
    for (const name of ["id", "class"])
      if ((element.getAttribute(name)?.length ?? 0) > LONGEST_NAME) element.removeAttribute(name);
}

/**
 * The DOM of a page. A fragment without `<html>` becomes the body of one. Scripts do not run, and nothing is loaded.
 *
 * @throws DomainError `text-too-long` or `invalid-input` if the page is too large or too deep
 */
export function openPage(html: string): Page {
  refuseHugePages(html);
  const parsed = parse(asWhole(html));
  // Markup that is all comment has no root element, without which the library fails later.
  const page = parsed.documentElement === null ? parse(asWhole("")) : parsed;
  if (sizeOf(page).depth > MAX_DEPTH) throw tooDeep();
  cutLongAttributes(page);
  return page;
}
