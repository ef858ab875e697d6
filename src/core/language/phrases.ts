// Hidden state: the vocabulary and patterns of all phrase lists, filled while the modules load, and one compiled search.
// This is safe in the pure core. Only `groupFinder` adds to it, and all calls are at module level, so it is complete
// before the first text is read. Its size is that of the word lists in the code; no text adds to it.

import type { Span } from "../text/span.js";
import { type Form, perForm } from "./forms.js";
import { once } from "./once.js";
import { type Token, tokenise } from "./tokens.js";

/** A phrase found in a text: tokens `first` to `last` (both included), and its span. */
export interface Found<T> extends Span {
  readonly value: T;
  readonly first: number;
  readonly last: number;
}

/** The phrases of a comma-separated text. Word lists are written this way so that a person can extend them. */
export function list(text: string): readonly string[] {
  return text
    .split(",")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "");
}

/** A compiled phrase: the numbers of its words, by stem or (`isExact`) as written. */
interface Pattern {
  readonly words: readonly number[];
  readonly isExact: boolean;
  readonly finder: number;
  readonly group: number;
  /** Its position among its finder's phrases. */
  readonly entry: number;
}

/** A pattern that matches at a place: tokens `first` to `last`. */
interface Hit {
  readonly pattern: Pattern;
  readonly first: number;
  readonly last: number;
}

/** The hits of all finders in a text, by finder, longest first at each place. */
type Hits = readonly (readonly Hit[] | undefined)[];

/** A form's numbers (its stem's and its own), and the phrases that may start with it. */
interface Part {
  readonly stem: number;
  readonly lower: number;
  readonly starts: readonly Pattern[];
}

/** The words of all lists, with a number each. 0 stands for any other word. No text adds to them. */
const vocabulary = new Map<string, number>();
const patterns: { readonly asWritten: Map<number, Pattern[]>; readonly inflected: Map<number, Pattern[]> } = {
  asWritten: new Map(),
  inflected: new Map(),
};
let finders = 0;
/** Compiled at the first search, and discarded when phrases are added, because the facts of a form then change. */
let partOfForm: (form: Form) => Part = partOf;
let search: ((tokens: readonly Token[]) => Hits) | null = null;

const numberOf = (word: string): number => vocabulary.get(word) ?? 0;

function enter(word: string): number {
  const number = vocabulary.get(word) ?? vocabulary.size + 1;
  vocabulary.set(word, number);
  return number;
}

const nothing: Part = { stem: 0, lower: 0, starts: [] };

function partOf({ lower, stem }: Form): Part {
  const [asStem, asLower] = [numberOf(stem), numberOf(lower)];
  if (asStem === 0 && asLower === 0) return nothing;
  const [exact, loose] = [patterns.asWritten.get(asLower) ?? [], patterns.inflected.get(asStem) ?? []];
  const starts = [...exact, ...loose].sort((one, other) => other.words.length - one.words.length);
  return { stem: asStem, lower: asLower, starts };
}

/** The last token of a pattern that starts at `first`; -1 if it does not match. Hyphens are skipped. */
function lastOf({ words, isExact }: Pattern, tokens: readonly Token[], first: number): number {
  let at = first;
  for (let offset = 1; offset < words.length; offset += 1) {
    at += 1;
    while (tokens[at]?.lower === "-") at += 1;
    const token = tokens[at];
    if (token === undefined) return -1;
    const part = partOfForm(token.form);
    if ((isExact ? part.lower : part.stem) !== words[offset]) return -1;
  }
  return at;
}

/** A search for the phrases of all finders at once. "Open-source" matches `open source`. */
function searcher(): (tokens: readonly Token[]) => Hits {
  partOfForm = perForm(partOf);
  return once((tokens) => {
    const hits: Hit[][] = [];
    for (let first = 0; first < tokens.length; first += 1) {
      const token = tokens[first];
      if (token === undefined) continue;
      for (const pattern of partOfForm(token.form).starts) {
        const last = lastOf(pattern, tokens, first);
        if (last < 0) continue;
        const own = hits[pattern.finder];
        if (own === undefined) hits[pattern.finder] = [{ pattern, first, last }];
        else own.push({ pattern, first, last });
      }
    }
    return hits;
  });
}

/**
 * A finder of phrases: the longest at each place, from left to right, without overlaps.
 *
 * Inflected forms match each other ("shut down" finds "shutting down"). A phrase that starts with `=` matches its words
 * only as written. Call it while a module loads, never for a text. Cost: one pass over a text for all finders together.
 */
export function phraseFinder<T>(
  entries: readonly (readonly [string, T])[],
): (tokens: readonly Token[]) => readonly Found<T>[] {
  return groupFinder([entries]);
}

/** The same for several lists. A match of one list does not hide a match of another. */
export function groupFinder<T>(
  groups: readonly (readonly (readonly [string, T])[])[],
): (tokens: readonly Token[]) => readonly Found<T>[] {
  const finder = finders;
  finders += 1;
  search = null;
  const values: T[] = [];
  groups.forEach((entries, group) => {
    for (const [phrase, value] of entries) {
      addPattern(phrase, { finder, group, entry: values.length });
      values.push(value);
    }
  });
  const find = once((tokens) => {
    search ??= searcher();
    return withoutOverlaps(search(tokens)[finder] ?? [], { tokens, values, groups: groups.length });
  });
  return (tokens) => {
    search ??= searcher();
    return search(tokens)[finder] === undefined ? [] : find(tokens);
  };
}

function addPattern(phrase: string, of: Pick<Pattern, "finder" | "group" | "entry">): void {
  const isExact = phrase.startsWith("=");
  const words = tokenise(isExact ? phrase.slice(1) : phrase)
    .filter((token) => token.lower !== "-")
    .map((token) => enter(isExact ? token.lower : token.stem));
  const map = isExact ? patterns.asWritten : patterns.inflected;
  const first = words[0] ?? 0;
  map.set(first, [...(map.get(first) ?? []), { ...of, words, isExact }]);
}

interface Text<T> {
  readonly tokens: readonly Token[];
  readonly values: readonly T[];
  readonly groups: number;
}

function withoutOverlaps<T>(hits: readonly Hit[], { tokens, values, groups }: Text<T>): readonly Found<T>[] {
  const found: Found<T>[] = [];
  const free = new Array<number>(groups).fill(0);
  for (const { pattern, first, last } of hits) {
    if ((free[pattern.group] ?? 0) > first) continue;
    free[pattern.group] = last + 1;
    const value = values[pattern.entry];
    if (value === undefined) continue;
    found.push({ value, first, last, start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 });
  }
  return found;
}
