import { temperatureOf } from "../calibrate.js";
import { leaveOneSetOut } from "../held-out.js";
import { predictedOf } from "../predict.js";
import { trainingSets } from "../sets.js";
import { tableHead, tableLine } from "../table.js";
import { measure, trainingTexts } from "../training-texts.js";
import type { Part } from "./part.js";

function lines(folder: string): string[] {
  const texts = measure(trainingTexts(folder));
  const held = leaveOneSetOut(texts);
  return trainingSets.map((set) => {
    const own = texts.filter((text) => text.set === set);
    // Neither trained nor calibrated on the set that is asked about.
    const temperature = temperatureOf(held.filter((row) => row.set !== set));
    const rows = held.filter((row) => row.set === set);
    const predicted = rows.map((row, at) => predictedOf(row, own[at]?.claim ?? "", temperature));
    return tableLine({ name: `${set} (left out)`, predicted, texts: own });
  });
}

/** Weights trained and calibrated on all sets but one, asked about that one. */
export const leftOut: Part = {
  title: "Each training set left out of training and calibration (weights alone, without the rules)",
  write: ({ data }) => [...tableHead, ...lines(data)],
};
