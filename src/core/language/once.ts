const KEPT = 8;

interface Kept<K, T> {
  readonly key: K;
  readonly value: T;
}

/**
 * The same function, worked out once for what it was asked lately: several rules ask the same of a text, and one claim
 * is judged beside one evidence after another.
 *
 * Keeps the answers to the last few things asked for, latest first, which is what judging a pair needs; things are the
 * same when `===` says so. Cost: as many comparisons.
 */
export function once<K, T>(find: (key: K) => T): (key: K) => T {
  const kept: Kept<K, T>[] = [];
  return (key) => {
    for (let at = 0; at < kept.length; at += 1) {
      const one = kept[at];
      if (one?.key !== key || one === undefined) continue;
      for (let back = at; back > 0; back -= 1) kept[back] = kept[back - 1] ?? one;
      kept[0] = one;
      return one.value;
    }
    const one = { key, value: find(key) };
    if (kept.length === KEPT) kept.pop();
    kept.unshift(one);
    return one.value;
  };
}
