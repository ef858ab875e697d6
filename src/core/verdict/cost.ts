/**
 * What it cost to ask a judge.
 *
 * Tokens are those that the endpoint reports. If it reports none, or never answers, the request counts with the most
 * that it may have cost. `price` is `null` if no price is set.
 */
export interface JudgeCost {
  readonly requests: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly price: number | null;
}

export const noCost: JudgeCost = { requests: 0, inputTokens: 0, outputTokens: 0, price: null };

/** The sum of two costs. A cost without a price does not change the price of the sum. */
export function addCost(one: JudgeCost, other: JudgeCost): JudgeCost {
  return {
    requests: one.requests + other.requests,
    inputTokens: one.inputTokens + other.inputTokens,
    outputTokens: one.outputTokens + other.outputTokens,
    price: one.price === null && other.price === null ? null : (one.price ?? 0) + (other.price ?? 0),
  };
}
