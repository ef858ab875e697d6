import { describe, expect, test } from "vitest";
import { judgePair } from "../../../src/core/rules/judge.js";

const subjects = [
  "the cloud division",
  "the plant in Leeds",
  "user data",
  "ads in the messenger",
  "the subsidiaries after the merger",
  "our open source models",
  "private chats of teenagers",
  "the price of the app",
  "cigarettes",
];
const claims = [
  "We will not sell",
  "We will never end",
  "We're committed to",
  "We won't charge for",
  "We promise to keep",
  "If regulators agree we will release",
  "Not every time, but we support",
];
const evidences = [
  "The company sold",
  "The company laid off staff and shut",
  "We don't deny that we dropped a ban on",
  "Will the company sell",
  "Analysts said that they believe the company will abandon",
  "The company nearly sold",
  "We think that nobody wants",
  "The company reportedly launched",
  "By the end of 2024 the factory raised its fee for",
];

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, " ");

/** The words in quotation marks in a sentence. */
const quotesIn = (sentence: string): string[] =>
  [...sentence.matchAll(/"([^"]*)"/g)].map(([, words]) => plain(words ?? ""));

describe("the words that a reason quotes are in one of the two texts:", () => {
  for (const claim of claims) {
    test(`"${claim} ..." with every evidence`, () => {
      for (const subject of subjects) {
        for (const evidence of evidences) {
          for (const object of [subject, "the factory", "its division"]) {
            const [first, second] = [`${claim} ${subject}.`, `${evidence} ${object}.`];
            const { reasons } = judgePair(
              { text: first, companies: ["Acme"] },
              { text: second, form: "statement", companies: ["Acme"] },
            );
            const texts = plain(`${first} ${second}`);
            const foreign = reasons
              .flatMap(({ sentence }) => quotesIn(sentence))
              .filter((quote) => !texts.includes(quote.replace(/\.\.\.$/, "")));
            expect(foreign, `${first} / ${second}`).toEqual([]);
          }
        }
      }
    });
  }

  test("a subject that the texts name by two words is quoted with both", () => {
    const { reasons } = judgePair(
      { text: "We will keep the factory in Ohio.", companies: [] },
      { text: "Visitors liked the plant in Ohio.", form: "statement", companies: [] },
    );
    expect(reasons.map(({ sentence }) => sentence).join(" ")).toContain(
      '"factory" (in the evidence "plant")',
    );
  });
});
