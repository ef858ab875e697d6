import fc from "fast-check";
import { expect, test } from "vitest";
import { mannersOf } from "../../../src/core/links/relations.js";
import { judgePair, rulesJudge } from "../../../src/core/rules/judge.js";
import {
  type JudgedClaim,
  type JudgedEvidence,
  MAX_JUDGED_CHARACTERS,
  type Verdict,
} from "../../../src/core/verdict/verdict.js";
import { claim, letterOf2025, move } from "../../support/judged-texts.js";

function expectWellFormed(verdict: Verdict, c: JudgedClaim, e: JudgedEvidence): void {
  const sum = Object.values(verdict.probabilities).reduce((total, value) => total + value, 0);
  expect(sum).toBeCloseTo(1, 9);
  expect(verdict.reasons.length).toBeGreaterThan(0);
  for (const { sentence, claimSpan, evidenceSpan } of verdict.reasons) {
    expect(sentence.length).toBeGreaterThan(0);
    if (claimSpan) expect(claimSpan.end <= c.text.length && claimSpan.start <= claimSpan.end).toBe(true);
    if (evidenceSpan)
      expect(evidenceSpan.end <= e.text.length && evidenceSpan.start <= evidenceSpan.end).toBe(true);
  }
  const { relation, manner } = verdict;
  if (relation === null || relation === "unrelated")
    expect([manner, verdict.degree, verdict.letterOrSpirit]).toEqual([null, null, null]);
  else expect(mannersOf[relation]).toContain(manner);
}

test("a text that is not English gets no relation, with a reason", () => {
  const texts: readonly (readonly [string, RegExp])[] = [
    ["", /no word/],
    ["Open", /single word/],
    ["🚀 🚀 🚀", /no word/],
    ["Wir werden unsere Modelle nicht mit den anderen teilen.", /German/],
    ["我们将开源所有的模型", /Chinese/],
  ];
  for (const [text, reason] of texts) {
    const verdict = judgePair(claim(text), letterOf2025);
    expect(verdict.relation, text).toBeNull();
    expect(verdict.reasons[0]?.sentence).toMatch(reason);
  }
});

test("a text longer than the judge's limit is refused", () => {
  expect(() => judgePair(claim("a ".repeat(MAX_JUDGED_CHARACTERS)), letterOf2025)).toThrow(/at most 120000/);
});

test("every verdict has four probabilities that sum to one, a fitting manner, and reasons within the texts", () => {
  const word = fc.constantFrom(
    ..."we will not never open source closed if unless sell free ads 20 % by 2025 . , launch shut down constructor safety some data".split(
      " ",
    ),
  );
  const text = fc.array(word, { maxLength: 25 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(text, text, (c, e) => expectWellFormed(judgePair(claim(c), move(e)), claim(c), move(e))),
    { numRuns: 500 },
  );
});

test("the judge answers in the order of the pairs, and gives the same answers each time", async () => {
  const pairs = [
    { claim: claim("We are committed to open source AI."), evidence: move("Meta launched a closed model.") },
    { claim: claim(""), evidence: letterOf2025 },
  ];
  const [first, second] = await rulesJudge.judge(pairs);
  expect(first?.relation).toBe("contradicts");
  expect(second?.relation).toBeNull();
  expect(await rulesJudge.judge(pairs)).toEqual([first, second]);
});
