import { seeded } from "../random.js";
import { nliLabels } from "../sets/sets.js";

/** A row's true label, the probability predicted for each label, and the key by which intervals group rows. */
export interface Predicted {
  readonly label: number;
  readonly probabilities: readonly number[];
  readonly claim: string;
  /** Whether the judge says "cannot tell". The likeliest label counts nevertheless. */
  readonly abstains: boolean;
}

export interface Figures {
  readonly rows: number;
  readonly accuracy: number;
  readonly interval: readonly [low: number, high: number];
  readonly macroF1: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Area under the precision-recall curve of contradictions. */
  readonly auprc: number;
  /** The best precision of contradictions at a recall of 0.2 or more. */
  readonly precisionAtFifth: number;
  readonly calibrationError: number;
  /** Share of rows on which the judge does not abstain. */
  readonly coverage: number;
}

const CONTRADICTION = nliLabels.indexOf("contradiction");

const best = (values: readonly number[]): number =>
  values.reduce((top, value, at) => (value > (values[top] ?? 0) ? at : top), 0);

function f1Of(rows: readonly Predicted[], label: number): { precision: number; recall: number; f1: number } {
  const said = rows.filter(({ probabilities }) => best(probabilities) === label);
  const right = said.filter((row) => row.label === label).length;
  const there = rows.filter((row) => row.label === label).length;
  const precision = said.length === 0 ? 0 : right / said.length;
  const recall = there === 0 ? 0 : right / there;
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

/** Area under the precision-recall curve, and the best precision from recall 0.2 on. */
function ranking(rows: readonly Predicted[]): { readonly auprc: number; readonly precisionAtFifth: number } {
  const ranked = [...rows].sort(
    (a, b) => (b.probabilities[CONTRADICTION] ?? 0) - (a.probabilities[CONTRADICTION] ?? 0),
  );
  const there = rows.filter(({ label }) => label === CONTRADICTION).length;
  let [right, auprc, precisionAtFifth] = [0, 0, 0];
  ranked.forEach(({ label }, at) => {
    if (label !== CONTRADICTION) return;
    right += 1;
    auprc += right / (at + 1) / there;
    if (right / there >= 0.2) precisionAtFifth = Math.max(precisionAtFifth, right / (at + 1));
  });
  return { auprc, precisionAtFifth };
}

/** Expected calibration error of the predicted label, in ten equal bins. */
export function calibrationError(rows: readonly Predicted[]): number {
  const bins = Array.from({ length: 10 }, () => ({ sum: 0, right: 0, count: 0 }));
  for (const { label, probabilities } of rows) {
    const said = best(probabilities);
    const confidence = probabilities[said] ?? 0;
    const bin = bins[Math.min(9, Math.floor(confidence * 10))];
    if (bin === undefined) continue;
    bin.sum += confidence;
    bin.count += 1;
    if (said === label) bin.right += 1;
  }
  return bins.reduce((total, { sum, right }) => total + Math.abs(sum - right) / rows.length, 0);
}

/** The 95% interval of accuracy, from 400 resamples of the claims, not of the rows. */
function intervalOf(rows: readonly Predicted[]): readonly [number, number] {
  const byClaim = new Map<string, { right: number; count: number }>();
  for (const { claim, label, probabilities } of rows) {
    const one = byClaim.get(claim) ?? { right: 0, count: 0 };
    byClaim.set(claim, one);
    one.count += 1;
    if (best(probabilities) === label) one.right += 1;
  }
  const claims = [...byClaim.values()];
  const random = seeded(11);
  const drawn = Array.from({ length: 400 }, () => {
    let [right, count] = [0, 0];
    for (let at = 0; at < claims.length; at += 1) {
      const one = claims[Math.floor(random() * claims.length)];
      right += one?.right ?? 0;
      count += one?.count ?? 0;
    }
    return right / Math.max(1, count);
  }).sort((a, b) => a - b);
  return [drawn[10] ?? 0, drawn[389] ?? 0];
}

export function figuresOf(rows: readonly Predicted[]): Figures {
  const labels = [...new Set(rows.map(({ label }) => label))].sort();
  const right = rows.filter(({ label, probabilities }) => best(probabilities) === label).length;
  return {
    rows: rows.length,
    accuracy: right / Math.max(1, rows.length),
    interval: intervalOf(rows),
    macroF1: labels.reduce((sum, label) => sum + f1Of(rows, label).f1 / labels.length, 0),
    ...f1Of(rows, CONTRADICTION),
    ...ranking(rows),
    calibrationError: calibrationError(rows),
    coverage: rows.filter(({ abstains }) => !abstains).length / Math.max(1, rows.length),
  };
}
