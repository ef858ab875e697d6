import { judgePair } from "../src/core/judge/judge.js";
import { softmax } from "../src/core/judge/trees.js";
import type { Predicted } from "./metrics.js";
import { type LabelledText, nliLabels } from "./sets.js";
import { type Measured, type Model, modelOf, scoreText } from "./train.js";

/** Sets without neutral pairs: the two labels they know share the probability. */
const twoWay = new Set(["fever", "fever-symmetric", "covidfact", "scifact"]);
/** The judge proposes nothing below this probability; weights alone are held to the same. */
const FLOOR = 0.5;

/** What weights alone say of a text they did not learn from. */
export function predict(model: Model, text: Measured, temperature: number): Predicted {
  const [confirms = 0, neutral = 0, contradicts = 0] = softmax(
    scoreText(model, text).map((score) => score / temperature),
  );
  const known = confirms + contradicts;
  const probabilities = twoWay.has(text.set)
    ? [confirms / known, 0, contradicts / known]
    : [confirms, neutral, contradicts];
  const abstains = Math.max(confirms, neutral, contradicts) < FLOOR;
  return { label: text.row.label, probabilities, claim: text.claim, abstains };
}

/** What the judge as shipped says, its rules included: `qualifies` and `unrelated` count as neutral. */
export function judged(text: LabelledText): Predicted {
  const { probabilities, relation } = judgePair(
    { text: text.claim, companies: [] },
    { text: text.evidence, form: "statement", companies: [] },
  );
  const { confirms, contradicts, qualifies, unrelated } = probabilities;
  const known = confirms + contradicts;
  const three = twoWay.has(text.set)
    ? [confirms / known, 0, contradicts / known]
    : [confirms, qualifies + unrelated, contradicts];
  const label = nliLabels.indexOf(text.label);
  return { label, probabilities: three, claim: text.claim, abstains: relation === null };
}

/** What weights say of each text when trained on the other folds, which hold no row of its claim. */
export function crossValidated(
  texts: readonly Measured[],
  folds: number,
  aid: readonly Measured[] = [],
): readonly Predicted[] {
  const claims = [...new Set(texts.map(({ claim }) => claim))].sort();
  const foldOf = new Map(claims.map((claim, at) => [claim, (at * 7919) % folds] as const));
  return Array.from({ length: folds }, (_, fold) => {
    const model = modelOf([...texts.filter(({ claim }) => foldOf.get(claim) !== fold), ...aid], 90);
    return texts.filter(({ claim }) => foldOf.get(claim) === fold).map((text) => predict(model, text, 1));
  }).flat();
}
