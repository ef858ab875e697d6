/** Pairs of real claims and evidence in the last test of the default judge, and how many it got right. From `eval/results.md`. */
export const measuredPairs = { pairs: 88, right: 50 } as const;

/** The share of pairs that the judge got wrong, such as "43.2%". */
export const errorRate = `${(100 * (1 - measuredPairs.right / measuredPairs.pairs)).toFixed(1)}%`;
