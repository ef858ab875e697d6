import { expect, test } from "vitest";
import { judgePair } from "../../../../src/core/rules/judge.js";
import type { Verdict } from "../../../../src/core/verdict/verdict.js";

const judged = (claim: string, evidence: string, companies: readonly string[] = []): Verdict =>
  judgePair({ text: claim, companies }, { text: evidence, form: "statement", companies });

const promise = "Google will never sell your personal data.";

test("an act of Meta is no evidence about a promise of Google, even if no field names a company", () => {
  const evidence = "Meta sold personal data to advertisers.";
  const verdict = judged(promise, evidence);
  expect(verdict.relation).toBe("unrelated");
  const [reason] = verdict.reasons;
  expect(reason?.sentence).toContain('The claim is about "Google". The evidence is about what "Meta" did');
  expect(evidence.slice(reason?.evidenceSpan?.start, reason?.evidenceSpan?.end)).toBe("Meta");
});

test.each(["The company sold personal data to advertisers.", "It sold personal data to advertisers."])(
  "a promise of a named company is not broken by another's act: %s",
  (evidence) => {
    expect(judged(promise, evidence).relation).toBe("contradicts");
  },
);

test("a company named in the evidence is another actor than the company given for both sides", () => {
  const verdict = judged(
    "We will never sell your personal data.",
    "Meta sold personal data to advertisers.",
    ["Google"],
  );
  expect(verdict.relation).toBe("unrelated");
  expect(verdict.reasons[0]?.sentence).toContain("The claim is about Google");
});

test("names of one company, and of its owner and subsidiaries, are the same actor", () => {
  const claim = "Facebook will never sell your personal data.";
  const evidence = "Meta sold personal data to advertisers.";
  expect(judged(claim, evidence, ["Meta", "Facebook"]).relation).toBe("contradicts");
  expect(judged(claim, evidence).relation).toBe("contradicts");
  const given = judged("Kwikco will never sell your personal data.", "Zapco sold personal data.", [
    "Kwikco",
    "Zapco",
  ]);
  expect(given.relation).not.toBe("unrelated");
});

test("a person who speaks for a company is not another actor", () => {
  const verdict = judged(promise, "Sundar Pichai sold personal data to advertisers.", ["Google"]);
  expect(verdict.relation).toBe("contradicts");
});

test("an act of the CFO is no evidence about a promise of the CEO", () => {
  expect(judged("Our CEO will not take a bonus.", "The CFO took a bonus.").relation).toBe("unrelated");
  expect(judged("Our CEO will not take a bonus.", "The CEO took a bonus.").relation).toBe("contradicts");
  expect(judged("Our CEO will not take a bonus.", "The chief executive took a bonus.").relation).not.toBe(
    "unrelated",
  );
});

test("a regulator that fines the company is not taken for the company", () => {
  const verdict = judged(promise, "Ofcom fined the company: it had sold personal data to advertisers.");
  expect(verdict.reasons[0]?.sentence).not.toContain("Ofcom");
});

test.each(["Everyone", "Nobody", "They"])("a word for people is not taken for another actor: %s", (who) => {
  const verdict = judged("Steve will not visit Nauru.", `${who} visited Nauru.`);
  expect(verdict.reasons[0]?.sentence).not.toContain("which says nothing about another company");
});
