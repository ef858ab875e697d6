import { expect, test } from "vitest";
import { backoffMs } from "../../src/jobs/backoff.js";
import { failureText } from "../../src/jobs/failure.js";

test("each failure is waited for three times as long as the one before, up to a quarter of an hour", () => {
  expect([1, 2, 3, 4, 9].map((attempt) => backoffMs(attempt, 0.5))).toEqual([
    5_000, 15_000, 45_000, 135_000, 900_000,
  ]);
});

test("jobs that failed together do not come back together", () => {
  expect(backoffMs(1, 0)).toBe(2_500);
  expect(backoffMs(1, 0.999)).toBeCloseTo(7_495, -1);
});

test("an editor reads the message of a failure on one line, without a password", () => {
  const error = new Error("no answer from\n  postgres://walkback:s3cret@db.example:5432/walkback");
  expect(failureText(error)).toBe("no answer from postgres://***@db.example:5432/walkback");
});

test("a failure that says a novel is cut, and one that says nothing says so", () => {
  expect(failureText(new Error("x".repeat(9_000)))).toHaveLength(500);
  expect(failureText(new Error(""))).toBe("It failed without a message.");
  expect(failureText("thrown text")).toBe("thrown text");
});
