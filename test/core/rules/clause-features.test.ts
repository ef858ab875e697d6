import { expect, test } from "vitest";
import { tokenise } from "../../../src/core/language/tokens.js";
import { compare } from "../../../src/core/rules/reading/compare.js";
import { featureNames, featuresOf } from "../../../src/core/rules/weights/features.js";

function feature(name: string, claim: string, evidence: string): number {
  const at = featureNames.indexOf(name);
  expect(at, name).toBeGreaterThanOrEqual(0);
  return featuresOf(compare(tokenise(claim), tokenise(evidence)))[at] ?? Number.NaN;
}

test("each feature has its own name", () => {
  expect(new Set(featureNames).size).toBe(featureNames.length);
});

test("a clause is denied under 'do not think', true under 'did not know', and open in a question", () => {
  const commitment = (evidence: string) => feature("commitment", "The device leaks water.", evidence);
  expect(commitment("I do not think that the device leaks water.")).toBeLessThan(-0.5);
  expect(commitment("He did not know that the device leaks water.")).toBeGreaterThan(0.5);
  expect(Math.abs(commitment("Do you think that the device leaks water?"))).toBeLessThan(0.3);
  expect(commitment("The device leaks water.")).toBe(1);
});

test("the clause is found among other sentences", () => {
  const evidence = "It was late. She doubted that the device leaks water. Nobody answered.";
  expect(feature("commitment", "The device leaks water.", evidence)).toBeLessThan(0);
});

test("a more general word follows from a narrower one, but not under a negation", () => {
  expect(feature("logic forward", "A man holds an animal.", "A man holds a dog.")).toBe(1);
  expect(feature("logic reverse", "A man does not hold an animal.", "A man does not hold a dog.")).toBe(1);
});

test("an actor and a recipient that swap places are recognized", () => {
  expect(feature("roles swapped", "The dog followed the cat.", "The cat followed the dog.")).toBe(1);
  expect(feature("roles swapped", "The cat followed the dog.", "The cat followed the dog.")).toBe(0);
});

test("a number, year or name that the evidence lacks is compared with the one it has instead", () => {
  const evidence = "In 2019 Anna Berg sold 300 boats in Oslo.";
  expect(feature("years absent", "In 2021 Anna Berg sold 300 boats.", evidence)).toBe(2);
  expect(feature("numbers absent", "Anna Berg sold 500 boats.", evidence)).toBe(1);
  expect(feature("names absent", "Anna Lund sold 300 boats.", evidence)).toBe(1);
  expect(feature("names absent", "Anna Berg sold 300 boats.", evidence)).toBe(0);
});

test("function words that exclude each other are opposed before the same word", () => {
  const opposed = (claim: string) => feature("prepositions opposed", claim, "Prices rose after Easter.");
  expect(opposed("Prices rose before Easter.")).toBe(1);
  expect(opposed("Prices rose after Easter.")).toBe(0);
});
