/** Pairs of real claims and evidence in the last test of the rules without a model, and how many they got right. From `eval/results.md`. */
export const measuredPairs = { pairs: 88, right: 50 } as const;

/** The share of pairs that the judge got wrong, such as "43.2%". */
export const errorRate = `${(100 * (1 - measuredPairs.right / measuredPairs.pairs)).toFixed(1)}%`;

/** Real pairs of unseen companies in the last test of the model that comes with Walkback. From `models/judge/README.md`. */
export const modelPairs = { pairs: 64, right: 38, unrelated: 10, unrelatedGivenRelation: 5 } as const;
