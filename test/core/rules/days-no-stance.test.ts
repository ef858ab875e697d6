import { describe, expect, test } from "vitest";
import { tokenise } from "../../../src/core/language/tokens.js";
import { judgePair } from "../../../src/core/rules/judge.js";
import { readStances } from "../../../src/core/rules/opposites/stances.js";

const oppositesOf = (text: string): string[] =>
  readStances(tokenise(text)).map(
    ({ opposites, start, end }) => `${opposites.name}: ${text.slice(start, end)}`,
  );

const judge = (claim: string, evidence: string) =>
  judgePair({ text: claim, companies: [] }, { text: evidence, form: "statement", companies: [] });

describe("the end of a period is not the end of a product or a practice:", () => {
  test.each([
    "The plant will be ready by the end of 2024.",
    "The plant will be ready by the end of the year.",
    "The plant will be ready at year end.",
    "The plant will be ready at the end of May.",
    "The plant will be ready before the end of the third quarter.",
    "The plant will be ready by month-end.",
  ])("%s", (text) => {
    expect(oppositesOf(text)).toEqual([]);
  });

  test("while a product that was ended is ended", () => {
    expect(oppositesOf("We will end the programme by the end of 2024.")).toContain("existence: end");
  });

  test("so stores opened within the year do not break a promise to open them by its end", () => {
    const verdict = judge(
      "We will open 200 stores in Poland by the end of 2024.",
      "In November 2024 the retailer opened its 200th store in Poland.",
    );
    expect(verdict.relation).not.toBe("contradicts");
  });

  test("and the month of May is not read as the verb 'may'", () => {
    const [stance] = readStances(tokenise("We will start production in May."));
    expect(stance?.isHedged).toBe(false);
  });
});

describe("words in a set phrase, or too vague for a rule, take no side:", () => {
  test.each([
    ["The cloud division will not be sold.", "price"],
    ["The company will pay a tax bill.", "price"],
    ["The launch is on track.", "privacy"],
    ["Users have private chats.", "privacy"],
    ["The platform dropped a ban.", "existence"],
    ["The platform lifted its ban.", "existence"],
    ["The recapitalisation is complete.", "profit"],
    ["This is our first phone.", "commitment"],
    ["The company laid off 200 people.", "existence"],
  ])("%s has no side on %s", (text, name) => {
    expect(oppositesOf(text).filter((found) => found.startsWith(name))).toEqual([]);
  });

  test("a lifted ban allows the act", () => {
    expect(
      judge(
        "We ban political adverts on the video site.",
        "We lifted the ban on political adverts on the video site.",
      ).relation,
    ).toBe("contradicts");
  });
});
