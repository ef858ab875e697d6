import type { Span } from "../judge/verdict.js";
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
  readonly value: T;
}

/** The tokens that phrases are matched on: all but hyphens, so that "open-source" is `open source`. */
function withoutHyphens(tokens: readonly Token[]): readonly number[] {
  const kept: number[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    if (tokens[index]?.lower !== "-") kept.push(index);
  }
  return kept;
}

/**
 * A finder of phrases, compiled once: the longest at each place, left to right, none overlapping another.
 *
 * Inflected forms match each other ("shut down" finds "shutting down"). A phrase that starts with `=` matches its
 * words only as written. Cost: linear in the text times the length of the longest phrase.
 */
export function phraseFinder<T>(
  entries: readonly (readonly [string, T])[],
): (tokens: readonly Token[]) => readonly Found<T>[] {
  const byFirst = new Map<string, Pattern<T>[]>();
  for (const [phrase, value] of entries) {
    const isExact = phrase.startsWith("=");
    const parts = tokenise(isExact ? phrase.slice(1) : phrase).filter((token) => token.lower !== "-");
    const keys = parts.map((token) => (isExact ? `=${token.lower}` : token.stem));
    const [first] = keys;
    if (first === undefined) continue;
    const patterns = byFirst.get(first) ?? [];
    patterns.push({ keys, value });
    patterns.sort((a, b) => b.keys.length - a.keys.length);
    byFirst.set(first, patterns);
  }
  return (tokens) => findAll(tokens, byFirst);
}

function findAll<T>(
  tokens: readonly Token[],
  byFirst: ReadonlyMap<string, readonly Pattern<T>[]>,
): readonly Found<T>[] {
  const kept = withoutHyphens(tokens);
  const found: Found<T>[] = [];
  let at = 0;
  while (at < kept.length) {
    const pattern = longestAt(tokens, kept, at, byFirst);
    const first = kept[at];
    const last = pattern ? kept[at + pattern.keys.length - 1] : undefined;
    if (pattern && first !== undefined && last !== undefined) {
      const start = tokens[first]?.start ?? 0;
      found.push({ value: pattern.value, first, last, start, end: tokens[last]?.end ?? start });
      at += pattern.keys.length;
    } else at += 1;
  }
  return found;
}

function longestAt<T>(
  tokens: readonly Token[],
  kept: readonly number[],
  at: number,
  byFirst: ReadonlyMap<string, readonly Pattern<T>[]>,
): Pattern<T> | undefined {
  const token = tokens[kept[at] ?? -1];
  if (token === undefined) return undefined;
  const exact = byFirst.get(`=${token.lower}`);
  const stemmed = byFirst.get(token.stem);
  const fits = (pattern: Pattern<T>): boolean =>
    pattern.keys.every((key, offset) => {
      const here = tokens[kept[at + offset] ?? -1];
      return here !== undefined && (key === here.stem || key === `=${here.lower}`);
    });
  const [asWritten, inflected] = [exact?.find(fits), stemmed?.find(fits)];
  return (asWritten?.keys.length ?? 0) >= (inflected?.keys.length ?? 0) ? asWritten : inflected;
}
