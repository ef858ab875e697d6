import { keepLast } from "./keep-last.js";
import type { Token } from "./tokens.js";

/**
 * The same function of a text's tokens, worked out once for each text: several rules ask the same things.
 *
 * Keeps the last few texts only, which is what judging a pair needs, and one claim beside many evidences.
 */
export function once<T>(find: (tokens: readonly Token[]) => T): (tokens: readonly Token[]) => T {
  return keepLast(find);
}
