import fc from "fast-check";
import { expect, test } from "vitest";
import { parseDay } from "../../../src/core/dates/day.js";
import { judgePair } from "../../../src/core/rules/judge.js";
import { claim, letterOf2025, move, statement } from "../../support/judged-texts.js";

test("a later call for care in opening models narrows the claim that open models are safer", () => {
  const safer = claim("open source AI will be safer than the alternatives", {
    kind: "position",
    day: parseDay("2024-07-23"),
  });
  expect(judgePair(safer, letterOf2025)).toMatchObject({
    relation: "qualifies",
    manner: "narrowed",
    degree: "partial",
  });
});

test("a claim whose condition the evidence meets is confirmed by it", () => {
  const antecedent =
    "If at some point however there's some qualitative change in what the thing is capable of, and we feel like it's not responsible to open source it";
  const conditional = claim(`${antecedent}, then we won't.`, {
    kind: "promise",
    condition: antecedent,
    day: parseDay("2024-04-18"),
  });
  expect(judgePair(conditional, letterOf2025)).toMatchObject({
    relation: "confirms",
    manner: "condition_met",
  });
});

test("a reservation is confirmed by the later act that uses it", () => {
  const reserved = claim(
    "I haven't committed to releasing every single thing that we do. We're obviously very pro open source.",
  );
  expect(judgePair(reserved, letterOf2025)).toMatchObject({ relation: "confirms" });
});

test("a commitment to open source is contradicted by a closed flagship", () => {
  const committed = claim("Meta is committed to open source AI.", { day: parseDay("2024-07-23") });
  const closed = move(
    "Meta launched a flagship model without downloadable weights, through a private API preview.",
    { day: parseDay("2026-04-08") },
  );
  expect(judgePair(committed, closed)).toMatchObject({ relation: "contradicts" });
  expect(judgePair(committed, { ...closed, disclosure: "reported" })).toMatchObject({
    relation: "qualifies",
  });
});

test("an act of another company never concerns a claim", () => {
  const verdict = judgePair(
    claim("We are committed to open source AI."),
    move("It launched a closed model.", { companies: ["OpenAI"] }),
  );
  expect(verdict).toMatchObject({ relation: "unrelated", manner: null });
});

test("a company is the same in any case, with or without its legal form", () => {
  const verdict = judgePair(
    claim("We will never sell ads.", { companies: ["WhatsApp Inc."] }),
    move("WhatsApp started to sell ads.", { companies: ["whatsapp"] }),
  );
  expect(verdict.relation).toBe("contradicts");
});

test("what a speaker reports hearing is not a promise", () => {
  const heard = claim("We need to control our own destiny and not get locked into a closed vendor.", {
    voice: "reporting",
  });
  expect(judgePair(heard, move("Meta sold access to a closed model.")).relation).toBe("unrelated");
  expect(
    judgePair(claim("We are open source."), statement("They are closed source.", { voice: "reporting" }))
      .relation,
  ).toBe("unrelated");
});

test("evidence from before a promise does not concern the promise, but may contradict a fact", () => {
  const earlier = move("Meta charged a fee for access.", { day: parseDay("2023-01-01") });
  const access = { day: parseDay("2024-01-01") };
  expect(judgePair(claim("Access is free.", { ...access, kind: "promise" }), earlier).relation).toBe(
    "unrelated",
  );
  expect(
    judgePair(claim("Access is free.", { ...access, kind: "fact" }), earlier).reasons[0]?.sentence,
  ).not.toContain("comes before");
});

test("days in an unknown order decide nothing about a promise", () => {
  const verdict = judgePair(
    claim("We will never sell ads.", { kind: "promise", day: parseDay("2024-05") }),
    move("Meta started to sell ads.", { day: parseDay("2024-05-10") }),
  );
  expect(verdict.relation).toBeNull();
});

test("a conditional claim is not contradicted by evidence that is silent about the condition", () => {
  const open = claim("We will open source our models as long as it is helping us.", { kind: "promise" });
  expect(judgePair(open, move("Meta launched a closed model.")).relation).not.toBe("contradicts");
});

test("a conditional promise is broken by a move that met its condition, not by the company's words alone", () => {
  const promise = claim("If the model is safe, we will open source it.", { kind: "promise" });
  const act = "Meta found the model safe and kept it proprietary.";
  expect(judgePair(promise, move(act))).toMatchObject({ relation: "contradicts", manner: "broken_promise" });
  expect(judgePair(promise, statement(act)).relation).not.toBe("contradicts");
});

test("two statements in favor of the same goal do not restate each other", () => {
  const committed = claim("Meta is committed to open source AI.");
  const good = statement("open source AI is good for the world and a platform that will be around for long");
  expect(judgePair(committed, good).relation).not.toBe("confirms");
  const again = statement("We are committed to open source AI, as Meta has said.");
  expect(judgePair(committed, again).relation).toBe("confirms");
});

test("a verdict gives no reason twice", () => {
  const kept = claim("We will never change the Apache 2.0 license.", { kind: "promise" });
  const { reasons } = judgePair(kept, move("The Apache 2.0 code was moved to the SSPL."));
  const sentences = reasons.map(({ sentence }) => sentence);
  expect(new Set(sentences).size).toBe(sentences.length);
});

test("a claim under an undecided condition is not contradicted, whatever the evidence says", () => {
  const acts = fc.constantFrom(
    "Meta launched a closed model.",
    "Meta sells data.",
    "Meta shut down the service in 2024.",
    "We have changed our policy on open source.",
    "Meta removed the promise on data from its policy.",
    "Meta will not release the model.",
  );
  const promises = fc.constantFrom(
    "We will open source the model",
    "We will not sell data",
    "We will keep the service open until 2025",
  );
  const conditions = fc.constantFrom(
    "if it is safe",
    "unless the law requires it",
    "as long as it helps us",
    "provided that users agree",
  );
  fc.assert(
    fc.property(promises, conditions, acts, (promise, condition, act) => {
      expect(judgePair(claim(`${promise} ${condition}.`), move(act)).relation).not.toBe("contradicts");
      expect(judgePair(claim(`${promise}.`, { condition }), move(act)).relation).not.toBe("contradicts");
    }),
  );
});

test("a report of a plan weakens a claim and never breaks it", () => {
  const plan = move("Two people said that Meta discussed abandoning open source models.", {
    disclosure: "reported",
  });
  expect(judgePair(claim("Meta is committed to open source models."), plan).relation).not.toBe("contradicts");
  const withdrawn = move("Meta removed its open source promise, sources said.", { disclosure: "reported" });
  expect(judgePair(claim("We promise to stay open source."), withdrawn).relation).not.toBe("contradicts");
});

test("keeping a promise in another way narrows it", () => {
  const verdict = judgePair(
    claim("Redis will remain BSD licensed.", { kind: "promise" }),
    move("Redis was released under the AGPL."),
  );
  expect(verdict).toMatchObject({ relation: "qualifies" });
});

test("the removal of the promise itself is a reversal", () => {
  const verdict = judgePair(
    claim("We will not build weapons."),
    move("The company removed its pledge on weapons from its principles."),
  );
  expect(verdict).toMatchObject({ relation: "contradicts" });
});

test("a company that says it changed its policy reverses itself", () => {
  const verdict = judgePair(
    claim("We do not allow military use of our models."),
    statement("We have changed our policy on military use."),
  );
  expect(verdict).toMatchObject({ relation: "contradicts" });
});

test("new jobs do not break a promise about ads, and new ads do", () => {
  const promise = claim("Our app will never show ads.", { companies: ["Acme"] });
  const of = (text: string) => judgePair(promise, move(text, { companies: ["Acme"] })).relation;
  expect(of("Acme added 300 jobs in Ohio.")).not.toBe("contradicts");
  expect(of("Acme is adding 300 jobs in Ohio.")).not.toBe("contradicts");
  expect(of("Acme added ads to the app.")).toBe("contradicts");
});
