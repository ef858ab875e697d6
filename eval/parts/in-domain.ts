import { shippedWeights } from "../../src/core/rules/weights/model.js";
import { tableHead, tableLine } from "../report/table.js";
import { readSet } from "../sets/sets.js";
import { TRANSFER_ROUNDS } from "../train/held-out.js";
import { generalModelOf, modelOf } from "../train/models.js";
import { crossValidated, predict } from "../train/predict.js";
import { type Measured, measure, trainingTexts } from "../train/training-texts.js";
import type { Part } from "./part.js";

/** Weights of the other training sets, from which training on a set starts. */
const without = (texts: readonly Measured[], isLeftOut: (set: string) => boolean) =>
  generalModelOf(
    texts.filter(({ set }) => !isLeftOut(set)),
    { rounds: TRANSFER_ROUNDS },
  ).forest;

function lines(folder: string): string[] {
  const training = measure(trainingTexts(folder));
  const emergent = measure(readSet(folder, "emergent"));
  const symmetric = measure(readSet(folder, "fever-symmetric"));
  const onFever = modelOf(
    training.filter(({ set }) => set === "fever"),
    { start: without(training, (set) => set.startsWith("fever")) },
  );
  const owned = (name: string) => measure(readSet(folder, name));
  const { forest } = shippedWeights();
  return [
    tableLine({
      name: "Emergent, 10-fold by claim",
      texts: emergent,
      predicted: crossValidated(
        emergent,
        10,
        without(training, (set) => set === "emergent"),
      ),
      published: "73.3, .723 (Ferreira and Vlachos 2016)",
    }),
    ...["sick", "rte3", "scifact", "healthver"].map((name) => {
      const texts = owned(name);
      const predicted = crossValidated(texts, 5, forest);
      return tableLine({
        name: `${name}, 5-fold by claim`,
        texts,
        predicted,
        published: published[name] ?? "",
      });
    }),
    tableLine({
      name: "FEVER-Symmetric v0.2 dev, trained on FEVER",
      texts: symmetric,
      predicted: symmetric.map((text) => predict(onFever, text)),
      published: "61.6 (v0.1)",
    }),
  ];
}

const published: Readonly<Record<string, string>> = {
  sick: "77.2 MonaLog, 84.6 best of SemEval-2014",
  rte3: "contradiction .23 / .19 (de Marneffe 2008)",
};

/** Weights of the other sets, trained further on rows of the measured set but never on the same claim. */
export const inDomain: Part = {
  title: "Trained on the set's own kind, from weights of the other sets",
  write: ({ data }) => [...tableHead, ...lines(data)],
};
