import { type Option, optionsFor, scoreOf, type Weights } from "./nearest-speaker.js";
import type { Outline } from "./outline.js";
import { type QuoteShape, shapeOf } from "./quote-shape.js";
import type { Mention } from "./speaker-features.js";

/** A marked passage with its speaker; `mention` is null if the passage is no quote or nobody fits. */
export interface Assigned {
  /** The passage's number in the outline. */
  readonly passage: number;
  readonly shape: QuoteShape;
  readonly mention: Mention | null;
  /** The score of the best speaker less that of nobody. */
  readonly margin: number;
  /** The passage it carries on from, as its place in the list of assigned passages; otherwise null. */
  readonly carriedFrom: number | null;
}

/** What to do with each passage's options: the number of the option that holds. */
export type Choose = (
  options: readonly Option[],
  passage: number,
) => { readonly option: number; readonly margin: number };

/** Chooses the best speaker, or nobody unless the best speaker is better than nobody by `threshold`. */
export const chooseBest =
  (weights: Weights, threshold: number): Choose =>
  (options) => {
    const scores = options.map(({ features }) => scoreOf(features, weights));
    let best = -1;
    scores.forEach((score, at) => {
      if (at > 0 && (best < 0 || score > (scores[best] ?? 0))) best = at;
    });
    if (best < 0) return { option: 0, margin: Number.NEGATIVE_INFINITY };
    const margin = (scores[best] ?? 0) - (scores[0] ?? 0);
    return { option: margin >= threshold ? best : 0, margin };
  };

/** The speakers of all passages that lie in no other passage, in order. Cost: linear. */
export function assignSpeakers(
  outline: Outline,
  { mentions, choose }: { readonly mentions: readonly Mention[]; readonly choose: Choose },
): Assigned[] {
  const assigned: Assigned[] = [];
  let context = { speaker: null as Mention | null, at: -1 };
  let isCarried = false;
  outline.tokens.forEach((token, at) => {
    if (token.kind !== "quote") return;
    const shape = shapeOf(outline, at);
    const options = optionsFor(outline, shape, { mentions, context });
    const { option, margin } = choose(options, token.passage);
    const mention = options[option]?.mention ?? null;
    const own = { passage: token.passage, shape, mention, margin, carriedFrom: null };
    const last = assigned.at(-1);
    if (isCarried && last !== undefined) {
      // Only a speaker in the same sentence changes who goes on speaking.
      const isNamedHere = mention?.sentence === token.sentence;
      assigned.push({
        ...own,
        mention: isNamedHere ? mention : last.mention,
        carriedFrom: assigned.length - 1,
      });
    } else assigned.push(own);
    const speaker = assigned.at(-1)?.mention ?? null;
    if (speaker !== null) context = { speaker, at };
    isCarried = outline.passages[token.passage]?.isCarried ?? false;
  });
  return assigned;
}
