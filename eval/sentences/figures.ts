import { seeded } from "../random.js";
import { learnLinear, linearProbabilities } from "../train/learn-linear.js";
import { describe } from "./features.js";
import type { LabelledSentence } from "./sets.js";

/** A sentence's true label and its predicted one. */
export interface Said {
  readonly label: string;
  readonly said: string;
}

export interface SentenceFigures {
  readonly accuracy: number;
  readonly interval: readonly [low: number, high: number];
  readonly macroF1: number;
  readonly macroInterval: readonly [low: number, high: number];
}

const FOLDS = 5;
const RIDGE = 1e-5;

const accuracyOf = (rows: readonly Said[]): number =>
  rows.filter(({ label, said }) => label === said).length / Math.max(1, rows.length);

function macroF1Of(rows: readonly Said[]): number {
  const labels = [...new Set(rows.map(({ label }) => label))];
  const f1 = labels.map((label) => {
    const right = rows.filter((row) => row.label === label && row.said === label).length;
    const both =
      rows.filter((row) => row.label === label).length + rows.filter((row) => row.said === label).length;
    return both === 0 ? 0 : (2 * right) / both;
  });
  return f1.reduce((sum, one) => sum + one, 0) / Math.max(1, labels.length);
}

/** Accuracy and macro-F1 with their 95% intervals, from 400 resamples of the rows. */
export function sentenceFigures(rows: readonly Said[]): SentenceFigures {
  const random = seeded(11);
  const drawn = Array.from({ length: 400 }, () =>
    rows.flatMap(() => rows[Math.floor(random() * rows.length)] ?? []),
  );
  const range = (of: (some: readonly Said[]) => number): readonly [number, number] => {
    const values = drawn.map(of).sort((a, b) => a - b);
    return [values[10] ?? 0, values[389] ?? 0];
  };
  return {
    accuracy: accuracyOf(rows),
    interval: range(accuracyOf),
    macroF1: macroF1Of(rows),
    macroInterval: range(macroF1Of),
  };
}

/** A linear model's prediction for each sentence, trained on the other folds. No text is in both training and test. */
export function crossValidatedSentences(rows: readonly LabelledSentence[]): readonly Said[] {
  const labels = [...new Set(rows.map(({ label }) => label))].sort();
  const texts = [...new Set(rows.map(({ text }) => text))];
  const foldOf = new Map(texts.map((text, at) => [text, (at * 7919) % FOLDS] as const));
  const described = rows.map(({ text, label }) => ({
    fold: foldOf.get(text) ?? 0,
    row: { features: describe(text), label: labels.indexOf(label) },
    label,
  }));
  return Array.from({ length: FOLDS }, (_, fold) => {
    const rest = described.filter((one) => one.fold !== fold).map(({ row }) => row);
    const model = learnLinear(rest, labels.length, RIDGE);
    return described
      .filter((one) => one.fold === fold)
      .map(({ row, label }) => {
        const probabilities = linearProbabilities(row.features, model);
        const best = probabilities.reduce((top, one, at) => (one > (probabilities[top] ?? 0) ? at : top), 0);
        return { label, said: labels[best] ?? "" };
      });
  }).flat();
}
