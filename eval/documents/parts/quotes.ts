import { existsSync } from "node:fs";
import { join } from "node:path";
import { findQuotes } from "../../../src/core/attribution/find-quotes.js";
import { type FoundQuote, plainDocument, type ReadDocument } from "../../../src/core/documents/document.js";
import type { Span } from "../../../src/core/text/span.js";
import {
  type Article,
  fittedPublishers,
  type GoldPiece,
  goldPieces,
  overlap,
  readArticles,
} from "../quotes/articles.js";

export const name = "quotes";

/** A count of right answers among all. */
interface Share {
  right: number;
  all: number;
}

/** What was counted on a set of articles. */
interface Counts {
  readonly named: Share;
  readonly pronoun: Share;
  readonly namedAnyKind: Share;
  readonly pronounAnyKind: Share;
  readonly exactSpeaker: Share;
  readonly resolved: Share;
  /** Titles, scare quotes and terms taken for quotes. */
  readonly wronglyTaken: Share;
  readonly indirectAsVerbatim: Share;
  readonly byteEqual: Share;
  found: number;
  gold: number;
  right: number;
  characters: number;
  ms: number;
}

const share = (): Share => ({ right: 0, all: 0 });

const noCounts = (): Counts => ({
  named: share(),
  pronoun: share(),
  namedAnyKind: share(),
  pronounAnyKind: share(),
  exactSpeaker: share(),
  resolved: share(),
  wronglyTaken: share(),
  indirectAsVerbatim: share(),
  byteEqual: share(),
  found: 0,
  gold: 0,
  right: 0,
  characters: 0,
  ms: 0,
});

const documentOf = ({ text, title, author, publisher, published }: Article): ReadDocument => ({
  ...plainDocument(text),
  title,
  author,
  publisher,
  publishedOn: published,
});

/** Pieces in the same marks: people sometimes marked each sentence on its own. */
function joined(text: string, pieces: readonly GoldPiece[]): GoldPiece[] {
  const found: GoldPiece[] = [];
  for (const piece of pieces) {
    const last = found.at(-1);
    const isSame = last !== undefined && last.speaker?.start === piece.speaker?.start;
    if (isSame && last.end <= piece.start && text.slice(last.end, piece.start).trim() === "")
      found[found.length - 1] = { ...last, end: piece.end };
    else found.push(piece);
  }
  return found;
}

const LEAST_OVERLAP = 0.85;

/** Whether two spans are the same passage but for punctuation at its ends. */
const isSamePassage = (a: Span, b: Span): boolean =>
  overlap(a, b) >= LEAST_OVERLAP * (Math.max(a.end, b.end) - Math.min(a.start, b.start));

const anyOverlap = (span: Span, others: readonly (readonly [number, number])[]): boolean =>
  others.some(([start, end]) => overlap(span, { start, end }) > 0);

const speakerSpan = ({ speakerStart, speakerEnd }: FoundQuote): Span | null =>
  speakerStart === null || speakerEnd === null ? null : { start: speakerStart, end: speakerEnd };

function add(count: Share, isRight: boolean): void {
  count.all += 1;
  if (isRight) count.right += 1;
}

const lastName = (words: string): string =>
  words
    .trim()
    .split(/\s+/)
    .at(-1)
    ?.toLowerCase()
    .replace(/[^\p{L}]/gu, "") ?? "";

/** Counts a piece of the people's with the quote that was found in its place, if one was. */
function countPiece(counts: Counts, piece: GoldPiece, found: FoundQuote | undefined): void {
  const span = found === undefined ? null : speakerSpan(found);
  const isRight = span !== null && piece.speaker !== null && overlap(span, piece.speaker) > 0;
  const isPronoun = piece.speakerKind === "pronoun";
  counts.gold += 1;
  if (isRight) counts.right += 1;
  add(isPronoun ? counts.pronounAnyKind : counts.namedAnyKind, isRight);
  if (piece.kind === "direct") add(isPronoun ? counts.pronoun : counts.named, isRight);
  if (!isRight || span === null || piece.speaker === null) return;
  add(
    counts.exactSpeaker,
    Math.abs(span.start - piece.speaker.start) + Math.abs(span.end - piece.speaker.end) <= 1,
  );
  if (isPronoun && piece.resolved !== null)
    add(counts.resolved, lastName(found?.resolvedSpeaker ?? "") === lastName(piece.resolved));
}

function countArticle(counts: Counts, article: Article): void {
  const { text } = article;
  const started = process.cpuUsage();
  const all = findQuotes(documentOf(article));
  const { user, system } = process.cpuUsage(started);
  counts.ms += (user + system) / 1000;
  counts.characters += text.length;
  for (const quote of all) add(counts.byteEqual, text.slice(quote.start, quote.end) === quote.quote);
  const found = all.filter(({ kind }) => kind === "direct");
  const pieces = joined(text, goldPieces(article));
  const attributed = pieces.filter(({ speaker }) => speaker !== null);
  const isIgnored = (span: Span): boolean => anyOverlap(span, article.ignore);
  counts.found += found.filter((quote) => !isIgnored(quote)).length;
  for (const piece of attributed)
    if (!isIgnored(piece))
      countPiece(
        counts,
        piece,
        found.find((quote) => isSamePassage(quote, piece)),
      );
  for (const [start, end] of article.not_attributed)
    if (!pieces.some((piece) => overlap(piece, { start, end }) > 0))
      add(
        counts.wronglyTaken,
        found.some((quote) => isSamePassage(quote, { start, end })),
      );
  const verbatim = all.filter(({ kind }) => kind === "direct" || kind === "block");
  for (const { kind, start, end } of article.gold)
    if (kind === "indirect")
      add(
        counts.indirectAsVerbatim,
        verbatim.some((quote) => isSamePassage(quote, { start, end })),
      );
}

const percent = ({ right, all }: Share): string =>
  `${((100 * right) / Math.max(1, all)).toFixed(1)}% of ${all}`;

function linesFor(title: string, counts: Counts): string[] {
  const precision = counts.right / Math.max(1, counts.found);
  const recall = counts.right / Math.max(1, counts.gold);
  const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
  const rows: [string, string, string, string][] = [
    ["direct quotes, named speakers, span and speaker right", "43%", "85%", percent(counts.named)],
    ["direct quotes, pronoun speakers, span and speaker right", "58%", "85%", percent(counts.pronoun)],
    ["all pieces in marks: named", "-", "-", percent(counts.namedAnyKind)],
    ["all pieces in marks: pronouns", "-", "-", percent(counts.pronounAnyKind)],
    ["micro-F1 of span and speaker, all pieces in marks", "-", ".80", f1.toFixed(3)],
    ["precision, recall", "-", "-", `${precision.toFixed(3)}, ${recall.toFixed(3)}`],
    ["speaker's whole phrase exact, where right", "-", "-", percent(counts.exactSpeaker)],
    ["pronouns resolved to the right last name, where right", "-", "-", percent(counts.resolved)],
    ["titles, scare quotes and terms wrongly taken", "-", "at most 10%", percent(counts.wronglyTaken)],
    ["indirect speech shown as verbatim", "-", "0", percent(counts.indirectAsVerbatim)],
    ["quotes byte-equal to the text", "-", "100%", percent(counts.byteEqual)],
    [
      "processor time for 100,000 characters",
      "-",
      "50 ms",
      `${((100_000 * counts.ms) / Math.max(1, counts.characters)).toFixed(1)} ms`,
    ],
  ];
  return [
    `### ${title}`,
    "",
    "| what | floor | reach | found |",
    "|---|---|---|---|",
    ...rows.map((row) => `| ${row.join(" | ")} |`),
    "",
  ];
}

/** The lines of the report on quotes in news, from `quotes.jsonl.gz` in a folder. */
export async function measure(folder: string): Promise<{ title: string; lines: string[] }> {
  const title = "Who said what, in news";
  if (!existsSync(join(folder, "quotes.jsonl.gz")))
    return { title, lines: [`No quotes.jsonl.gz in ${folder}: skipped. Give its folder with --documents.`] };
  const articles = readArticles(folder);
  // The first articles of a process are slow until the code is compiled.
  for (const article of articles.slice(0, 20)) findQuotes(documentOf(article));
  const counted = (isFitted: boolean): string[] => {
    const own = articles.filter(({ publisher }) => fittedPublishers.has(publisher) === isFitted);
    const counts = noCounts();
    for (const article of own) countArticle(counts, article);
    const publishers = [...new Set(own.map(({ publisher }) => publisher))].sort().join(", ");
    return linesFor(
      `${own.length} articles of ${isFitted ? "the publishers the weights are fitted on" : "other publishers"}: ${publishers}`,
      counts,
    );
  };
  return { title, lines: [...counted(false), ...counted(true)] };
}

if (/quotes\.m?js$/.test(process.argv[1] ?? "")) {
  const [folder = join("..", "shared", "documents")] = process.argv.slice(2);
  const { title, lines } = await measure(folder);
  console.log([`## ${title}`, "", ...lines].join("\n"));
}
