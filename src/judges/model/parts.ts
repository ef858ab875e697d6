import type { Span } from "../../core/text/span.js";

const LEAST_WORDS = 3;
const MOST_PARTS = 16;

const wordsIn = (text: string): number =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Without the blanks and marks at its ends. */
function trimmed(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end];
  while (from < to && /[\s,;:.!?–—-]/.test(text.charAt(from))) from += 1;
  while (to > from && /[\s,;:.!?–—-]/.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

function pieces(text: string, breaks: RegExp): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(breaks)) {
    const end = match.index + match[0].length;
    // A piece of a word or two belongs to the next one: "However, ...".
    if (wordsIn(text.slice(start, end)) < LEAST_WORDS) continue;
    spans.push({ start, end });
    start = end;
  }
  const last = { start, end: text.length };
  const before = spans.at(-1);
  if (before !== undefined && wordsIn(text.slice(start)) < LEAST_WORDS)
    spans[spans.length - 1] = { start: before.start, end: text.length };
  else spans.push(last);
  return spans;
}

/**
 * The clauses of a text, at commas, semicolons, dashes and ends of sentences; whole sentences where clauses are many.
 *
 * Pure and linear.
 */
export function clausesOf(text: string): readonly Span[] {
  const clauses = pieces(text, /[,;:](?=\s)|[.!?]["”')]*(?=\s)|\s[–—-](?=\s)/g);
  const spans = clauses.length > MOST_PARTS ? pieces(text, /[.!?]["”')]*(?=\s)/g) : clauses;
  return spans.map((span) => trimmed(text, span)).filter(({ start, end }) => end > start);
}

/** The clauses of a short text, or where it has but one, its words in groups of three. */
export function phrasesOf(text: string): readonly Span[] {
  const clauses = clausesOf(text);
  if (clauses.length > 1) return clauses;
  const words = [...text.matchAll(/\S+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const groups: Span[] = [];
  for (let at = 0; at < words.length; at += LEAST_WORDS) {
    const [first, last] = [words[at], words[Math.min(at + LEAST_WORDS, words.length) - 1]];
    if (first && last) groups.push(trimmed(text, { start: first.start, end: last.end }));
  }
  return groups.filter(({ start, end }) => end > start);
}
