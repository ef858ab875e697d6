import { crossValidated, predict } from "../predict.js";
import { readSet } from "../sets.js";
import { tableHead, tableLine } from "../table.js";
import { measure, modelOf, trainingTexts } from "../train.js";
import type { Part } from "./part.js";

function lines(folder: string): string[] {
  const sick = measure(readSet(folder, "sick"));
  const emergent = measure(readSet(folder, "emergent"));
  const fever = trainingTexts(folder).filter(({ set }) => set === "fever");
  const symmetric = measure(readSet(folder, "fever-symmetric"));
  const onFever = modelOf(measure(fever));
  return [
    tableLine({
      name: "Emergent, 10-fold by claim",
      texts: emergent,
      predicted: crossValidated(emergent, 10),
      published: "73.3, .723 (Ferreira and Vlachos 2016)",
    }),
    tableLine({
      name: "SICK trial and train, 5-fold by claim",
      texts: sick,
      predicted: crossValidated(sick, 5),
      published: "77.2 MonaLog, 84.6 best of SemEval-2014",
    }),
    tableLine({
      name: "FEVER-Symmetric v0.2 dev, trained on FEVER",
      texts: symmetric,
      predicted: symmetric.map((text) => predict(onFever, text, 1)),
      published: "61.6 (v0.1)",
    }),
  ];
}

/** Weights trained on rows of the kind that is asked about, never on the same claim. */
export const inDomain: Part = {
  title: "Trained on the set's own kind",
  write: ({ data }) => [...tableHead, ...lines(data)],
};
