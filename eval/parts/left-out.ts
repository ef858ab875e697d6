import { shippedWeights } from "../../src/core/judge/model.js";
import { predict } from "../predict.js";
import { trainingSets } from "../sets.js";
import { tableHead, tableLine } from "../table.js";
import { measure, modelOf, trainingTexts } from "../train.js";
import type { Part } from "./part.js";

const LEAVE_OUT_ROUNDS = 60;

function lines(folder: string): string[] {
  const texts = measure(trainingTexts(folder));
  const { temperature } = shippedWeights();
  return trainingSets.map((set) => {
    const own = texts.filter((text) => text.set === set);
    const related = (other: string): boolean => set.startsWith("fever") && other.startsWith("fever");
    const model = modelOf(
      texts.filter((text) => text.set !== set && !related(text.set)),
      LEAVE_OUT_ROUNDS,
    );
    const predicted = own.map((text) => predict(model, text, temperature));
    return tableLine({ name: `${set} (left out)`, predicted, texts: own });
  });
}

/** Weights trained on all sets but one, asked about that one. */
export const leftOut: Part = {
  title: "Each training set left out of training (weights alone, without the rules)",
  write: ({ data }) => [...tableHead, ...lines(data)],
};
