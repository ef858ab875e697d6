import { once } from "./once.js";
import { type Found, list, phraseFinder } from "./phrases.js";
import type { Token } from "./tokens.js";

/** An amount that words give without a number: "half" is 50 of unit `%`, "net zero" is 0 of `net emission`. */
export interface Share {
  readonly value: number;
  readonly unit: string;
}

const percent = (value: number): Share => ({ value, unit: "%" });
const times = (value: number): Share => ({ value, unit: "times" });
const NET: Share = { value: 0, unit: "net emission" };

/** `null` marks words that only look like a share: "the first half of 2025". */
const phrases: readonly (readonly [phrases: string, share: Share | null])[] = [
  [
    "half of, half the, half our, half its, half all, by half, in half, at least half, more than half, one half",
    percent(50),
  ],
  ["one third, a third of, by a third, third of our", percent(100 / 3)],
  ["two thirds", percent(200 / 3)],
  [
    "a quarter of our, a quarter of the, a quarter of all, a quarter of its, one quarter, by a quarter",
    percent(25),
  ],
  ["three quarters", percent(75)],
  ["a fifth of, one fifth, one in five, by a fifth", percent(20)],
  ["a tenth of, one tenth, one in ten", percent(10)],
  ["one in four, one in 4", percent(25)],
  ["one in three, one in 3", percent(100 / 3)],
  ["two in three, two out of three", percent(200 / 3)],
  [
    `net zero, net zero emissions, zero emissions, zero emission, carbon neutral, carbon neutrality, climate neutral,
     climate neutrality, zero carbon, no net emissions, decarbonise fully, fully decarbonised`,
    NET,
  ],
  ["twice as, twice the, =twice", times(2)],
  ["three times, threefold", times(3)],
  ["tenfold, ten times", times(10)],
  [
    `first half, second half, half year, half hour, half an hour, and a half, half a million, half a billion, half a, half past,
     third quarter, one quarter later, last half`,
    null,
  ],
];

const find = phraseFinder<Share | null>(
  phrases.flatMap(([text, share]) => list(text).map((phrase) => [phrase, share] as const)),
);

/** The shares that a text gives in words, in order. */
export const findShares = once((tokens: readonly Token[]): readonly Found<Share>[] =>
  find(tokens).flatMap(({ value, ...place }) => (value === null ? [] : [{ ...place, value }])),
);
