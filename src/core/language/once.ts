import { keepLast } from "./keep-last.js";
import type { Token } from "./tokens.js";

/**
 * The same function of a text's tokens, computed once for each text, because several rules ask the same question.
 *
 * It keeps the answers for the last few texts only (see `keep-last.ts`). A pair needs two.
 */
export function once<T>(find: (tokens: readonly Token[]) => T): (tokens: readonly Token[]) => T {
  return keepLast(find);
}
