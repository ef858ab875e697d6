import { judgePair } from "../../src/core/judge/judge.js";
import type { Forest } from "../../src/core/judge/trees.js";
import type { Predicted } from "../report/metrics.js";
import { type LabelledText, nliLabels } from "../sets/sets.js";
import { probabilitiesOf } from "./calibrate.js";
import type { HeldOut } from "./held-out.js";
import { type Model, modelOf, scoreText } from "./models.js";
import { labelsOfSet, type Measured } from "./training-texts.js";

/** The judge proposes nothing below this probability; weights alone are held to the same. */
const FLOOR = 0.5;
const ALL = [0, 1, 2];

/** What weights alone say of a row they did not learn from, among the labels that its set knows. */
export function predictedOf(row: HeldOut, claim: string, temperature: number): Predicted {
  const free = probabilitiesOf({ ...row, among: ALL }, temperature);
  const probabilities = probabilitiesOf(row, temperature);
  return { label: row.label, probabilities, claim, abstains: Math.max(...free) < FLOOR };
}

/** What a model says of a text, its scores as they are. */
export function predict(model: Model, text: Measured): Predicted {
  const among = labelsOfSet.get(text.set) ?? ALL;
  const row = { set: text.set, label: text.row.label, scores: scoreText(model, text), among };
  return predictedOf(row, text.claim, 1);
}

/** What the judge as shipped says, its rules included: `qualifies` and `unrelated` count as neutral. */
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

/** What weights say of each text when trained on the other folds, which hold no row of its claim. */
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
