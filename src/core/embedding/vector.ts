/**
 * A vector of length 1 in one byte a dimension: SCALE times the value, rounded and limited to -127 to 127, plus 128.
 *
 * SCALE is so large that small values keep their digits. A value above a third, which is rare, is cut.
 */
export type VectorBytes = Uint8Array;

/** Stored values are this many times the vector's. So a cosine is the product of two stored vectors over its square. */
export const SCALE = 400;
/** What a stored byte has above its value, so that it is never negative. */
export const OFFSET = 128;

/** The bytes of a vector of length 1. */
export function toVectorBytes(vector: ArrayLike<number>): VectorBytes {
  return Uint8Array.from(vector, (value) => {
    const scaled = Math.round(SCALE * value);
    return OFFSET + Math.max(-127, Math.min(127, scaled));
  });
}

/** A text of `1` for each dimension above 0 and `0` for the others. Alike vectors differ in few places. */
export function signsOf(bytes: VectorBytes): string {
  return Array.from(bytes, (byte) => (byte > OFFSET ? "1" : "0")).join("");
}

/** How alike two stored vectors are, from -1 to 1 (the same). Vectors of unlike sizes compare as 0. */
export function cosine(a: VectorBytes, b: VectorBytes): number {
  if (a.length !== b.length) return 0;
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += ((a[at] ?? 0) - OFFSET) * ((b[at] ?? 0) - OFFSET);
  return sum / SCALE ** 2;
}
