import { expect, test } from "vitest";
import { backoffMs } from "../../src/jobs/backoff.js";
import { failureText } from "../../src/jobs/failure.js";

test("each wait is three times as long as the one before, up to 15 minutes", () => {
  expect([1, 2, 3, 4, 9].map((attempt) => backoffMs(attempt, 0.5))).toEqual([
    5_000, 15_000, 45_000, 135_000, 900_000,
  ]);
});

test("jobs that failed together are not retried together", () => {
  expect(backoffMs(1, 0)).toBe(2_500);
  expect(backoffMs(1, 0.999)).toBeCloseTo(7_495, -1);
});

test("editors see the error message on one line, without passwords", () => {
  const error = new Error("no answer from\n  postgres://walkback:s3cret@db.example:5432/walkback");
  expect(failureText(error)).toBe("no answer from postgres://***@db.example:5432/walkback");
});

test("a long error message is cut, and an empty one gets a text", () => {
  expect(failureText(new Error("x".repeat(9_000)))).toHaveLength(500);
  expect(failureText(new Error(""))).toBe("The job failed without an error message.");
  expect(failureText("thrown text")).toBe("thrown text");
});
