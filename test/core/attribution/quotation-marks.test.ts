import fc from "fast-check";
import { expect, test } from "vitest";
import { findMarkedPassages } from "../../../src/core/attribution/marked-passages.js";
import { findParagraphs } from "../../../src/core/attribution/paragraphs.js";

const passagesOf = (text: string) => findMarkedPassages(text, findParagraphs(text));
const wordsIn = (text: string) => passagesOf(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ["straight", `He said, "We will stay." Then he left.`, ["We will stay."]],
  ["curly", "He said, “We will stay.” Then he left.", ["We will stay."]],
  ["two apostrophes", "He said, ''We will stay.'' Then he left.", ["We will stay."]],
  ["backticks and apostrophes", "He said, ``We will stay.'' Then he left.", ["We will stay."]],
  ["the wrong way round", "He said, ”We will stay.“ Then he left.", ["We will stay."]],
  ["two closing marks", "He said, ”We will stay.” Then he left.", ["We will stay."]],
  ["guillemets", "Il a dit «Nous restons.» Puis il est parti.", ["Nous restons."]],
  ["French with blanks", "Il a dit « Nous restons. » Puis il est parti.", ["Nous restons."]],
  ["German guillemets", "Er sagte: »Wir bleiben.« Dann ging er.", ["Wir bleiben."]],
  ["German low and high", "Er sagte: „Wir bleiben.“ Dann ging er.", ["Wir bleiben."]],
  ["single", "He said, 'We will stay.' Then he left.", ["We will stay."]],
  [
    "single curly",
    "He said, ‘We’ll stay with the workers’ council.’ Then he left.",
    ["We’ll stay with the workers’ council."],
  ],
  ["Japanese corners", "社長は「私たちは残る」と言った。", ["私たちは残る"]],
])("words between %s marks are found without the marks", (_style, text, expected) => {
  expect(wordsIn(text)).toEqual(expected);
});

test("a nested quote lies in the outer one", () => {
  const text = "“They told us, ‘Never again,’ and we believed it,” she said.";
  expect(passagesOf(text).map(({ start, end, depth }) => [depth, text.slice(start, end)])).toEqual([
    [0, "They told us, ‘Never again,’ and we believed it,"],
    [1, "Never again,"],
  ]);
});

test("three apostrophes close a nested quote and the quote around it", () => {
  expect(wordsIn("''He told me 'no.''' Then he left.")).toEqual(["He told me 'no.'", "no."]);
});

test("apostrophes are no quotation marks", () => {
  expect(
    wordsIn("The workers' rights aren't the owners' concern in the '90s, rock 'n' roll or not."),
  ).toEqual([]);
});

test("an inch mark opens nothing", () => {
  expect(wordsIn(`A 12" screen and a 6'2" man. She said, "It fits."`)).toEqual(["It fits."]);
});

test("an opening mark on each paragraph carries the quote on", () => {
  const text = "“First part.\n\n“Second part.”\n\nNobody said this.";
  expect(passagesOf(text).map(({ start, end, isCarried }) => [text.slice(start, end), isCarried])).toEqual([
    ["First part.", true],
    ["Second part.", false],
  ]);
});

test("a closing mark two paragraphs later ends the quote", () => {
  expect(wordsIn("She wrote: “First part.\n\nSecond part.\n\nThird part.” Then she left.")).toEqual([
    "First part.",
    "Second part.",
    "Third part.",
  ]);
});

test("an unclosed quote takes nothing of what follows", () => {
  expect(wordsIn("“We will stay, he said.\n\nThe office is closed.\n\n“We are open,” she said.")).toEqual([
    "We are open,",
  ]);
});

test("marks inside stray markup are not read", () => {
  expect(wordsIn(`<tweet time="2016-09-01">He said, "Now."</tweet>`)).toEqual(["Now."]);
});

test("no text makes the search slow, and each passage lies in the text", () => {
  const piece = fc.constantFrom(`"`, "“", "”", "'", "''", "«", "»", "a", " ", ".", "\n\n", "<a", "said");
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 300 }), (pieces) => {
      const text = pieces.join("");
      for (const { start, end } of passagesOf(text))
        expect(0 <= start && start < end && end <= text.length).toBe(true);
    }),
  );
  for (const unit of [`"`, "“", "''", "'a ", "« ", `"a `, "<a ", "“a\n\n"]) {
    const started = performance.now();
    passagesOf(unit.repeat(100_000 / unit.length));
    expect(performance.now() - started).toBeLessThan(15_000);
  }
});
