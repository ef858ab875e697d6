import { expect, test } from "vitest";
import { findQuotes } from "../../../src/core/attribution/find-quotes.js";
import type { ReadDocument } from "../../../src/core/documents/document.js";
import { read } from "./documents/made-document.js";

const quotesOf = (text: string, known: Partial<ReadDocument> = {}) => findQuotes(read(text, known));
const direct = (text: string, known: Partial<ReadDocument> = {}) =>
  quotesOf(text, known).flatMap(({ kind, quote, speaker }) =>
    kind === "indirect" ? [] : [[quote, speaker]],
  );

test("the speaker may stand before or after the quote", () => {
  expect(direct("Ms. Orla Finch said, “We will open the code.”")).toEqual([
    ["We will open the code.", "Ms. Orla Finch"],
  ]);
  expect(direct("“We will open the code,” said Orla Finch, the chief executive of Tarn.")).toEqual([
    ["We will open the code,", "Orla Finch, the chief executive of Tarn"],
  ]);
});

test("a verb of saying may split a quote, and both pieces share a group", () => {
  const found = quotesOf("“If it fails,” Ms. Finch said, “we will stop.”");
  expect(found.map(({ quote, speaker }) => [quote, speaker])).toEqual([
    ["If it fails,", "Ms. Finch"],
    ["we will stop.", "Ms. Finch"],
  ]);
  expect(new Set(found.map(({ group }) => group)).size).toBe(1);
});

test("a pronoun is the speaker in the text, and the person meant is resolved", () => {
  const found = quotesOf("Orla Finch founded Tarn in 2012.\n\n“We will stop,” she said.");
  expect(found).toMatchObject([{ quote: "We will stop,", speaker: "she", resolvedSpeaker: "Orla Finch" }]);
});

test("'the company' is resolved to the company that was named", () => {
  const found = quotesOf("Tarn Corp. closed its office.\n\n“We had no choice,” the company said.");
  expect(found).toMatchObject([
    { quote: "We had no choice,", speaker: "the company", resolvedSpeaker: "Tarn Corp." },
  ]);
});

test("a last name is resolved to the fullest name", () => {
  const found = quotesOf("Orla Finch leads Tarn.\n\nMs. Finch said, “We will stop.”");
  expect(found).toMatchObject([{ speaker: "Ms. Finch", resolvedSpeaker: "Orla Finch" }]);
});

test("a role is resolved to the person whose name stood beside it, but not the same role elsewhere", () => {
  const beginning = "“It is big,” said Tarn's director, Mathis Egger.\n\n";
  const resolved = (text: string) => quotesOf(`${beginning}${text}`).at(-1)?.resolvedSpeaker;
  expect(resolved("“We promised it for years,” the director said.")).toBe("Mathis Egger");
  expect(resolved("“We promised it for years,” said the director of Ostrava Labs.")).not.toBe("Mathis Egger");
});

test("French and German verbs of saying are known", () => {
  expect(
    direct("Le directeur de Tarn, Paul Ferrand, a déclaré : « Nous resterons tous à Lyon. »"),
  ).toMatchObject([["Nous resterons tous à Lyon.", expect.stringContaining("Paul Ferrand")]]);
  expect(direct("Anna Berg sagte: „Wir bleiben alle hier in Köln.“")).toEqual([
    ["Wir bleiben alle hier in Köln.", "Anna Berg"],
  ]);
});

test("the company's chief executive in short is the person whose name stands beside it", () => {
  const found = quotesOf(
    "The company's CEO, Corin Vale, wrote: “Open source will be safer than the alternatives.”",
  );
  expect(found).toMatchObject([{ resolvedSpeaker: "Corin Vale" }]);
});

test("a known alias gives the known name", () => {
  const known = { companies: [{ name: "Tarn Corporation", aliases: ["Tarn"] }], people: [] };
  expect(findQuotes(read("“We will stop,” Tarn said in a statement."), known)).toMatchObject([
    { speaker: "Tarn", resolvedSpeaker: "Tarn Corporation" },
  ]);
});

test("titles of works, scare quotes and terms are no quotes", () => {
  expect(direct("The singer's album “Blue Harbour” sold well in March.")).toEqual([]);
  expect(direct("Such “smart” devices are sold in every shop.")).toEqual([]);
  expect(direct("The method is known as “dark launching” in the trade.")).toEqual([]);
});

test("indirect speech is kept apart", () => {
  const found = quotesOf("Ms. Finch said that the company would open its code next year.");
  expect(found).toMatchObject([
    { kind: "indirect", quote: "the company would open its code next year", speaker: "Ms. Finch" },
  ]);
});

test("a block quote has the speaker who is named before it", () => {
  const block = "We will open the code in May, and we will keep it open.";
  const text = `Ms. Finch wrote in a post:\n\n${block}\n\nThe post was deleted.`;
  const start = text.indexOf(block);
  expect(quotesOf(text, { blockQuotes: [{ start, end: start + block.length }] })).toMatchObject([
    { kind: "block", quote: block, speaker: "Ms. Finch" },
  ]);
});

test("what a speaker reports others as saying is reporting", () => {
  const found = quotesOf("“Many customers tell us that they want lower prices,” Ms. Finch said.");
  expect(found).toMatchObject([{ voice: "reporting" }]);
  expect(quotesOf("“We will lower our prices,” Ms. Finch said.")).toMatchObject([{ voice: "own" }]);
});

test.each([
  ["Ms. Finch said on Tuesday, “We will stop.”", "2024-07-23"],
  ["Ms. Finch said in an interview last month, “We will stop.”", "2024-06"],
  ["In 2019, Ms. Finch said, “We will stop.”", "2019"],
  ["Ms. Finch said in April, “We will stop.”", "2024-04"],
  ["Ms. Finch said on March 3, 2021, “We will stop.”", "2021-03-03"],
  ["Ms. Finch said, “We will stop on Monday.”", null],
])("the day said is the one that the text tells: %s", (text, day) => {
  expect(quotesOf(text, { publishedOn: "2024-07-24" })).toMatchObject([{ saidOn: day }]);
});

test("in a letter, the words of others are quoted as reported by the writer", () => {
  const long = "We have thought about this for a long time, and we have talked to many of our users.";
  const text = `Dear customers,\n\n${long}\n\nOur regulator's director, Nora Quill, said: “The company broke the rules of the market.” We disagree.\n\nSincerely,\n\nEmeka Stroud`;
  const inside = quotesOf(text).filter(({ kind }) => kind === "direct");
  expect(inside).toMatchObject([{ resolvedSpeaker: "Nora Quill", voice: "reporting" }]);
});

test("the last mark of an unclosed quote does not take the document", () => {
  const rest = "The office is closed. ".repeat(50);
  expect(direct(`“We will stop, she said.\n\n${rest}`)).toEqual([]);
});

test("an article of 100 kB is read fast, and hostile texts are too", () => {
  const article = `${"“We will stop,” Ms. Finch said on Monday, adding that it was time. The town was quiet.\n\n".repeat(1150)}`;
  for (const text of [
    article,
    "said ".repeat(20_000),
    "A's ".repeat(25_000),
    "Mr. ".repeat(25_000),
    "A: b\n".repeat(20_000),
  ]) {
    const started = performance.now();
    findQuotes(read(text));
    expect(performance.now() - started).toBeLessThan(15_000);
  }
});
