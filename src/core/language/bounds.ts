import { once } from "./once.js";
import { list, phraseFinder } from "./phrases.js";
import { negatedTokens } from "./polarity.js";
import type { Quantity } from "./quantities.js";
import type { Token } from "./tokens.js";

/** The range that an amount stands for: exactly itself, itself or more, itself or less. */
export type Bound = "exactly" | "at least" | "at most";

const find = phraseFinder<Bound>([
  ...list(
    "at least, more than, over, no less than, no fewer than, not less than, not fewer than, a minimum of, minimum, upwards of, exceed, above",
  ).map((phrase) => [phrase, "at least"] as const),
  ...list(`at most, no more than, not more than, up to, under, less than, fewer than, a maximum of, maximum, below, not over,
    not exceed, not above, never more than`).map((phrase) => [phrase, "at most"] as const),
]);
const ownNegation = new Set(["no", "not", "never"]);
/** Words that may be between a bound and its number. */
const between = new Set(["a", "an", "the", "of", "us", "$", "€", "£", "¥", "total", "about"]);

/** The bound after an amount: "or more", "or less", "+". */
function boundBehind(tokens: readonly Token[], quantity: Quantity): Bound | null {
  const at = tokens.findIndex(({ start }) => start >= quantity.end);
  if (at < 0) return null;
  const [first, second] = [tokens[at]?.lower, tokens[at + 1]?.lower];
  if (first === "+") return "at least";
  if (first !== "or") return null;
  if (second === "more" || second === "above") return "at least";
  return second === "less" || second === "fewer" || second === "below" ? "at most" : null;
}

const boundsOf = once((tokens): ReadonlyMap<number, Bound> => {
  const negated = negatedTokens(tokens);
  const bounds = new Map<number, Bound>();
  for (const { value, first, last } of find(tokens)) {
    const own = ownNegation.has(tokens[first]?.lower ?? "");
    const isTurned = !own && negated[first] === true && !["at"].includes(tokens[first]?.lower ?? "");
    bounds.set(last, isTurned ? (value === "at least" ? "at most" : "at least") : value);
  }
  return bounds;
});

/**
 * The bound that the words around an amount give: "no more than 500 jobs" is at most, "500 or more" is at least.
 *
 * A negation reverses a bound: "will not cut more than 500 jobs" is at most. Cost: linear, once for each text.
 */
export function boundOf(tokens: readonly Token[], quantity: Quantity): Bound {
  const bounds = boundsOf(tokens);
  let at = quantity.first - 1;
  while (at >= 0 && between.has(tokens[at]?.lower ?? "") && !bounds.has(at)) at -= 1;
  return bounds.get(at) ?? boundBehind(tokens, quantity) ?? "exactly";
}
