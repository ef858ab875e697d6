import { once } from "../../language/once.js";
import type { Token } from "../../language/tokens.js";
import { isContent } from "../../language/words.js";
import type { Stance } from "../opposites/stances.js";
import type { PairReading, ReadCondition } from "../reading/reading.js";

/** Words that open a condition or qualify it. They name no subject. */
const markers = new Set(
  `unless until except barring assuming provided providing once when whenever case event long condition subject depending contingent
  conditional whether only should feel think believe point some`.split(/\s+/),
);

/** The stems of a text's content words, without the companies' names and the words of the given stances. */
export function subjectStems(
  tokens: readonly Token[],
  stances: readonly Stance[],
  names: ReadonlySet<string>,
): ReadonlySet<string> {
  const isStance = (token: Token): boolean =>
    stances.some(({ start, end }) => token.start >= start && token.end <= end);
  const kept = tokens.filter(
    (token) => isContent(token) && !names.has(token.stem) && !isStance(token) && !markers.has(token.lower),
  );
  return new Set(kept.map(({ stem }) => stem));
}

/** A condition, the pair that it is compared in, and the stems of the companies' names. */
export interface Asked {
  readonly condition: ReadCondition;
  readonly reading: PairReading;
  readonly names: ReadonlySet<string>;
  /** The stances of the consequent. They say what should follow, and nothing about whether the condition holds. */
  readonly consequents: readonly Stance[];
}

/** Whether one of the tokens has one of the stems. */
export const sharesAny = (tokens: readonly Token[], stems: ReadonlySet<string>): boolean =>
  tokens.some(({ stem }) => stems.has(stem));

/** A text's tokens by sentence, so that a long text is read once and not once for each stance. */
export const sentencesOf = once((tokens): readonly (readonly Token[])[] => {
  const sentences: Token[][] = [];
  for (const token of tokens) {
    const own = sentences[token.sentence];
    if (own === undefined) sentences[token.sentence] = [token];
    else own.push(token);
  }
  return sentences;
});
