import type { Span } from "../../core/text/span.js";
import { isElement, type PageElement, type PageNode, TEXT_NODE } from "./page-dom.js";

/** The text of a part of a page, and the passages that the page sets apart as quotations. */
export interface BlockText {
  readonly text: string;
  readonly blockQuotes: readonly Span[];
}

const names = (list: string): ReadonlySet<string> => new Set(list.split(" "));

/** Elements that begin and end a paragraph. */
const blocks = names(
  "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul",
);

/** Elements whose content is not text for readers. */
const unread = names(
  "script style noscript template svg math iframe object embed canvas audio video select button input textarea head meta link title",
);

/** Blanks that HTML folds. A no-break space is a character of the text and is written as a plain one. */
const BLANKS = /[\s\u00a0]+/g;

/** Collects paragraphs. Offsets count the text as it will be joined. */
class Writer {
  text = "";
  readonly blockQuotes: Span[] = [];
  #line = "";

  write(piece: string): void {
    const folded = piece.replace(BLANKS, " ");
    const isDouble = folded.startsWith(" ") && (this.#line === "" || /\s$/.test(this.#line.slice(-1)));
    this.#line += isDouble ? folded.slice(1) : folded;
  }

  writeAsIs(piece: string): void {
    this.#line += piece;
  }

  break(): void {
    if (this.#line !== "") this.#line = `${this.#line.trimEnd()}\n`;
  }

  end(): void {
    const paragraph = this.#line.trim();
    this.#line = "";
    if (paragraph === "") return;
    this.text += this.text === "" ? paragraph : `\n\n${paragraph}`;
  }

  /** Where the next paragraph will begin. */
  get place(): number {
    return this.text === "" ? 0 : this.text.length + 2;
  }

  quote(start: number): void {
    if (this.text.length > start) this.blockQuotes.push({ start, end: this.text.length });
  }
}

const isHidden = (element: PageElement): boolean =>
  element.hasAttribute("hidden") || /display\s{0,3}:\s{0,3}none/i.test(element.getAttribute("style") ?? "");

function visitChildren(element: PageElement, writer: Writer): void {
  for (let node: PageNode | null = element.firstChild; node !== null; node = node.nextSibling)
    visit(node, writer);
}

function visit(node: PageNode, writer: Writer): void {
  if (node.nodeType === TEXT_NODE) {
    if (node.parentElement?.localName === "pre") writer.writeAsIs(node.textContent ?? "");
    else writer.write(node.textContent ?? "");
    return;
  }
  if (!isElement(node) || unread.has(node.localName) || isHidden(node)) return;
  if (node.localName === "br") {
    writer.break();
    return;
  }
  // The cells of a row are one paragraph, so that a table's row can be read.
  if (node.localName === "td" || node.localName === "th") {
    writer.write(" ");
    visitChildren(node, writer);
    writer.write(" ");
    return;
  }
  if (!blocks.has(node.localName)) {
    visitChildren(node, writer);
    return;
  }
  writer.end();
  const start = writer.place;
  visitChildren(node, writer);
  writer.end();
  if (node.localName === "blockquote") writer.quote(start);
}

/** The paragraphs of an element, divided by empty lines, with the places of its `<blockquote>` elements in order. */
export function blockText(root: PageElement): BlockText {
  const writer = new Writer();
  visit(root, writer);
  writer.end();
  const blockQuotes = writer.blockQuotes.sort((a, b) => a.start - b.start || b.end - a.end);
  return { text: writer.text, blockQuotes };
}
