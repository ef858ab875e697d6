import { findConditions } from "../../language/conditions.js";
import { findModality, isHeldAs } from "../../language/modality.js";
import { once } from "../../language/once.js";
import { type Found, groupFinder, phraseFinder } from "../../language/phrases.js";
import { negatedTokens } from "../../language/polarity.js";
import type { Token } from "../../language/tokens.js";
import type { Span } from "../../text/span.js";
import { withoutDays } from "../binding/without-days.js";
import { type Opposites, opposites } from "./opposites.js";
import { ruleOpposites, setPhrases } from "./rule-opposites.js";

/** A text's position on one pair of opposites: for (`1`) or against (`-1`) its first pole, and how firmly. */
export interface Stance extends Span {
  readonly opposites: Opposites;
  readonly first: number;
  readonly last: number;
  readonly side: 1 | -1;
  readonly isNegated: boolean;
  /** "Some", "careful", "a mix of", "not every": the stance holds for less than all of it. */
  readonly isLimited: boolean;
  readonly isHedged: boolean;
  /** "A last resort": done only unwillingly. */
  readonly isReluctant: boolean;
  /** In a condition or after "maybe". The text does not assert it. */
  readonly isSupposed: boolean;
  readonly sentence: number;
  /** The phrase if it is a proper name ("the GPL"), which is one of several ways to take that side. */
  readonly named: string | null;
}

/** The most stances of a text. Stances are compared in pairs, so a text full of them would take seconds. */
const MAX_STANCES = 150;

interface Pole {
  readonly phrase: string;
  readonly opposites: Opposites;
  readonly side: 1 | -1;
}

type Hits = readonly Found<Pole>[];

const finderOf = (of: readonly Opposites[]): ((tokens: readonly Token[]) => Hits) =>
  groupFinder<Pole>(
    of.map((opposites) => [
      ...opposites.plus.map((phrase) => [phrase, { phrase, opposites, side: 1 }] as const),
      ...opposites.minus.map((phrase) => [phrase, { phrase, opposites, side: -1 }] as const),
    ]),
  );

const findMeasured = finderOf(opposites);
const findRead = finderOf(ruleOpposites);
const findSetPhrases = [...setPhrases].map(
  ([name, phrases]) => [name, phraseFinder(phrases.map((phrase) => [phrase, true] as const))] as const,
);

/** All stances of a text in order, on all pairs of opposites. The trained weights measure these. */
export const findStances = once((tokens): readonly Stance[] =>
  stancesAt(tokens, findMeasured(tokens).slice(0, MAX_STANCES)),
);

/** The stances that the rules may rest on. Days, set phrases and words that are too loose give none. */
export const readStances = once((all): readonly Stance[] => {
  const tokens = withoutDays(all);
  const taken = new Map(findSetPhrases.map(([name, find]) => [name, find(tokens)]));
  const isSet = ({ value, first, last }: Found<Pole>): boolean =>
    taken.get(value.opposites.name)?.some((set) => set.first <= first && last <= set.last) === true;
  return stancesAt(
    tokens,
    findRead(tokens)
      .slice(0, MAX_STANCES)
      .filter((hit) => !isSet(hit)),
  );
});

function stancesAt(tokens: readonly Token[], hits: Hits): readonly Stance[] {
  const negated = negatedTokens(tokens);
  const modality = findModality(tokens);
  const supposed = supposedSentences(tokens);
  const naming = hits.filter((hit) => hit.value.opposites.namesItsObject);
  // The "open" in "open source" does not say that anything opened.
  const isInside = (hit: Found<Pole>): boolean =>
    naming.some((other) => other.first <= hit.first && hit.last <= other.last && other.last > other.first);
  return hits
    .filter((hit) => (hit.value.opposites.namesItsObject || !isInside(hit)) && !isOfOthers(hit, tokens))
    .map((hit) => {
      const place = { first: hit.first, last: hit.last, reach: 12, tokens };
      const isNegated = negated[hit.first] === true;
      return {
        opposites: hit.value.opposites,
        first: hit.first,
        last: hit.last,
        start: hit.start,
        end: hit.end,
        side: flip(hit.value.side, isNegated),
        isNegated,
        isLimited: isHeldAs(modality, ["caution", "reservation"], place) || isBothPoles(hit, tokens),
        isReluctant: isHeldAs(modality, ["reluctance"], { ...place, reach: 25 }),
        isHedged: isHeldAs(modality, ["hedge"], { ...place, reach: 25 }),
        isSupposed: supposed.has(tokens[hit.first]?.sentence ?? 0),
        sentence: tokens[hit.first]?.sentence ?? 0,
        named: /[A-Z].*[A-Z0-9]/.test(hit.value.phrase) ? (hit.value.phrase.split(" ")[0] ?? null) : null,
      };
    });
}

const supposing = new Set(["maybe", "perhaps", "suppose", "imagine"]);

/** The sentences that have a condition, or begin with a word such as "suppose". */
function supposedSentences(tokens: readonly Token[]): ReadonlySet<number> {
  const found = new Set<number>();
  const starts = new Set(findConditions(tokens).map(({ antecedent }) => antecedent.start));
  let sentence = -1;
  for (const token of tokens) {
    const opens = token.sentence !== sentence;
    sentence = token.sentence;
    if (opens && supposing.has(token.lower)) found.add(sentence);
    if (starts.has(token.start)) found.add(sentence);
  }
  return found;
}

const others = new Set(
  "provider providers vendor vendors competitor competitors rival rivals alternatives".split(" "),
);

/** Whether a hit describes others ("unlike other vendors"), which is not the speaker's stance. */
function isOfOthers(hit: Found<Pole>, tokens: readonly Token[]): boolean {
  return tokens.slice(hit.last + 1, hit.last + 3).some(({ lower }) => others.has(lower));
}

function flip(side: 1 | -1, isNegated: boolean): 1 | -1 {
  if (!isNegated) return side;
  return side === 1 ? -1 : 1;
}

/** Whether both poles are side by side ("open and closed models"). Such words promise neither. */
function isBothPoles(hit: Found<Pole>, tokens: readonly Token[]): boolean {
  const near = tokens.slice(Math.max(0, hit.first - 2), hit.last + 3).map((token) => token.lower);
  return near.includes("open") && near.includes("closed") && near.includes("and");
}
