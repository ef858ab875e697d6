import { expect, test } from "vitest";
import { parseDay } from "../../../src/core/dates/day.js";
import { defends } from "../../../src/core/rules/defence.js";
import type { JudgedClaim, JudgedEvidence } from "../../../src/core/verdict/verdict.js";

const earlier = (text: string, more: Partial<JudgedClaim> = {}): JudgedClaim => ({
  text,
  companies: ["Meta"],
  day: parseDay("2024-04-18"),
  ...more,
});
const closed: JudgedEvidence = {
  text: "Meta launched a flagship model without downloadable weights, for safety.",
  form: "move",
  companies: ["Meta"],
  day: parseDay("2026-04-08"),
};

test("an earlier condition that was met strongly defends the act", () => {
  const { strength, reasons } = defends(
    earlier("If we feel it is not responsible to open source it, then we won't."),
    closed,
  );
  expect(strength).toBeGreaterThan(0.6);
  expect(reasons[0]?.sentence).toContain("condition");
});

test("an earlier reservation defends the act", () => {
  expect(
    defends(
      earlier("We're pro open source, but I haven't committed to releasing every single thing."),
      closed,
    ).strength,
  ).toBeGreaterThan(0.6);
  expect(
    defends(earlier("We expect to train a mix of open and closed models."), closed).strength,
  ).toBeGreaterThan(0.6);
});

test("a plain promise of the opposite is no defence", () => {
  expect(defends(earlier("We will open source all our models."), closed).strength).toBeLessThan(0.2);
});

test("another company's words, later words and reported words are no defence", () => {
  const words = "I haven't committed to releasing every single thing as open source.";
  expect(defends(earlier(words, { companies: ["OpenAI"] }), closed).strength).toBe(0);
  expect(defends(earlier(words, { day: parseDay("2026-05-01") }), closed).strength).toBe(0);
  expect(defends(earlier(words, { voice: "reporting" }), closed).strength).toBe(0);
});
