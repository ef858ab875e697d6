import type { Quantity } from "../../language/quantities.js";
import type { Token } from "../../language/tokens.js";
import type { Limit } from "../binding/limits.js";
import { excerpt, type PairReading } from "../reading/reading.js";
import { amountsOf, isSameValue } from "./amount-pairs.js";

const parts = new Set([",", ";", ":", "."]);

/** The tokens around a token, up to the next comma or stop on either side. */
function partAround(tokens: readonly Token[], place: number): readonly [first: number, last: number] {
  let [first, last] = [place, place];
  while (first > 0 && !parts.has(tokens[first - 1]?.lower ?? "")) first -= 1;
  while (last + 1 < tokens.length && !parts.has(tokens[last + 1]?.lower ?? "")) last += 1;
  return [first, last];
}

/** The limit if the evidence has the claim's amount but gives another amount for the claim's subject. */
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
  const sentence = `The claim gives "${excerpt(claim.text, mine)}" for "${excerpt(claim.text, subject)}". The evidence names "${excerpt(evidence.text, beside)}" beside it, and "${excerpt(evidence.text, same)}" for something else.`;
  const claimSpan = { start: mine.start, end: mine.end };
  return { excludes: ["confirms"], reason: { sentence, claimSpan, evidenceSpan: { start, end } } };
}
