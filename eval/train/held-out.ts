import { generalModelOf, scoreText } from "./models.js";
import { labelsOfSet, type Measured, madeSets } from "./training-texts.js";

/** A row scored by weights that never saw its set. */
export interface HeldOut {
  readonly set: string;
  readonly label: number;
  readonly scores: readonly number[];
  /** Labels its set knows, by index. */
  readonly among: readonly number[];
}

const ALL = [0, 1, 2];
/** Rounds of training for texts of any kind. Later rounds transfer least to other sets. */
export const TRANSFER_ROUNDS = 60;

/** Parts of one source are left out together. */
const sourceOf = (set: string): string => (set.startsWith("fever") ? "fever" : set);

/** Each training set's rows, scored by weights trained on the other sets. Cost: one training for each source. */
export function leaveOneSetOut(texts: readonly Measured[]): readonly HeldOut[] {
  const sources = [...new Set(texts.filter(({ set }) => !madeSets.has(set)).map(({ set }) => sourceOf(set)))];
  return sources.flatMap((source) => {
    const model = generalModelOf(
      texts.filter(({ set }) => sourceOf(set) !== source),
      { rounds: TRANSFER_ROUNDS },
    );
    return texts
      .filter(({ set }) => sourceOf(set) === source)
      .map((text) => ({
        set: text.set,
        label: text.row.label,
        scores: scoreText(model, text),
        among: labelsOfSet.get(text.set) ?? ALL,
      }));
  });
}
