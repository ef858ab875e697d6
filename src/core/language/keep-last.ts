// Hidden state: `keepLast` remembers the last KEPT answers of a function. This is safe in the pure core. The functions
// depend on their argument only, so a remembered answer equals a computed one. The bound is KEPT answers for each
// function, so old texts are released. Nothing is shared between processes, and no call awaits in between.

const KEPT = 8;

interface Kept<K, T> {
  readonly key: K;
  readonly value: T;
}

/**
 * The same function, which remembers its last few answers, the newest first.
 *
 * Arguments are compared by `===`. Invariant: at most `KEPT` answers. Cost: as many comparisons.
 */
export function keepLast<K, T>(find: (key: K) => T): (key: K) => T {
  const kept: Kept<K, T>[] = [];
  return (key) => {
    for (let at = 0; at < kept.length; at += 1) {
      const one = kept[at];
      if (one === undefined || one.key !== key) continue;
      for (let back = at; back > 0; back -= 1) kept[back] = kept[back - 1] ?? one;
      kept[0] = one;
      return one.value;
    }
    const one = { key, value: find(key) };
    for (let back = Math.min(kept.length, KEPT - 1); back > 0; back -= 1) kept[back] = kept[back - 1] ?? one;
    kept[0] = one;
    return one.value;
  };
}
