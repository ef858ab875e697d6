import { expect, test } from "vitest";
import { judgePair } from "../../../src/core/judge/judge.js";
import type { Verdict } from "../../../src/core/judge/verdict.js";

const judged = (claim: string, evidence: string, companies: readonly string[] = []): Verdict =>
  judgePair({ text: claim, companies }, { text: evidence, form: "statement", companies });

const promise = "Google will never sell your personal data.";

test("what Meta does is no evidence about what Google promised, though no field names a company", () => {
  const evidence = "Meta sold personal data to advertisers.";
  const verdict = judged(promise, evidence);
  expect(verdict.relation).toBe("unrelated");
  const [reason] = verdict.reasons;
  expect(reason?.sentence).toContain('The claim is about "Google". The evidence is about what "Meta" did');
  expect(evidence.slice(reason?.evidenceSpan?.start, reason?.evidenceSpan?.end)).toBe("Meta");
});

test.each(["The company sold personal data to advertisers.", "It sold personal data to advertisers."])(
  "a promise by name is broken by an act of nobody else: %s",
  (evidence) => {
    expect(judged(promise, evidence).relation).toBe("contradicts");
  },
);

test("a company named in the evidence's words is another than the one given for both", () => {
  const verdict = judged(
    "We will never sell your personal data.",
    "Meta sold personal data to advertisers.",
    ["Google"],
  );
  expect(verdict.relation).toBe("unrelated");
  expect(verdict.reasons[0]?.sentence).toContain("The claim is about Google");
});

test("names given as one company's, and those of one house, are the same actor", () => {
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

test("what the CFO takes is no evidence about what the CEO said", () => {
  expect(judged("Our CEO will not take a bonus.", "The CFO took a bonus.").relation).toBe("unrelated");
  expect(judged("Our CEO will not take a bonus.", "The CEO took a bonus.").relation).toBe("contradicts");
  expect(judged("Our CEO will not take a bonus.", "The chief executive took a bonus.").relation).not.toBe(
    "unrelated",
  );
});

test("a regulator that fines the company does not stand in its place", () => {
  const verdict = judged(promise, "Ofcom fined the company: it had sold personal data to advertisers.");
  expect(verdict.reasons[0]?.sentence).not.toContain("Ofcom");
});

test.each(["Everyone", "Nobody", "They"])("a word for people is no other actor's name: %s", (who) => {
  const verdict = judged("Steve will not visit Nauru.", `${who} visited Nauru.`);
  expect(verdict.reasons[0]?.sentence).not.toContain("which says nothing about another company");
});
