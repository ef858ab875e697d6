/** Values of features as bin numbers, on which trees are grown. */
export interface Binned {
  /** For each feature the bin of each row. */
  readonly bins: readonly Uint8Array[];
  /** For each feature, the thresholds of its bins: a value belongs to the first bin whose threshold it does not exceed. */
  readonly thresholds: readonly (readonly number[])[];
}

/** The most bins of a feature. */
export const BINS = 32;

/** Up to BINS - 1 thresholds of a feature, between values that occur. */
function thresholdsOf(values: Float64Array): number[] {
  const sorted = Float64Array.from(values).sort();
  const distinct: number[] = [];
  for (const value of sorted) if (distinct.at(-1) !== value) distinct.push(value);
  if (distinct.length <= BINS) return distinct.slice(0, -1);
  const found: number[] = [];
  for (let bin = 1; bin < BINS; bin += 1) {
    const value = sorted[Math.floor((bin * sorted.length) / BINS)] ?? 0;
    if (found.at(-1) !== value) found.push(value);
  }
  return found;
}

function binOf(value: number, cuts: readonly number[]): number {
  let [low, high] = [0, cuts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (value <= (cuts[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The rows' features in bins. Cost: sorting each feature once. */
export function bin(rows: readonly { readonly features: readonly number[] }[]): Binned {
  const count = rows[0]?.features.length ?? 0;
  const bins: Uint8Array[] = [];
  const thresholds: number[][] = [];
  for (let feature = 0; feature < count; feature += 1) {
    const values = Float64Array.from(rows, (row) => row.features[feature] ?? 0);
    const cuts = thresholdsOf(values);
    thresholds.push(cuts);
    bins.push(Uint8Array.from(values, (value) => binOf(value, cuts)));
  }
  return { bins, thresholds };
}
