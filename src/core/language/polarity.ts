import { once } from "./once.js";
import { type Found, list, phraseFinder } from "./phrases.js";
import type { Token } from "./tokens.js";

interface Cue {
  /** The most tokens to the right that the cue reaches. */
  readonly reach: number;
  /** `end` cues ("dropped", "removed") negate what follows them. In the passive they negate what stands before. */
  readonly kind: "not" | "end" | "change" | "from" | "leave" | "shield";
}

const not = (reach: number): Cue => ({ reach, kind: "not" });
const end: Cue = { reach: 9, kind: "end" };
const change: Cue = { reach: 12, kind: "change" };
const leave: Cue = { reach: 0, kind: "leave" };
const shield: Cue = { reach: 0, kind: "shield" };

/** Words that turn a statement into its opposite. Shields only look like negations ("not only"). */
const findCues = phraseFinder<Cue>([
  ...list("=not, =never, cannot, fail to, refuse to, decline to, unable to, =nor, hardly, rarely").map(
    (phrase) => [phrase, not(14)] as const,
  ),
  ...list("no longer, not any more, far from, cease to, stop short of, no plans to").map(
    (phrase) => [phrase, not(12)] as const,
  ),
  ...list("=no, none of, nobody, nothing, without, lack, zero, neither").map(
    (phrase) => [phrase, not(6)] as const,
  ),
  ...["instead of", "rather than", "as opposed to", "not just"].map((phrase) => [phrase, not(8)] as const),
  ...list(`abandon, drop, remove, end, stop, cancel, =scrapped, lift, get rid of, discontinue, revoke, repeal,
      eliminate, shelve, halt, suspend, withdraw, delete, was gone, were gone, phase out, wind down,
      shut down, abolish, backtrack on, walk back, never fulfil, never fulfill, no longer contain,
      deprecate`).map((phrase) => [phrase, end] as const),
  ...list("free from, independent of, unlike, versus, compared to, compared with, overtake").map(
    (phrase) => [phrase, not(7)] as const,
  ),
  ...list("change, alter, modify, replace, give up on").map((phrase) => [phrase, change] as const),
  ["=from", { reach: 8, kind: "from" }] as const,
  ...list("move to, switch to, convert to, transition to, shift to, change to, turn into").map(
    (phrase) => [phrase, leave] as const,
  ),
  ...list(`not only, not just, not necessarily, no doubt, no matter, no single, not least, why not, not every,
      not all, not everything, not always, =ends up, =end up, =ended up, =ending up, =by the end of,
      =at the end of, =end to end, no more than, no less than, no later than`).map(
    (phrase) => [phrase, shield] as const,
  ),
]);

const boundaries = new Set(
  ", ; : . ( ) ? ! but however although though while whereas because unless if except so".split(" "),
);
const subjects = new Set("we i it they you he she there our".split(" "));
const copulas = new Set("is are was were be been being am 's".split(" "));

function isBoundary(tokens: readonly Token[], index: number): boolean {
  const lower = tokens[index]?.lower ?? ".";
  if (boundaries.has(lower)) return true;
  return (lower === "and" || lower === "or") && subjects.has(tokens[index + 1]?.lower ?? "");
}

/** The first token after `from` that a cue does not reach. */
function rightEdge(tokens: readonly Token[], from: number, reach: number): number {
  let index = from;
  while (index < tokens.length && index < from + reach && !isBoundary(tokens, index)) index += 1;
  return index;
}

function leftEdge(tokens: readonly Token[], from: number): number {
  let index = from;
  while (
    index > 0 &&
    from - index < 14 &&
    !isBoundary(tokens, index - 1) &&
    tokens[index - 1]?.lower !== "that"
  )
    index -= 1;
  return index;
}

const findAbsence = phraseFinder<true>(
  list(
    "in the picture, on the table, for sale, an option, up for discussion, in our plans, part of our plans, happening",
  ).map((phrase) => [phrase, true] as const),
);

/** Whether the subject itself is denied: "a sale is not on the table". */
function isAbsent(tokens: readonly Token[], from: number): boolean {
  return findAbsence(tokens).some(({ first }) => first >= from && first <= from + 2);
}

function isPassive(tokens: readonly Token[], first: number, last: number): boolean {
  const before = tokens[first - 1]?.lower ?? "";
  const twoBefore = tokens[first - 2]?.lower ?? "";
  if (copulas.has(before) || (copulas.has(twoBefore) && before !== "to")) return true;
  return tokens[last]?.lower.endsWith("ed") === true && isBoundary(tokens, last + 1) && first > 1;
}

/**
 * For each token, whether an odd number of negations reaches it.
 *
 * "Isn't" also reaches its subject where the subject is an act: "renting cars isn't our business".
 */
export const negatedTokens = once((tokens): readonly boolean[] => {
  const flags = new Array<boolean>(tokens.length).fill(false);
  for (const cue of findCues(tokens)) {
    for (const { from, to } of reachOf(cue, tokens)) {
      for (let index = from; index < to; index += 1) flags[index] = !flags[index];
    }
  }
  return flags;
});

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The tokens that a cue turns into their opposite. */
function reachOf({ value, first, last }: Found<Cue>, tokens: readonly Token[]): readonly Range[] {
  const before = { from: leftEdge(tokens, first), to: first };
  const edge = rightEdge(tokens, last + 1, value.reach);
  const after = { from: last + 1, to: edge };
  switch (value.kind) {
    case "shield":
      return [];
    case "leave":
      return [before];
    case "end":
      return isPassive(tokens, first, last) ? [before] : [after];
    case "change":
      return [{ from: last + 1, to: nextOf(tokens, after, ["to", "from"]) ?? edge }];
    case "from": {
      const to = nextOf(tokens, { from: last + 1, to: last + 9 }, ["to"]);
      return to === null ? [] : [{ from: last + 1, to }];
    }
    case "not":
      return [after, ...deniedSubject(tokens, first, last)];
  }
}

function nextOf(tokens: readonly Token[], { from, to }: Range, words: readonly string[]): number | null {
  for (let index = from; index < to && index < tokens.length; index += 1) {
    if (words.includes(tokens[index]?.lower ?? "")) return index;
  }
  return null;
}

/** The subject that a negation reaches back to: "renting cars isn't our business", "a sale is not on the table". */
function deniedSubject(tokens: readonly Token[], first: number, last: number): readonly Range[] {
  if (!copulas.has(tokens[first - 1]?.lower ?? "")) return [];
  const left = leftEdge(tokens, first - 1);
  if (isAbsent(tokens, last + 1)) return [{ from: left, to: first - 1 }];
  const subject = tokens.slice(left, first - 1).findIndex((token) => token.lower.endsWith("ing"));
  return subject < 0 ? [] : [{ from: left + subject, to: first - 1 }];
}

/** How many negations a text has. Two texts that differ by one tend to contradict each other. */
export function countNegations(tokens: readonly Token[]): number {
  return findCues(tokens).filter(({ value }) => value.kind === "not").length;
}
