import { compare } from "../../src/core/judge/compare.js";
import { featuresOf } from "../../src/core/judge/features.js";
import { sparsePlaces } from "../../src/core/judge/sparse.js";
import { tokenise } from "../../src/core/language/tokens.js";
import { type LabelledText, nliLabels, readSet, trainingSets } from "../sets/sets.js";
import { makeFrames, makeStrangers } from "./frames.js";
import type { Row } from "./learn.js";
import { makeVariants } from "./variants.js";

/** How much a row of each set counts; small sets of the judge's own kind of text count more, made ones less. */
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
/** Rows made of others' rows: never measured on. */
export const madeSets: ReadonlySet<string> = new Set(["variants", "frames", "strangers"]);
const VARIANTS = 6000;
const FRAMES = 6000;
const STRANGERS = 3000;

/** A labelled text with its features and its words' places, measured once. */
export interface Measured extends LabelledText {
  readonly row: Row;
  readonly places: readonly number[];
}

/** The texts with what is measured of them. */
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

/** A text's letters and digits: FEVER and its symmetric part put blanks and marks differently. */
const lettersOf = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/-(?:lrb|rrb|lsb|rsb|colon)-/g, "")
    .replace(/[^a-z0-9]/g, "");

/** The rows of the training sets, without those of FEVER whose claims its symmetric part has too, and the made ones. */
export function trainingTexts(folder: string): readonly LabelledText[] {
  const sets = trainingSets.flatMap((set) => readSet(folder, set));
  const symmetric = new Set(
    sets.filter(({ set }) => set === "fever-symmetric").map(({ claim }) => lettersOf(claim)),
  );
  const kept = sets.filter(({ set, claim }) => set !== "fever" || !symmetric.has(lettersOf(claim)));
  return [...kept, ...madeFrom(kept)];
}

/** Rows made of the sets' rows by rule: words and clauses changed, and evidence of other claims. */
function madeFrom(rows: readonly LabelledText[]): readonly LabelledText[] {
  const sources = rows.filter(({ set }) => ["cad-snli", "mnli-matched-sample", "emergent"].includes(set));
  return [
    ...makeVariants(sources, VARIANTS, 7),
    ...makeFrames(rows, FRAMES, 5),
    ...makeStrangers(rows, STRANGERS, 9),
  ];
}
