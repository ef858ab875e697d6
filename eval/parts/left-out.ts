import { tableHead, tableLine } from "../report/table.js";
import { trainingSets } from "../sets/sets.js";
import { temperatureOf } from "../train/calibrate.js";
import { leaveOneSetOut } from "../train/held-out.js";
import { predictedOf } from "../train/predict.js";
import { measure, trainingTexts } from "../train/training-texts.js";
import type { Part } from "./part.js";

function lines(folder: string): string[] {
  const texts = measure(trainingTexts(folder));
  const held = leaveOneSetOut(texts);
  return trainingSets.map((set) => {
    const own = texts.filter((text) => text.set === set);
    // The measured set takes part in neither training nor calibration.
    const temperature = temperatureOf(held.filter((row) => row.set !== set));
    const rows = held.filter((row) => row.set === set);
    const predicted = rows.map((row, at) => predictedOf(row, own[at]?.claim ?? "", temperature));
    return tableLine({ name: `${set} (left out)`, predicted, texts: own });
  });
}

/** Weights trained and calibrated on all sets but one, measured on that one. */
export const leftOut: Part = {
  title: "Each training set left out of training and calibration (weights alone, without the rules)",
  write: ({ data }) => [...tableHead, ...lines(data)],
};
