import { expect, test } from "vitest";
import { parseDay } from "../../../src/core/dates/day.js";
import { type LinkFacts, publicationFaults } from "../../../src/core/review/publication.js";

type Change = Partial<Omit<LinkFacts, "claim" | "evidence">> & {
  readonly claimDay?: string;
  readonly evidenceDay?: string;
  readonly claimSourceDay?: string;
  readonly evidenceSourceDay?: string;
  readonly claimQuote?: LinkFacts["claim"]["quoteInCapture"];
  readonly evidenceQuote?: LinkFacts["claim"]["quoteInCapture"];
};

function factsOf(change: Change): LinkFacts {
  const { claimDay, evidenceDay, claimSourceDay, evidenceSourceDay, claimQuote, evidenceQuote, ...facts } =
    change;
  const dayOrNull = (text: string | undefined) => (text === undefined ? null : parseDay(text));
  return {
    relation: "contradicts",
    claimKind: "promise",
    claim: {
      day: parseDay(claimDay ?? "2024-07-23"),
      sourceDay: dayOrNull(claimSourceDay),
      quoteInCapture: claimQuote ?? "found",
    },
    evidence: {
      day: parseDay(evidenceDay ?? "2025-07-30"),
      sourceDay: dayOrNull(evidenceSourceDay),
      quoteInCapture: evidenceQuote ?? "not known",
    },
    family: ["com_meta", "com_whatsapp"],
    evidenceCompanies: ["com_meta"],
    hasCondition: false,
    hasExplanation: true,
    hasDefence: true,
    approvals: 1,
    required: 1,
    today: parseDay("2026-11-22"),
    ...facts,
  };
}
const codes = (change: Change) => publicationFaults(factsOf(change)).map(({ code }) => code);

test("a contradiction with proofs, days, a defence and an approval has no fault", () => {
  expect(codes({})).toEqual([]);
});

test("a quote that is not in its capture is a fault of the claim or the evidence", () => {
  expect(publicationFaults(factsOf({ claimQuote: "missing" }))).toMatchObject([
    { code: "quote-not-in-capture", pointer: "/claim/statement/quote" },
  ]);
  expect(publicationFaults(factsOf({ evidenceQuote: "missing" }))).toMatchObject([
    { code: "quote-not-in-capture", pointer: "/evidence/quote" },
  ]);
});

test.each(["promise", "position", "prediction"] as const)(
  "a %s is not contradicted by an earlier record",
  (claimKind) => {
    expect(codes({ claimKind, evidenceDay: "2024-07-22" })).toEqual(["evidence-before-claim"]);
    expect(codes({ claimKind, evidenceDay: "2024-07-23" })).toEqual([]);
  },
);

test.each(["fact", "definition"] as const)("a %s may be contradicted by an earlier record", (claimKind) => {
  expect(codes({ claimKind, evidenceDay: "2018" })).toEqual([]);
});

test("a contradiction needs days in a known order, and a confirmation does not", () => {
  expect(codes({ evidenceDay: "2024-07" })).toEqual(["day-order-undecided"]);
  expect(codes({ claimDay: "2024", evidenceDay: "2024-12-31" })).toEqual(["day-order-undecided"]);
  expect(codes({ relation: "confirms", evidenceDay: "2024-07" })).toEqual([]);
  expect(codes({ relation: "qualifies", evidenceDay: "2024-07" })).toEqual([]);
  expect(codes({ relation: "confirms", evidenceDay: "2024-06" })).toEqual(["evidence-before-claim"]);
});

test("a source cannot prove an act of a later day, but may prove one of an overlapping month", () => {
  expect(codes({ claimSourceDay: "2024-07-22" })).toEqual(["source-before-event"]);
  expect(codes({ evidenceSourceDay: "2025-06" })).toEqual(["source-before-event"]);
  expect(codes({ claimSourceDay: "2024-07", evidenceSourceDay: "2025-07-30" })).toEqual([]);
});

test("an act in the future is no evidence", () => {
  expect(codes({ evidenceDay: "2026-11-23" })).toEqual(["evidence-in-future"]);
  expect(codes({ evidenceDay: "2026-11" })).toEqual([]);
});

test("evidence of a company outside the corporate group is refused, unless it is a third party's about the group", () => {
  expect(codes({ evidenceCompanies: ["com_google"] })).toEqual(["wrong-company"]);
  expect(codes({ evidenceCompanies: ["com_osi", "com_whatsapp"] })).toEqual([]);
});

test("only a contradiction needs a defence", () => {
  expect(codes({ hasDefence: false })).toEqual(["no-defence"]);
  expect(codes({ hasDefence: false, relation: "qualifies" })).toEqual([]);
  expect(codes({ hasDefence: false, relation: "confirms" })).toEqual([]);
});

test("too few approvals are a fault that gives both numbers", () => {
  const [fault] = publicationFaults(factsOf({ approvals: 1, required: 2 }));
  expect(fault).toMatchObject({
    code: "too-few-approvals",
    message: expect.stringContaining("2 different reviewers must approve, and 1 did"),
  });
});

test("every fault is reported, in the order in which to fix them", () => {
  expect(
    codes({
      claimQuote: "missing",
      evidenceSourceDay: "2020",
      evidenceDay: "2024-07-01",
      evidenceCompanies: ["com_google"],
      hasDefence: false,
      approvals: 0,
    }),
  ).toEqual([
    "quote-not-in-capture",
    "source-before-event",
    "evidence-before-claim",
    "wrong-company",
    "no-defence",
    "too-few-approvals",
  ]);
});

test("a contradiction of a conditional claim needs a person's explanation of why the condition does not excuse it", () => {
  expect(codes({ hasCondition: true, hasExplanation: false })).toEqual(["condition-unanswered"]);
  expect(codes({ hasCondition: true, hasExplanation: true })).toEqual([]);
  expect(codes({ hasCondition: true, hasExplanation: false, relation: "confirms" })).toEqual([]);
});
