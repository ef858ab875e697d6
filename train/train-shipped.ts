import { temperatureOf } from "../eval/train/calibrate.js";
import { leaveOneSetOut, TRANSFER_ROUNDS } from "../eval/train/held-out.js";
import { generalModelOf } from "../eval/train/models.js";
import { measure, trainingTexts } from "../eval/train/training-texts.js";
import type { Weights } from "../src/core/rules/weights/model.js";

/** Weights trained on the training sets in a folder; `null` if it has none. */
export function trainShipped(folder: string): Weights | null {
  const texts = trainingTexts(folder);
  if (texts.length === 0) return null;
  const measured = measure(texts);
  const temperature = temperatureOf(leaveOneSetOut(measured));
  return { version: "2", ...generalModelOf(measured, { rounds: TRANSFER_ROUNDS }), temperature };
}
