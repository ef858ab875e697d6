/** On how many real pairs of companies the built-in judge was measured last, and was right: as in `eval/results.md`. */
export const measuredPairs = { pairs: 88, right: 50 } as const;

/** The share of pairs that it got wrong, such as "43.2%". */
export const errorRate = `${(100 * (1 - measuredPairs.right / measuredPairs.pairs)).toFixed(1)}%`;
