import fc from "fast-check";
import { expect, test } from "vitest";
import { claimSpan, findClaims } from "../../../src/core/claims/claims.js";
import { formatDay, parseDay } from "../../../src/core/dates/day.js";

const claimsOf = (quote: string, saidOn?: string) =>
  findClaims({ quote, voice: "own", ...(saidOn ? { saidOn: parseDay(saidOn) } : {}) });

test("a promise with a deadline is found with its due day", () => {
  const [claim] = claimsOf(
    "Twitter will open source all code used to recommend tweets on March 31st",
    "2023-03-17",
  );
  expect(claim).toMatchObject({ kind: "promise", strength: "firm", testability: "testable" });
  expect(claim?.dueDay && formatDay(claim.dueDay)).toBe("2023-03-31");
});

test("a view is a position, not a promise", () => {
  const [claim] = claimsOf("my view is that open source AI will be safer than the alternatives.");
  expect(claim).toMatchObject({ kind: "position" });
});

test("a condition is kept in the claim's own words", () => {
  const [claim, ...others] = claimsOf(
    "If at some point however there's some qualitative change in what the thing is capable of, and we feel like it's not responsible to open source it, then we won't.",
  );
  expect(others).toEqual([]);
  expect(claim?.condition).toMatch(/^If at some point .* to open source it$/);
});

test("a condition after 'but' leaves the promise before it unconditional", () => {
  expect(
    claimsOf("We will never sell your data, but we may show ads if you agree.").map(({ text, condition }) => [
      text,
      condition,
    ]),
  ).toEqual([
    ["We will never sell your data", null],
    ["we may show ads if you agree.", "if you agree"],
  ]);
});

test("what people tell a speaker is not the speaker's claim", () => {
  expect(
    claimsOf("People tell us that prices are too high. We will cut prices.").map(({ text }) => text),
  ).toEqual(["We will cut prices."]);
});

test("each sentence is its own claim, and a question is none", () => {
  expect(
    claimsOf("We will never sell your data. Why would we do that? Our servers are in Norway.").map(
      ({ kind }) => kind,
    ),
  ).toEqual(["promise", "fact"]);
});

test("what a speaker reports hearing from others is not the speaker's claim", () => {
  expect(findClaims({ quote: "We need to control our own destiny.", voice: "reporting" })).toEqual([]);
});

test("a text without propositions has no claims", () => {
  for (const quote of [
    "",
    "Hello",
    "🚀🚀🚀",
    "(((((",
    "Wir werden das nicht mit den Daten der Nutzer machen.",
  ]) {
    expect(claimsOf(quote), quote).toEqual([]);
  }
});

test("a claim's text has the exact characters of the quote", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 300 }), (quote) => {
      for (const { text, span } of claimsOf(quote)) expect(quote.slice(span.start, span.end)).toBe(text);
    }),
  );
});

test("a claim's text is found in its quote despite other quotation marks and spaces", () => {
  expect(claimSpan("He said:  “We  won’t stop.”", "We won't stop")).toEqual({ start: 11, end: 25 });
});

test("a text that is not in the quote, or has no word with a meaning, is not found", () => {
  expect(claimSpan("We will stop.", "We will start")).toBeNull();
  expect(claimSpan("We will stop. And so on.", "and so")).toBeNull();
  expect(claimSpan("We will stop.", "stopp")).toBeNull();
  expect(claimSpan("unstoppable force", "stoppable force")).toBeNull();
  expect(claimSpan("We will stop.", "")).toBeNull();
});
