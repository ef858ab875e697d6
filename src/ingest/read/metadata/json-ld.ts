import type { Page } from "../page-dom.js";
import type { FoundDay } from "./found-day.js";
import { type Locale, parseMachineDay } from "./written-day.js";

/** What a page's JSON-LD says of its article. */
export interface LinkedData {
  readonly title: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  readonly days: readonly FoundDay[];
}

type Node = Readonly<Record<string, unknown>>;

const MAX_NODES = 3000;
const MAX_SCRIPT_CHARACTERS = 1_000_000;

/** A block's value. Line feeds inside strings, comments and CDATA marks are common mistakes and are forgiven. */
function parseBlock(text: string): unknown {
  const bare = text
    .replace(/<!--|-->|<!\[CDATA\[|\]\]>/g, " ")
    .trim()
    .replace(/;$/, "");
  for (const attempt of [bare, bare.replace(/[\u0000-\u001f]+/g, " ")])
    try {
      return JSON.parse(attempt);
    } catch {}
  return null;
}

/** All objects in the page's blocks, outer ones first. */
function nodesOf(page: Page): readonly Node[] {
  const queue: unknown[] = [];
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const text = script.textContent ?? "";
    if (text.length <= MAX_SCRIPT_CHARACTERS) queue.push(parseBlock(text));
  }
  const nodes: Node[] = [];
  for (let at = 0; at < queue.length && at < MAX_NODES; at += 1) {
    const value = queue[at];
    if (typeof value !== "object" || value === null) continue;
    if (!Array.isArray(value)) nodes.push(value as Node); // an object of JSON
    for (const child of Object.values(value)) if (typeof child === "object") queue.push(child);
  }
  return nodes;
}

const typesOf = (node: Node): string => [node["@type"]].flat().join(" ");
const isArticle = (node: Node): boolean =>
  /article|posting|report\b|review\b|recipe|creativework/i.test(typesOf(node));
const isPage = (node: Node): boolean =>
  /webpage|itempage|videoobject|podcast|episode|event|collectionpage/i.test(typesOf(node));

/** A name, or the names of a list, joined; `null` if there is none. */
function nameOf(value: unknown, nodes: readonly Node[]): string | null {
  const names = [value].flat().map((one) => {
    if (typeof one === "string") return one;
    if (typeof one !== "object" || one === null) return null;
    const node = one as Node; // an object of JSON
    if (typeof node.name === "string") return node.name;
    const id = node["@id"];
    const other =
      typeof id === "string" ? nodes.find((known) => known["@id"] === id && "name" in known) : undefined;
    return typeof other?.name === "string" ? other.name : null;
  });
  const kept = names.filter((name): name is string => name !== null && name.trim() !== "");
  return kept.length === 0 ? null : [...new Set(kept)].slice(0, 10).join(", ");
}

function daysOf(node: Node, trust: number, locale: Locale): FoundDay[] {
  const fields = [
    ["datePublished", "published", 0],
    ["dateCreated", "published", 0.1],
    ["uploadDate", "published", 0.2],
    ["dateModified", "modified", 0],
  ] as const;
  return fields.flatMap(([field, of, loss]) => {
    const value = [node[field]].flat()[0];
    const day =
      typeof value === "string" || typeof value === "number" ? parseMachineDay(String(value), locale) : null;
    return day === null ? [] : [{ day, of, source: "json-ld" as const, trust: trust - loss }];
  });
}

/** What the page's JSON-LD says of its main article, or else of the page. */
export function readLinkedData(page: Page, locale: Locale): LinkedData {
  const nodes = nodesOf(page);
  const dated = (node: Node): boolean => "datePublished" in node || "headline" in node;
  const article = nodes.find((node) => isArticle(node) && dated(node)) ?? nodes.find(isArticle);
  const whole = nodes.find((node) => isPage(node) && dated(node));
  const main = article ?? whole;
  const text = (value: unknown): string | null =>
    typeof value === "string" && value.trim() !== "" ? value : null;
  return {
    title: text(main?.headline) ?? text(article?.name),
    author: nameOf(article?.author ?? whole?.author, nodes),
    publisher: nameOf(main?.publisher, nodes),
    days: [
      ...(article === undefined ? [] : daysOf(article, 0.9, locale)),
      ...(whole === undefined ? [] : daysOf(whole, 0.8, locale)),
    ],
  };
}
