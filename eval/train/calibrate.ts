import { softmax } from "../../src/core/rules/weights/trees.js";
import { calibrationError, type Predicted } from "../report/metrics.js";
import type { HeldOut } from "./held-out.js";

/** The probabilities of the labels that a set knows, from scores divided by a temperature. */
export function probabilitiesOf(
  { scores, among }: Pick<HeldOut, "scores" | "among">,
  temperature: number,
): readonly number[] {
  const all = softmax(scores.map((score) => score / temperature));
  const known = among.reduce((sum, at) => sum + (all[at] ?? 0), 0);
  return all.map((probability, at) => (among.includes(at) ? probability / known : 0));
}

const temperatures = Array.from({ length: 21 }, (_, at) => 0.8 + at * 0.1);

/**
 * The temperature with the lowest mean calibration error over the left-out sets.
 *
 * The mean is over sets, so that every set counts the same.
 */
export function temperatureOf(held: readonly HeldOut[]): number {
  const sets = [...new Set(held.map(({ set }) => set))].map((set) => held.filter((row) => row.set === set));
  const errorAt = (temperature: number): number =>
    sets.reduce((sum, rows) => {
      const predicted = rows.map(
        (row): Predicted => ({
          label: row.label,
          probabilities: probabilitiesOf(row, temperature),
          claim: "",
          abstains: false,
        }),
      );
      return sum + calibrationError(predicted);
    }, 0);
  const errors = temperatures.map(errorAt);
  const best = errors.indexOf(Math.min(...errors));
  return Number((temperatures[best] ?? 1).toFixed(2));
}
