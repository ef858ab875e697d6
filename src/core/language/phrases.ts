import type { Span } from "../judge/verdict.js";
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

interface Pattern<T> {
  readonly keys: readonly string[];
  readonly isExact: boolean;
  readonly value: T;
  readonly group: number;
}

type Patterns<T> = ReadonlyMap<string, readonly Pattern<T>[]>;

/** The tokens that phrases are matched on: all but hyphens, so that "open-source" is `open source`. */
const placesOf = once((tokens) => {
  const kept: number[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    if (tokens[index]?.lower !== "-") kept.push(index);
  }
  return kept;
});

/** First words of any finder's phrases, as written and by stem: where no phrase starts no finder needs to look. */
const starts = new Set<string>();

const startsOf = once((tokens) => {
  const found: number[] = [];
  placesOf(tokens).forEach((index, at) => {
    const token = tokens[index];
    if (token !== undefined && (starts.has(token.stem) || starts.has(token.lower))) found.push(at);
  });
  return found;
});

/**
 * A finder of phrases, compiled once: the longest at each place, left to right, none overlapping another.
 *
 * Inflected forms match each other ("shut down" finds "shutting down"). A phrase that starts with `=` matches its
 * words only as written. Cost: linear in the text times the length of the longest phrase.
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
  const asWritten = new Map<string, Pattern<T>[]>();
  const inflected = new Map<string, Pattern<T>[]>();
  groups.forEach((entries, group) => {
    for (const [phrase, value] of entries) {
      const isExact = phrase.startsWith("=");
      const parts = tokenise(isExact ? phrase.slice(1) : phrase).filter((token) => token.lower !== "-");
      const keys = parts.map((token) => (isExact ? token.lower : token.stem));
      const map = isExact ? asWritten : inflected;
      const patterns = map.get(keys[0] ?? "") ?? [];
      patterns.push({ keys, isExact, value, group });
      map.set(keys[0] ?? "", patterns);
      starts.add(keys[0] ?? "");
    }
  });
  for (const map of [asWritten, inflected]) {
    for (const patterns of map.values()) patterns.sort((a, b) => b.keys.length - a.keys.length);
  }
  return once((tokens) => findAll(tokens, { asWritten, inflected, count: groups.length }));
}

interface Compiled<T> {
  readonly asWritten: Patterns<T>;
  readonly inflected: Patterns<T>;
  readonly count: number;
}

function findAll<T>(
  tokens: readonly Token[],
  { asWritten, inflected, count }: Compiled<T>,
): readonly Found<T>[] {
  const places = placesOf(tokens);
  const found: Found<T>[] = [];
  const free = new Array<number>(count).fill(0);
  for (const at of startsOf(tokens)) {
    const first = places[at] ?? 0;
    const token = tokens[first];
    if (token === undefined) continue;
    const [exact, loose] = [asWritten.get(token.lower), inflected.get(token.stem)];
    if (exact === undefined && loose === undefined) continue;
    for (const pattern of byLength(exact, loose)) {
      if ((free[pattern.group] ?? 0) > at || !fits(pattern, { tokens, places, at })) continue;
      free[pattern.group] = at + pattern.keys.length;
      const last = places[at + pattern.keys.length - 1] ?? first;
      found.push({
        value: pattern.value,
        first,
        last,
        start: token.start,
        end: tokens[last]?.end ?? token.end,
      });
    }
  }
  return found;
}

function byLength<T>(
  a: readonly Pattern<T>[] | undefined,
  b: readonly Pattern<T>[] | undefined,
): readonly Pattern<T>[] {
  if (a === undefined || b === undefined) return a ?? b ?? [];
  return [...a, ...b].sort((one, other) => other.keys.length - one.keys.length);
}

interface Place {
  readonly tokens: readonly Token[];
  readonly places: readonly number[];
  readonly at: number;
}

function fits<T>({ keys, isExact }: Pattern<T>, { tokens, places, at }: Place): boolean {
  for (let offset = 1; offset < keys.length; offset += 1) {
    const token = tokens[places[at + offset] ?? -1];
    if (token === undefined || (isExact ? token.lower : token.stem) !== keys[offset]) return false;
  }
  return true;
}
