import type { Token } from "./tokens.js";

const KEPT = 4;

/**
 * The same function of a text's tokens, worked out once for each text: several rules ask the same things.
 *
 * Keeps the last few texts only, which is what judging a pair needs.
 */
export function once<T>(find: (tokens: readonly Token[]) => T): (tokens: readonly Token[]) => T {
  const kept: { readonly tokens: readonly Token[]; readonly value: T }[] = [];
  let next = 0;
  return (tokens) => {
    for (const before of kept) if (before.tokens === tokens) return before.value;
    const value = find(tokens);
    kept[next] = { tokens, value };
    next = (next + 1) % KEPT;
    return value;
  };
}
