import { createHash } from "node:crypto";
import { foldText } from "../core/quotes/fold.js";

/** SHA-256, in hex, of a text without its typography: the same words in different typography have the same hash. */
export function textHash(text: string): string {
  return createHash("sha256").update(foldText(text).text).digest("hex");
}
