import type { Weights } from "../src/core/judge/model.js";
import { temperatureOf } from "./calibrate.js";
import { leaveOneSetOut, TRANSFER_ROUNDS } from "./held-out.js";
import { generalModelOf } from "./models.js";
import { measure, trainingTexts } from "./training-texts.js";

/** The weights of the training sets in a folder; `null` where it has none. */
export function trainShipped(folder: string): Weights | null {
  const texts = trainingTexts(folder);
  if (texts.length === 0) return null;
  const measured = measure(texts);
  const temperature = temperatureOf(leaveOneSetOut(measured));
  return { version: "2", ...generalModelOf(measured, { rounds: TRANSFER_ROUNDS }), temperature };
}
