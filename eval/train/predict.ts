import { judgePair } from "../../src/core/rules/judge.js";
import type { Forest } from "../../src/core/rules/weights/trees.js";
import type { Predicted } from "../report/metrics.js";
import { type LabelledText, nliLabels } from "../sets/sets.js";
import { probabilitiesOf } from "./calibrate.js";
import type { HeldOut } from "./held-out.js";
import { type Model, modelOf, scoreText } from "./models.js";
import { labelsOfSet, type Measured } from "./training-texts.js";

/** The judge proposes nothing below this probability. The same limit applies to weights alone. */
const FLOOR = 0.5;
const ALL = [0, 1, 2];

/** The prediction of weights alone for a held-out row, among the labels that its set knows. */
export function predictedOf(row: HeldOut, claim: string, temperature: number): Predicted {
  const free = probabilitiesOf({ ...row, among: ALL }, temperature);
  const probabilities = probabilitiesOf(row, temperature);
  return { label: row.label, probabilities, claim, abstains: Math.max(...free) < FLOOR };
}

/** A model's prediction for a text, without calibration. */
export function predict(model: Model, text: Measured): Predicted {
  const among = labelsOfSet.get(text.set) ?? ALL;
  const row = { set: text.set, label: text.row.label, scores: scoreText(model, text), among };
  return predictedOf(row, text.claim, 1);
}

/** The shipped judge's prediction, with its rules. `qualifies` and `unrelated` count as neutral. */
export function judged(text: LabelledText): Predicted {
  const { probabilities, relation } = judgePair(
    { text: text.claim, companies: [] },
    { text: text.evidence, form: "statement", companies: [] },
  );
  const { confirms, contradicts, qualifies, unrelated } = probabilities;
  const three = [confirms, qualifies + unrelated, contradicts];
  const among = labelsOfSet.get(text.set) ?? ALL;
  const known = among.reduce((sum, at) => sum + (three[at] ?? 0), 0);
  return {
    label: nliLabels.indexOf(text.label),
    probabilities: three.map((probability, at) => (among.includes(at) ? probability / known : 0)),
    claim: text.claim,
    abstains: relation === null,
  };
}

/** The prediction for each text by weights trained on the other folds, which hold no row of its claim. */
export function crossValidated(
  texts: readonly Measured[],
  folds: number,
  start: Forest,
): readonly Predicted[] {
  const claims = [...new Set(texts.map(({ claim }) => claim))].sort();
  const foldOf = new Map(claims.map((claim, at) => [claim, (at * 7919) % folds] as const));
  return Array.from({ length: folds }, (_, fold) => {
    const model = modelOf(
      texts.filter(({ claim }) => foldOf.get(claim) !== fold),
      { start },
    );
    return texts.filter(({ claim }) => foldOf.get(claim) === fold).map((text) => predict(model, text));
  }).flat();
}
