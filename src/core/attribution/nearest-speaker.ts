import type { Outline } from "./outline.js";
import type { QuoteShape } from "./quote-shape.js";
import { type Context, type Feature, featuresOf, type Mention, type Rated } from "./speaker-features.js";

/** A candidate's features for a quote; `mention` is null for "nobody said it". */
export interface Option {
  readonly mention: Mention | null;
  readonly features: readonly Feature[];
}

/** Weights by the three parts of a feature. */
export type Weights = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>;

/** Weights from a list in which the parts of a feature's name are joined by "|". */
export function nestedWeights(list: readonly (readonly [name: string, weight: number])[]): Weights {
  const weights = new Map<string, Map<string, Map<string, number>>>();
  for (const [name, weight] of list) {
    const [group = "", first = "", second = ""] = name.split("|");
    const byFirst = weights.get(group) ?? new Map<string, Map<string, number>>();
    const bySecond = byFirst.get(first) ?? new Map<string, number>();
    weights.set(group, byFirst.set(first, bySecond.set(second, weight)));
  }
  return weights;
}

const MOST = 18;
const PARAGRAPHS_BACK = 3;
const PARAGRAPHS_ON = 1;

/** The first mention at or after a token. Cost: logarithmic. */
function firstFrom(mentions: readonly Mention[], token: number): number {
  let [low, high] = [0, mentions.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((mentions[middle]?.first ?? 0) < token) low = middle + 1;
    else high = middle;
  }
  return low;
}

const isSpeaking = ({ role }: Mention): boolean =>
  role === "subject" || role === "inverted" || role === "source";

/** The nearest mentions before and after a quote, in its paragraph and the ones around, and the last quote's speaker. */
function mentionsNear(
  outline: Outline,
  mentions: readonly Mention[],
  quote: { at: number; last: Mention | null },
): Mention[] {
  const { at, last } = quote;
  const { paragraph, sentence } = outline.tokens[at] ?? { paragraph: 0, sentence: 0 };
  const middle = firstFrom(mentions, at);
  const near = mentions.slice(Math.max(0, middle - MOST), middle + MOST / 2).filter(
    (mention) =>
      mention.paragraph >= paragraph - PARAGRAPHS_BACK &&
      mention.paragraph <= paragraph + PARAGRAPHS_ON &&
      // Farther than a sentence away, only who speaks or begins a sentence is likely.
      (Math.abs(mention.sentence - sentence) <= 1 || isSpeaking(mention) || mention.role === "first"),
  );
  return last === null || near.includes(last) ? near : [last, ...near];
}

/** The mentions with their rivals, counted outward from the quote. */
function withRivals(mentions: readonly Mention[], at: number): Rated[] {
  const rated: Rated[] = [];
  let rivals = 0;
  const rate = (mention: Mention): void => {
    rated.push({ mention, rival: String(Math.min(2, rivals)) });
    if (isSpeaking(mention)) rivals += 1;
  };
  for (const mention of mentions.toReversed()) if (mention.first < at) rate(mention);
  rated.reverse();
  rivals = 0;
  for (const mention of mentions) if (mention.first > at) rate(mention);
  return rated;
}

/** The candidates for a quote's speaker with their features; the first option is nobody. */
export function optionsFor(
  outline: Outline,
  shape: QuoteShape,
  { mentions, context }: { mentions: readonly Mention[]; context: Context },
): Option[] {
  const near = mentionsNear(outline, mentions, { at: shape.at, last: context.speaker });
  return [
    { mention: null, features: shape.features },
    ...withRivals(near, shape.at).map((rated) => ({
      mention: rated.mention,
      features: featuresOf({ outline, shape, context }, rated),
    })),
  ];
}

export function scoreOf(features: readonly Feature[], weights: Weights): number {
  let score = 0;
  for (const [group, first, second] of features) score += weights.get(group)?.get(first)?.get(second) ?? 0;
  return score;
}
