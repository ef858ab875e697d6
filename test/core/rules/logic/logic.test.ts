import { expect, test } from "vitest";
import { tokenise } from "../../../../src/core/language/tokens.js";
import { reason } from "../../../../src/core/rules/logic/logic.js";

const consequence = (evidence: string, claim: string) => reason(tokenise(claim), tokenise(evidence));

test("the consequent of a conditional follows if the condition is stated", () => {
  const evidence =
    "Anna has not visited Rome, Paul has visited Bern and if Paul has visited Bern then Carl has visited Oslo";
  expect(consequence(evidence, "Carl has visited Oslo")).toBe("follows");
  expect(consequence(evidence, "Carl has not visited Oslo")).toBe("excluded");
  const silent = evidence.replace("if Paul has visited", "if Paul has not visited");
  expect(consequence(silent, "Carl has visited Oslo")).toBe("open");
});

test("'only' excludes everything else", () => {
  expect(consequence("Anna has only visited Rome", "Anna didn't visit Oslo")).toBe("follows");
  expect(consequence("Anna has only visited Rome", "Anna didn't visit Rome")).toBe("excluded");
});

test("'everyone' includes each one, and 'nobody' excludes each one", () => {
  expect(consequence("Everyone has visited Rome, Oslo and Bern", "Paul visited Oslo")).toBe("follows");
  expect(consequence("Nobody has visited Rome", "Somebody has visited Rome")).toBe("excluded");
});

test("comparisons are followed along a chain", () => {
  const evidence = "Anna is as tall as Paul, Paul is as tall as Carl, Carl is taller than Dora";
  expect(consequence(evidence, "Anna is taller than Dora")).toBe("follows");
  expect(consequence(evidence, "Dora is taller than Anna")).toBe("excluded");
  expect(consequence(evidence, "Anna is taller than Fred")).toBe("open");
});

test("the length of a list is compared with 'more than' and 'less than'", () => {
  const evidence = "Anna has visited Germany, Norway and Sweden";
  expect(consequence(evidence, "Anna has visited more than two places")).toBe("follows");
  expect(consequence(evidence, "Anna has visited less than three places")).toBe("excluded");
});

test("the logic leaves ordinary prose alone", () => {
  expect(
    consequence(
      "The company said on Monday that it would close two of its plants.",
      "The company will hire.",
    ),
  ).toBeNull();
});
