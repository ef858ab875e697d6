import { monthNames } from "../../dates/day-words.js";
import { findDays } from "../../language/deadlines.js";
import { once } from "../../language/once.js";
import { list, phraseFinder } from "../../language/phrases.js";
import type { Token } from "../../language/tokens.js";

const periods =
  list(`year, month, quarter, week, decade, century, day, summer, winter, spring, autumn, season, fiscal year,
  financial year, calendar year, half, first half, first quarter, second quarter, third quarter, fourth quarter`);
const articles = ["", "the ", "this ", "next ", "that ", "each "];

/** Phrases such as "the end of the year". They name a time and do not say that anything ends. */
const findEnds = phraseFinder<true>([
  ...periods.flatMap((period) => articles.map((article) => [`=end of ${article}${period}`, true] as const)),
  ...periods.flatMap((period) => [`=${period} end`, `=${period}'s end`].map((one) => [one, true] as const)),
  ...list(`=by the end, =at the end, =before the end, =until the end, =towards the end, =toward the end, =till the end, =at end,
    =by end, =in the end`).map((phrase) => [phrase, true] as const),
]);

const months: ReadonlySet<string> = new Set(monthNames.map((name) => name.toLowerCase()));
const beforeMonths = new Set(
  "in by of until till since from before after during next this last early mid late end through between".split(
    " ",
  ),
);

/** Whether a token is a month: "in May" and "May 2025", but not "we may". */
function isMonth(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || !token.isCapital || !months.has(token.lower)) return false;
  return beforeMonths.has(tokens[at - 1]?.lower ?? "") || tokens[at + 1]?.kind === "number";
}

/**
 * A text's tokens without those that name a day or a time.
 *
 * "By the end of 2024" does not say that anything ends, and the month of May is not the "may" of doubt. Spans and
 * sentence numbers do not change. Cost: linear in the text.
 */
export const withoutDays = once((tokens): readonly Token[] => {
  const isDay = new Array<boolean>(tokens.length).fill(false);
  for (const { first, last } of findEnds(tokens)) isDay.fill(true, first, last + 1);
  const days = findDays(tokens);
  let next = 0;
  tokens.forEach((token, at) => {
    while ((days[next]?.end ?? Number.POSITIVE_INFINITY) <= token.start) next += 1;
    if (token.start >= (days[next]?.start ?? Number.POSITIVE_INFINITY)) isDay[at] = true;
    if (isMonth(tokens, at)) isDay[at] = true;
  });
  tokens.forEach(({ lower }, at) => {
    // "the end of May", "end 2024"
    if (lower !== "end") return;
    const after = tokens[at + 1]?.lower === "of" ? at + 2 : at + 1;
    if (isDay[after] === true) isDay.fill(true, at, after);
  });
  return isDay.includes(true) ? tokens.filter((_, at) => isDay[at] !== true) : tokens;
});
