import type { Span } from "../judge/verdict.js";
import { type Form, perForm } from "./forms.js";
import { once } from "./once.js";
import { type Token, tokenise } from "./tokens.js";

/** A phrase found in a text: tokens `first` to `last` (both included) and its characters. */
export interface Found<T> extends Span {
  readonly value: T;
  readonly first: number;
  readonly last: number;
}

/** The phrases that a text lists between commas: how word lists are written here, so that a person can extend them. */
export function list(text: string): readonly string[] {
  return text
    .split(",")
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== "");
}

/** A phrase as it is sought: the numbers of its words, by stem or (`isExact`) as written. */
interface Pattern {
  readonly words: readonly number[];
  readonly isExact: boolean;
  readonly finder: number;
  readonly group: number;
  /** Its place among its finder's phrases. */
  readonly entry: number;
}

/** A pattern that fits at a place among the tokens that phrases are matched on. */
interface Hit {
  readonly pattern: Pattern;
  readonly at: number;
}

/** The hits of all finders in a text, by finder, longest first at each place; `places` are those tokens' indices. */
interface Search {
  readonly places: readonly number[];
  readonly hits: readonly (readonly Hit[] | undefined)[];
}

/** What a form is to phrases: the number of its stem and of itself, and the phrases that may start with it. */
interface Part {
  readonly stem: number;
  readonly lower: number;
  readonly starts: readonly Pattern[];
}

/** Words of our own lists, with a number each: 0 is any other word. No text adds to them. */
const vocabulary = new Map<string, number>();
const patterns: { readonly asWritten: Map<number, Pattern[]>; readonly inflected: Map<number, Pattern[]> } = {
  asWritten: new Map(),
  inflected: new Map(),
};
let finders = 0;
/** Made at the first search; forgotten when phrases are added, for what is known of a form then changes. */
let search: ((tokens: readonly Token[]) => Search) | null = null;

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

function fits({ words, isExact }: Pattern, parts: readonly Part[], at: number): boolean {
  if (at + words.length > parts.length) return false;
  for (let offset = 1; offset < words.length; offset += 1) {
    const part = parts[at + offset];
    if ((isExact ? part?.lower : part?.stem) !== words[offset]) return false;
  }
  return true;
}

/** Seeks the phrases of all finders at once: most words start none. Hyphens are passed over: "open-source" is `open source`. */
function searcher(): (tokens: readonly Token[]) => Search {
  const partOfForm = perForm(partOf);
  return once((tokens) => {
    const places: number[] = [];
    const parts: Part[] = [];
    for (let index = 0; index < tokens.length; index += 1) {
      const token = tokens[index];
      if (token === undefined || token.lower === "-") continue;
      places.push(index);
      parts.push(partOfForm(token.form));
    }
    const hits: Hit[][] = [];
    for (let at = 0; at < parts.length; at += 1) {
      for (const pattern of (parts[at] ?? nothing).starts) {
        if (!fits(pattern, parts, at)) continue;
        const own = hits[pattern.finder];
        if (own === undefined) hits[pattern.finder] = [{ pattern, at }];
        else own.push({ pattern, at });
      }
    }
    return { places, hits };
  });
}

/**
 * A finder of phrases, compiled once: the longest at each place, left to right, none overlapping another.
 *
 * Inflected forms match each other ("shut down" finds "shutting down"). A phrase that starts with `=` matches its
 * words only as written. Cost: one walk over a text for all finders, however many there are.
 */
export function phraseFinder<T>(
  entries: readonly (readonly [string, T])[],
): (tokens: readonly Token[]) => readonly Found<T>[] {
  return groupFinder([entries]);
}

/** The same for several lists in one pass: a find of one list does not hide another list's. */
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
  return once((tokens) => {
    search ??= searcher();
    const { places, hits } = search(tokens);
    return withoutOverlaps(hits[finder] ?? [], { tokens, places, values, groups: groups.length });
  });
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
  readonly places: readonly number[];
  readonly values: readonly T[];
  readonly groups: number;
}

function withoutOverlaps<T>(
  hits: readonly Hit[],
  { tokens, places, values, groups }: Text<T>,
): readonly Found<T>[] {
  const found: Found<T>[] = [];
  if (hits.length === 0) return found;
  const free = new Array<number>(groups).fill(0);
  for (const { pattern, at } of hits) {
    if ((free[pattern.group] ?? 0) > at) continue;
    free[pattern.group] = at + pattern.words.length;
    const first = places[at] ?? 0;
    const last = places[at + pattern.words.length - 1] ?? first;
    const value = values[pattern.entry];
    if (value === undefined) continue;
    found.push({ value, first, last, start: tokens[first]?.start ?? 0, end: tokens[last]?.end ?? 0 });
  }
  return found;
}
