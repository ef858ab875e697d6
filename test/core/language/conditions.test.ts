import { expect, test } from "vitest";
import { findConditions } from "../../../src/core/language/conditions.js";
import { tokenise } from "../../../src/core/language/tokens.js";

function conditionOf(text: string): { kind: string; antecedent: string; consequent: string } | null {
  const [found] = findConditions(tokenise(text));
  if (found === undefined) return null;
  const slice = ({ start, end }: { start: number; end: number }): string => text.slice(start, end);
  return { kind: found.kind, antecedent: slice(found.antecedent), consequent: slice(found.consequent) };
}

test("a condition that opens its sentence ends at 'then'", () => {
  expect(
    conditionOf(
      "If at some point there's a change in what it can do, and we feel it's not responsible, then we won't.",
    ),
  ).toEqual({
    kind: "if",
    antecedent: "If at some point there's a change in what it can do, and we feel it's not responsible",
    consequent: "then we won't",
  });
});

test("a condition at the end of its sentence has the words before it as its consequent", () => {
  expect(conditionOf("We will keep it open as long as it helps us.")).toEqual({
    kind: "if",
    antecedent: "as long as it helps us",
    consequent: "We will keep it open",
  });
});

test("'unless' names an exception", () => {
  expect(conditionOf("We never share data unless the law requires it.")?.kind).toBe("unless");
});

test("an 'if' that means 'whether' is no condition", () => {
  expect(conditionOf("It is unclear if it will last.")).toBeNull();
  expect(conditionOf("We will publish it even if it costs us.")).toBeNull();
});
