import { expect, test } from "vitest";
import { hostilePieces, hostileText } from "../../../eval/sets/hostile-texts.js";
import { judgePair } from "../../../src/core/rules/judge.js";
import type { Span } from "../../../src/core/text/span.js";
import { MAX_JUDGED_CHARACTERS } from "../../../src/core/verdict/verdict.js";

const judge = (claim: string, evidence: string) =>
  judgePair({ text: claim, companies: [] }, { text: evidence, form: "statement", companies: [] });

function expectWellFormed(claim: string, evidence: string): void {
  const { probabilities, reasons } = judge(claim, evidence);
  const sum = Object.values(probabilities).reduce((total, probability) => total + probability, 0);
  expect(sum).toBeCloseTo(1, 9);
  expect(reasons.length).toBeGreaterThan(0);
  const isWithin = (span: Span | undefined, text: string) =>
    span === undefined || (span.start >= 0 && span.start < span.end && span.end <= text.length);
  for (const { sentence, claimSpan, evidenceSpan } of reasons) {
    expect(sentence.length).toBeGreaterThan(10);
    expect([isWithin(claimSpan, claim), isWithin(evidenceSpan, evidence)]).toEqual([true, true]);
  }
}

const plain = "We will never sell your data, and we will keep the models open.";

const named = new Set(["not not not ", "(((("]);

test("texts made to break the judge get a verdict with reasons, on either side and, at 100 kB, on both", () => {
  expect(MAX_JUDGED_CHARACTERS).toBeGreaterThan(102_400);
  hostilePieces.forEach((piece, at) => {
    const text = hostileText(piece, 5_000, at);
    expectWellFormed(text, plain);
    expectWellFormed(plain, text);
    const characters = named.has(piece) || at % 8 === 0 ? 102_400 : 10_000;
    expectWellFormed(hostileText(piece, characters, at), hostileText(piece, characters, at + 1));
  });
});

test("empty, short, upper-case and foreign texts and emoji get a verdict with reasons", () => {
  const texts = [
    "",
    " ",
    "\n",
    "Open",
    "a b",
    "😀",
    "😀😀 👩‍👩‍👧‍👦",
    "WE WILL NEVER SELL DATA",
    "Nie wieder",
    "我们",
    "\ud83d",
    "…",
    "100%",
  ];
  for (const claim of texts) for (const evidence of [...texts, plain]) expectWellFormed(claim, evidence);
});

/** Milliseconds of processor time for a pair of these texts, new each time; the lower of two runs. */
let mark = 0;
function cost(piece: string, characters: number): number {
  const once = () => {
    mark += 2;
    const [claim, evidence] = [
      hostileText(piece, characters, mark),
      hostileText(piece, characters, mark + 1),
    ];
    const begun = process.cpuUsage();
    judge(claim, evidence);
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1_000;
  };
  return Math.min(once(), once());
}

test("a text eight times as long takes about eight times the work, not sixty-four", () => {
  for (const piece of hostilePieces) cost(piece, 2_000);
  const slow = hostilePieces.filter((piece) => {
    // A disturbed measurement is repeated.
    for (let attempt = 0; attempt < 4; attempt += 1) {
      const [small, large] = [cost(piece, 6_000), cost(piece, 48_000)];
      // Below this, the clock is too coarse.
      if (large < 40 || large / small < 24) return false;
    }
    return true;
  });
  expect(slow).toEqual([]);
}, 180_000);
