import fc from "fast-check";
import { expect, test } from "vitest";
import { seeded } from "../../../eval/random.js";
import { cosine, signsOf, toVectorBytes } from "../../../src/core/embedding/vector.js";

const DIMS = 384;

/** A vector of length 1 in a random direction. */
function vectorOf(seed: number): number[] {
  const random = seeded(seed);
  const values = Array.from({ length: DIMS }, () => random() + random() + random() - 1.5);
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}
const vector = fc.nat().map(vectorOf);

test("a stored vector takes one byte a number, and its cosines stay within 0.01", () => {
  fc.assert(
    fc.property(vector, vector, (a, b) => {
      const exact = a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
      const [one, other] = [toVectorBytes(a), toVectorBytes(b)];
      expect(one).toHaveLength(DIMS);
      expect(Math.abs(cosine(one, other) - exact)).toBeLessThan(0.01);
      expect(Math.abs(cosine(one, one) - 1)).toBeLessThan(0.01);
    }),
  );
});

test("a vector's signs say which numbers are above 0", () => {
  expect(signsOf(toVectorBytes([0.5, -0.5, 0, 0.7]))).toBe("1001");
});

test("vectors of unlike sizes are not alike", () => {
  expect(cosine(toVectorBytes([1]), toVectorBytes([1, 0]))).toBe(0);
});
