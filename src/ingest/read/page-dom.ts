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

/** Refuses a page with too many tags. Cost: one pass over the text. */
function refuseManyTags(html: string): void {
  let tags = 0;
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at + 1)) tags += 1;
  if (tags > MAX_TAGS * 2)
    throw new DomainError(
      "text-too-long",
      `The page has more than ${MAX_TAGS} elements. Save the part that matters as a page of its own.`,
    );
}

/** Refuses a page whose elements lie too deep, because readability and the walk over blocks recurse. */
function refuseDeepPages(page: Page): void {
  let depth = 0;
  let node: PageNode | null = page.documentElement;
  while (node !== null) {
    if (depth > MAX_DEPTH)
      throw new DomainError(
        "invalid-input",
        `The page nests more than ${MAX_DEPTH} elements one inside the other. Such a page cannot be read.`,
      );
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

/**
 * The DOM of a page. A fragment without `<html>` becomes the body of one. Scripts do not run, and nothing is loaded.
 *
 * @throws DomainError `text-too-long` or `invalid-input` if the page is too large or too deep
 */
export function openPage(html: string): Page {
  refuseManyTags(html);
  const whole = asWhole(html);
  // linkedom's types need a browser's world; `Page` names the part of its document that is used here.
  const page = parseHTML(whole).document as unknown as Page;
  refuseDeepPages(page);
  return page;
}
