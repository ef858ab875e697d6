import { findModality, isHeldAs } from "../language/modality.js";
import { type Found, phraseFinder } from "../language/phrases.js";
import { negatedTokens } from "../language/polarity.js";
import type { Token } from "../language/tokens.js";
import { type Family, families } from "./families.js";
import type { Span } from "./verdict.js";

/** What a text says on one family of opposites: for (`1`) or against (`-1`) its first pole, and how it is held. */
export interface Stance extends Span {
  readonly family: Family;
  readonly first: number;
  readonly last: number;
  readonly side: 1 | -1;
  readonly isNegated: boolean;
  /** "some", "careful", "a mix of", "not every": stands for less than all of it. */
  readonly isLimited: boolean;
  readonly isHedged: boolean;
  readonly sentence: number;
}

interface Pole {
  readonly family: Family;
  readonly side: 1 | -1;
}

const finders = families.map((family) =>
  phraseFinder<Pole>([
    ...family.plus.map((phrase) => [phrase, { family, side: 1 }] as const),
    ...family.minus.map((phrase) => [phrase, { family, side: -1 }] as const),
  ]),
);

/** Every stance of a text on every family, in the order of the families. */
export function findStances(tokens: readonly Token[]): readonly Stance[] {
  const negated = negatedTokens(tokens);
  const modality = findModality(tokens);
  const hits = finders.flatMap((find) => find(tokens));
  const naming = hits.filter((hit) => hit.value.family.namesItsObject);
  // The "open" of "open source" launches nothing.
  const isInside = (hit: Found<Pole>): boolean =>
    naming.some((other) => other.first <= hit.first && hit.last <= other.last && other.last > other.first);
  return hits
    .filter((hit) => hit.value.family.namesItsObject || !isInside(hit))
    .map((hit) => {
      const place = { first: hit.first, last: hit.last, reach: 12, tokens };
      const isNegated = negated[hit.first] === true;
      return {
        family: hit.value.family,
        first: hit.first,
        last: hit.last,
        start: hit.start,
        end: hit.end,
        side: flip(hit.value.side, isNegated),
        isNegated,
        isLimited: isHeldAs(modality, ["caution", "reservation"], place) || isBothPoles(hit, tokens),
        isHedged: isHeldAs(modality, ["hedge"], { ...place, reach: 25 }),
        sentence: tokens[hit.first]?.sentence ?? 0,
      };
    });
}

function flip(side: 1 | -1, isNegated: boolean): 1 | -1 {
  if (!isNegated) return side;
  return side === 1 ? -1 : 1;
}

/** "open and closed models": both poles side by side promise neither. */
function isBothPoles(hit: Found<Pole>, tokens: readonly Token[]): boolean {
  const near = tokens.slice(Math.max(0, hit.first - 2), hit.last + 3).map((token) => token.lower);
  return near.includes("open") && near.includes("closed") && near.includes("and");
}
