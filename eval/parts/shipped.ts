import type { Predicted } from "../report/metrics.js";
import { tableHead, tableLine } from "../report/table.js";
import { type LabelledText, measuredSets, readSet } from "../sets/sets.js";
import { judged } from "../train/predict.js";
import type { Part } from "./part.js";

const published: Readonly<Record<string, string>> = {
  "breaking-nli": "85.8 WordNet look-up, 83.5 KIM",
  rte3: "contradiction .23 / .19 (de Marneffe 2008)",
};

/** The judge's predictions for the texts, and the pairs it reads in a second of processor time. */
function judgedInTime(texts: readonly LabelledText[]): {
  predicted: readonly Predicted[];
  perSecond: number;
} {
  const started = process.cpuUsage();
  const predicted = texts.map(judged);
  const { user, system } = process.cpuUsage(started);
  return { predicted, perSecond: (texts.length * 1e6) / (user + system) };
}

/** The shipped judge, with its rules, on sets it was not trained on. */
export const shipped: Part = {
  title: "As shipped, on sets it was not trained on",
  write: ({ data }) => [
    ...tableHead,
    ...measuredSets.map((set) => {
      const texts = readSet(data, set);
      return tableLine({ name: set, texts, ...judgedInTime(texts), published: published[set] ?? "" });
    }),
  ],
};
