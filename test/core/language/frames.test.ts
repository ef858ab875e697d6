import { expect, test } from "vitest";
import { findAttributions } from "../../../src/core/language/attribution.js";
import { findFrames } from "../../../src/core/language/frames.js";
import { tokenise } from "../../../src/core/language/tokens.js";
import type { Span } from "../../../src/core/text/span.js";

function frameOf(text: string) {
  const [frame] = findFrames(tokenise(text));
  if (frame === undefined) return null;
  const words = (span: Span | null): string | null => (span ? text.slice(span.start, span.end) : null);
  return {
    ...frame,
    actor: words(frame.actor),
    object: words(frame.object),
    recipient: words(frame.recipient),
    purpose: words(frame.purpose),
    condition: words(frame.condition),
  };
}

test("a sentence gives the actor, the act, its object, the recipient and the purpose", () => {
  expect(frameOf("In 2025, Meta will give its models to developers to make AI cheaper.")).toMatchObject({
    actor: "Meta",
    lemma: "give",
    tense: "future",
    object: "its models",
    recipient: "developers",
    purpose: "to make AI cheaper",
  });
});

test("in the passive, the actor is after 'by'", () => {
  expect(frameOf("The data of users was sold by Acme.")).toMatchObject({
    actor: "Acme",
    lemma: "sell",
    tense: "past",
    object: "The data of users",
  });
});

test("a passive may name no actor", () => {
  expect(frameOf("The ban was lifted.")).toMatchObject({ actor: null, lemma: "lift", object: "The ban" });
});

test("a denied act is marked as denied", () => {
  expect(frameOf("We will never sell your data.")).toMatchObject({
    actor: "We",
    lemma: "sell",
    isNegated: true,
    object: "your data",
  });
});

test("an act's condition is given with it", () => {
  expect(frameOf("We will open the code if the tests pass.")).toMatchObject({
    object: "the code",
    condition: "if the tests pass",
  });
});

test.each([
  ["We have cut emissions by half.", "perfect", "cut"],
  ["We keep no logs of what you read.", "present", "keep"],
  ["Keppel announced aid for hospitals.", "past", "announce"],
  ["We are building a data centre.", "ongoing", "build"],
  ["We may share some models.", "open", "share"],
  ["Provide training to all employees.", "bare", "provide"],
])("the tense of an act is read: %s", (text, tense, lemma) => {
  expect(frameOf(text)).toMatchObject({ tense, lemma });
});

test("a text without a verb has no frame", () => {
  expect(frameOf("Carbon and water.")).toBeNull();
});

test("a purpose may begin with 'so that'", () => {
  expect(frameOf("We encrypt messages so that nobody can read them.")?.purpose).toBe(
    "so that nobody can read them",
  );
});

test.each(["aaa ", "for us ", "If so, we will. ", "so that it is ", "we hear from people tell us "])(
  "a long text of %s is read to its end",
  (piece) => {
    const tokens = tokenise(piece.repeat(Math.ceil(60_000 / piece.length)));
    expect(findFrames(tokens).length).toBeGreaterThanOrEqual(0);
    expect(findAttributions(tokens).every(({ content }) => content.end >= content.start)).toBe(true);
  },
);
