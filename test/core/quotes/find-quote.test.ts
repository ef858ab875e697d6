import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuote, surroundingsOf } from "../../../src/core/quotes/find-quote.js";
import { foldText } from "../../../src/core/quotes/fold.js";

const found = (text: string, quote: string, around = {}) => {
  const span = findQuote(text, quote, around);
  return span && text.slice(span.start, span.end);
};

describe("a quote is found", () => {
  test.each([
    ["We’re “committed” to open source.", `We're "committed" to open source.`],
    ["Open source\u00a0AI is\r\n   the path  forward", "Open source AI is the path forward"],
    ["the benefits — if any — are shared", "the benefits -- if any - are shared"],
    ["the benefits\u2014if any\u2014are shared", "the benefits – if any – are shared"],
    ["we will ... of course … stop", "we will… of course . . . stop"],
    ["re\u00adspon\u00adsi\u00adble and wide\u200bly shared", "responsible and widely shared"],
    ["ﬁrst-rate oﬃce", "first-rate office"],
    ["the cafe\u0301 is open", "the caf\u00e9 is open"],
  ])("in %j, despite other typography", (text, quote) => {
    expect(found(text, quote)).toBe(text);
    expect(found(`Before. ${text} After.`, quote)).toBe(text);
  });

  test("next to a heading without a space between them", () => {
    expect(found("Our commitmentWe will keep models open.", "We will keep models open.")).not.toBeNull();
  });

  test("in a script without spaces between words", () => {
    expect(found("我们致力于开源人工智能的发展", "致力于开源")).toBe("致力于开源");
  });

  test("at the place that its prefix and suffix name, not the first", () => {
    const text = "In 2023: we will not. In 2024: we will not. In 2025: we will not.";
    const span = findQuote(text, "we will not", { prefix: "In 2024:", suffix: ". In 2025" });
    expect(span).toEqual({ start: 31, end: 42 });
  });
});

describe("a quote is not found", () => {
  test.each([
    ["We can't open all of it", "We can"],
    ["We can’t open all of it", "We can"],
    ["We will notify users", "We will not"],
    ["We are open-minded", "We are open"],
    ["We are open‑minded", "We are open"],
    ["a non-commercial licence", "commercial licence"],
    ["We spend $1.5 billion", "We spend $1"],
    ["We hire 10,000 people", "We hire 10"],
    ["emissions down by 50% by 2030", "emissions down by 50"],
    ["We will keep it open...", "We will keep it open."],
    ["a ﬁre", "ire"],
    ["We will keep it open", "we will keep it open"],
    ["We will never keep it open", "We will keep it open"],
    ["open We will keep it", "We will keep it open"],
    ["", "We"],
    ["We", ""],
    ["We", " \n"],
  ])("in %j: %j", (text, quote) => {
    expect(findQuote(text, quote)).toBeNull();
  });

  test("if its prefix and suffix are not next to it", () => {
    const text = "They said: we will not. Ever.";
    expect(findQuote(text, "we will not", { prefix: "She said:" })).toBeNull();
    expect(findQuote(text, "we will not", { suffix: ". Never" })).toBeNull();
    expect(findQuote(text, "we will not", { prefix: "They said:", suffix: ". Ever" })).not.toBeNull();
  });
});

const typography = fc.constantFrom(
  ..."abAB12 \n\t.,-–—…'’‘\"“”\u00a0\u200b\u00adéﬁ%\u0301".split(""),
  "...",
  " - ",
  "😀",
);
const typeset = fc.array(typography, { maxLength: 40 }).map((parts) => parts.join(""));

test("every span of whole words of a text is found in it with the same words", () =>
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("open", "we", "will", "not", "AI", "’s—"), { minLength: 1 }),
      (words) => {
        const text = words.join(" ");
        const quote = words.slice(Math.floor(words.length / 2)).join("\n");
        fc.pre(foldText(quote).text !== "");
        const span = findQuote(text, quote);
        expect(span).not.toBeNull();
        if (span) expect(foldText(text.slice(span.start, span.end)).text).toBe(foldText(quote).text);
      },
    ),
  ));

test("the words found are the words searched for, in any text", () =>
  fc.assert(
    fc.property(typeset, typeset, typeset, (before, quote, after) => {
      const text = before + quote + after;
      const span = findQuote(text, quote);
      if (span) expect(foldText(text.slice(span.start, span.end)).text).toBe(foldText(quote).text);
    }),
    { numRuns: 1_000 },
  ));

test("folding a folded text changes nothing, and its offsets increase within the original", () =>
  fc.assert(
    fc.property(typeset, (text) => {
      const folded = foldText(text);
      expect(foldText(folded.text).text).toBe(folded.text);
      expect(folded.starts).toHaveLength(folded.text.length);
      folded.starts.forEach((start, index) => {
        expect(start).toBeGreaterThanOrEqual(folded.starts[index - 1] ?? 0);
        expect(folded.ends[index]).toBeGreaterThan(start);
        expect(folded.ends[index]).toBeLessThanOrEqual(text.length);
      });
    }),
    { numRuns: 1_000 },
  ));

test.each(["We will. ", "a", " ", " \n", "- ", ". ", `.${" ".repeat(999)}`, "…", "\u0301", "a\u200b"])(
  "half a million characters of %j are searched without slowing down",
  (part) => {
    const text = part.repeat(Math.ceil(500_000 / part.length));
    const began = performance.now();
    expect(findQuote(text, "we would")).toBeNull();
    // Linear takes some tenths of a second on a slow machine; anything worse takes minutes.
    expect(performance.now() - began).toBeLessThan(10_000);
  },
);

test("the context has up to 32 characters on each side and never half of a character", () => {
  const text = `${"a".repeat(40)}we${"b".repeat(40)}`;
  expect(surroundingsOf(text, { start: 40, end: 42 })).toEqual({
    prefix: "a".repeat(32),
    suffix: "b".repeat(32),
  });
  const faces = `${"😀".repeat(20)}xwex${"😀".repeat(20)}`;
  const { prefix, suffix } = surroundingsOf(faces, { start: 41, end: 43 });
  expect(prefix.isWellFormed() && suffix.isWellFormed()).toBe(true);
});
