import { findDays } from "../language/deadlines.js";
import { once } from "../language/once.js";
import type { Quantity } from "../language/quantities.js";
import type { Token } from "../language/tokens.js";
import type { Span } from "../text/span.js";
import { amountsOf, isSameValue } from "./amounts.js";
import type { Limit } from "./limits.js";
import { excerpt, type PairReading, type Side } from "./reading.js";

const daysOf = once((tokens) => findDays(tokens));
const leads = new Set(["in", "at", "across"]);

/** The one place named in an amount's sentence ("300 jobs in Ohio"); `null` where there is none, or several. */
function placeOf(side: Side, { first }: Quantity): Span | null {
  const { tokens } = side;
  const days = daysOf(tokens);
  const places: Span[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const opens = leads.has(tokens[at - 1]?.lower ?? "") && tokens[at]?.isCapital === true;
    if (!opens || tokens[at]?.sentence !== tokens[first]?.sentence) continue;
    let last = at;
    while (tokens[last + 1]?.isCapital === true) last += 1;
    const span = { start: tokens[at]?.start ?? 0, end: tokens[last]?.end ?? 0 };
    if (!days.some(({ start, end }) => start < span.end && span.start < end)) places.push(span);
    at = last;
  }
  return places.length === 1 ? (places[0] ?? null) : null;
}

const isNamed = (words: string, { text }: Side): boolean => text.toLowerCase().includes(words.toLowerCase());

/** Amounts of two places: "300 jobs in Ohio" are not the 300 jobs in Texas. */
export function placeLimit({ claim, evidence }: PairReading): Limit | null {
  for (const mine of amountsOf(claim)) {
    const theirs = amountsOf(evidence).find(({ unit }) => unit === mine.unit);
    const here = theirs && placeOf(claim, mine);
    const there = theirs && placeOf(evidence, theirs);
    if (!here || !there) continue;
    const [ours, other] = [excerpt(claim.text, here), excerpt(evidence.text, there)];
    if (isNamed(ours, evidence) || isNamed(other, claim)) continue;
    const sentence = `The claim's amount is for "${ours}", the evidence's for "${other}": nothing says that the one is in the other.`;
    return {
      excludes: ["confirms", "contradicts"],
      reason: { sentence, claimSpan: here, evidenceSpan: there },
    };
  }
  return null;
}

const parts = new Set([",", ";", ":", "."]);

/** The tokens around a place, up to the next comma or stop on either side. */
function partAround(tokens: readonly Token[], place: number): readonly [first: number, last: number] {
  let [first, last] = [place, place];
  while (first > 0 && !parts.has(tokens[first - 1]?.lower ?? "")) first -= 1;
  while (last + 1 < tokens.length && !parts.has(tokens[last + 1]?.lower ?? "")) last += 1;
  return [first, last];
}

/** The claim's amount stands in the evidence, but not beside what the claim says it of: another does. */
export function otherAmountLimit({ claim, evidence }: PairReading): Limit | null {
  const [mine, ...more] = amountsOf(claim);
  const subject = claim.tokens[0];
  if (mine === undefined || more.length > 0 || subject?.isCapital !== true) return null;
  const theirs = amountsOf(evidence).filter(({ unit }) => unit === mine.unit);
  const place = evidence.tokens.findIndex(({ lower, isCapital }) => isCapital && lower === subject.lower);
  const same = theirs.find((quantity) => isSameValue(mine, quantity));
  if (theirs.length < 2 || place < 0 || same === undefined) return null;
  const [first, last] = partAround(evidence.tokens, place);
  const isBeside = ({ first: at }: Quantity): boolean => at >= first && at <= last;
  const [beside, ...others] = theirs.filter(isBeside);
  if (beside === undefined || others.length > 0 || isSameValue(mine, beside)) return null;
  const { start, end } = beside;
  const sentence = `The claim says "${excerpt(claim.text, mine)}" of "${excerpt(claim.text, subject)}"; the evidence names "${excerpt(evidence.text, beside)}" beside it, and "${excerpt(evidence.text, same)}" elsewhere.`;
  const claimSpan = { start: mine.start, end: mine.end };
  return { excludes: ["confirms"], reason: { sentence, claimSpan, evidenceSpan: { start, end } } };
}
