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
/** Rounds of weights for texts of any kind: what would be learned after them transfers least. */
export const TRANSFER_ROUNDS = 60;

/** Parts of one source are left out together. */
const isRelated = (set: string, other: string): boolean =>
  set === other || (set.startsWith("fever") && other.startsWith("fever"));

/** Each training set's rows as scored by weights trained on the others. Cost: a training for each set. */
export function leaveOneSetOut(texts: readonly Measured[]): readonly HeldOut[] {
  const sets = [...new Set(texts.map(({ set }) => set))].filter((set) => !madeSets.has(set));
  return sets.flatMap((set) => {
    const model = generalModelOf(
      texts.filter((text) => !isRelated(set, text.set)),
      { rounds: TRANSFER_ROUNDS },
    );
    return texts
      .filter((text) => text.set === set)
      .map((text) => ({
        set,
        label: text.row.label,
        scores: scoreText(model, text),
        among: labelsOfSet.get(set) ?? ALL,
      }));
  });
}
