import { tokenise } from "../../src/core/language/tokens.js";
import { SPARSE_SIZE, sparseProbabilities } from "../../src/core/rules/weights/sparse.js";
import { type LabelledText, nliLabels } from "../sets/sets.js";
import { learnSparse, type SparseRow } from "../train/learn-sparse.js";

const FOLDS = 5;

/** Indexes of a claim's words and pairs of neighboring words, in the order of their first appearance. */
function placesOf(claim: string, known: Map<string, number>): readonly number[] {
  const stems = tokenise(claim).map(({ stem }) => stem);
  const keys = new Set([...stems, ...stems.map((stem, at) => `${stem} ${stems[at + 1] ?? ""}`)]);
  return [...keys].map((key) => {
    const place = known.get(key) ?? known.size % SPARSE_SIZE;
    known.set(key, place);
    return place;
  });
}

/**
 * Accuracy, from 0 to 1, of a model that reads only the claims: how far a set's claims alone reveal the labels.
 *
 * Five folds; no claim is in both training and test. Cost: five trainings, linear in the claims' words.
 */
export function claimOnlyAccuracy(texts: readonly LabelledText[]): number {
  const foldOf = new Map(
    [...new Set(texts.map(({ claim }) => claim))].map((claim, at) => [claim, at % FOLDS]),
  );
  const among = nliLabels.flatMap((label, at) => (texts.some((text) => text.label === label) ? [at] : []));
  const known = new Map<string, number>();
  const rows = texts.map(({ claim, label }) => ({
    fold: foldOf.get(claim) ?? 0,
    row: {
      places: placesOf(claim, known),
      label: nliLabels.indexOf(label),
      weight: 1,
      among,
    } satisfies SparseRow,
  }));
  let right = 0;
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const weights = learnSparse(rows.filter((one) => one.fold !== fold).map(({ row }) => row));
    for (const { row } of rows.filter((one) => one.fold === fold)) {
      const probabilities = sparseProbabilities(row.places, weights);
      const best = among.reduce((top, at) =>
        (probabilities[at] ?? 0) > (probabilities[top] ?? 0) ? at : top,
      );
      if (best === row.label) right += 1;
    }
  }
  return right / Math.max(1, texts.length);
}
