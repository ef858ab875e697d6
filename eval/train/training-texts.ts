import { tokenise } from "../../src/core/language/tokens.js";
import { compare } from "../../src/core/rules/reading/compare.js";
import { featuresOf } from "../../src/core/rules/weights/features.js";
import { sparsePlaces } from "../../src/core/rules/weights/sparse.js";
import { type LabelledText, nliLabels, readSet, trainingSets } from "../sets/sets.js";
import { makeFrames, makeStrangers } from "./frames.js";
import type { Row } from "./learn.js";
import { makeVariants } from "./variants.js";

/** The weight of a row of each set. Small sets with texts like the judge's weigh more, and made rows weigh less. */
const weightOfSet = new Map<string, number>(
  Object.entries({
    emergent: 2,
    fever: 0.5,
    "fever-symmetric": 2,
    "cad-snli": 1,
    conjnli: 0.3,
    scone: 0.3,
    "negation-mnli": 1.5,
    "mnli-matched-sample": 1.5,
    variants: 0.7,
    frames: 0.5,
    strangers: 0.5,
  }),
);
/** Sets that know only two of the labels, by index: entailment 0, neutral 1, contradiction 2. */
export const labelsOfSet: ReadonlyMap<string, readonly number[]> = new Map([
  ["fever", [0, 2]],
  ["fever-symmetric", [0, 2]],
  ["covidfact", [0, 2]],
  ["scifact", [0, 2]],
  ["scone", [0, 1]],
]);
/** Sets of rows made from other rows. They are never used to measure. */
export const madeSets: ReadonlySet<string> = new Set(["variants", "frames", "strangers"]);
const VARIANTS = 6000;
const FRAMES = 6000;
const STRANGERS = 3000;

/** A labelled text with its features and the indexes of its words, computed once. */
export interface Measured extends LabelledText {
  readonly row: Row;
  readonly places: readonly number[];
}

/** The texts with their features. */
export function measure(texts: readonly LabelledText[]): readonly Measured[] {
  return texts.map((text) => {
    const among = labelsOfSet.get(text.set);
    const compared = compare(tokenise(text.claim), tokenise(text.evidence));
    const row = {
      features: featuresOf(compared),
      label: nliLabels.indexOf(text.label),
      weight: weightOfSet.get(text.set) ?? 1,
      ...(among ? { among } : {}),
    };
    return { ...text, row, places: sparsePlaces(compared) };
  });
}

/** A text's letters and digits, because FEVER and its symmetric part differ in spaces and punctuation. */
const lettersOf = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/-(?:lrb|rrb|lsb|rsb|colon)-/g, "")
    .replace(/[^a-z0-9]/g, "");

/** The rows of the training sets and the made rows. FEVER's rows with a claim of its symmetric part are left out. */
export function trainingTexts(folder: string): readonly LabelledText[] {
  const sets = trainingSets.flatMap((set) => readSet(folder, set));
  const symmetric = new Set(
    sets.filter(({ set }) => set === "fever-symmetric").map(({ claim }) => lettersOf(claim)),
  );
  const kept = sets.filter(({ set, claim }) => set !== "fever" || !symmetric.has(lettersOf(claim)));
  return [...kept, ...madeFrom(kept)];
}

/** Rows made from the sets' rows by rule: with changed words or clauses, or with evidence of other claims. */
function madeFrom(rows: readonly LabelledText[]): readonly LabelledText[] {
  const sources = rows.filter(({ set }) => ["cad-snli", "mnli-matched-sample", "emergent"].includes(set));
  return [
    ...makeVariants(sources, VARIANTS, 7),
    ...makeFrames(rows, FRAMES, 5),
    ...makeStrangers(rows, STRANGERS, 9),
  ];
}
