import type { Bound } from "../../language/bounds.js";
import { findDays } from "../../language/deadlines.js";
import { once } from "../../language/once.js";
import { findQuantities, type Quantity } from "../../language/quantities.js";
import type { Span } from "../../text/span.js";
import type { Reason } from "../../verdict/verdict.js";
import { excerpt, type PairReading, type Side } from "../reading/reading.js";

const SAME = 0.02;

/** Whether two amounts are equal within 2%, which allows for rounding. */
export const isSameValue = (one: Quantity, other: Quantity): boolean =>
  Math.abs(one.value - other.value) <= SAME * Math.max(Math.abs(one.value), Math.abs(other.value));

const amountsIn = once((tokens): readonly Quantity[] => {
  const found = findQuantities(tokens);
  if (found.length === 0) return found;
  const days = findDays(tokens);
  return found.filter(
    ({ unit, start, end }) => unit !== "" && !days.some((day) => start < day.end && day.start < end),
  );
});

/** The amounts of a text: its numbers with a unit, without days. Cost: linear, once for each text. */
export const amountsOf = ({ tokens }: Pick<Side, "tokens">): readonly Quantity[] => amountsIn(tokens);

/** The place of an amount, without its other fields. */
export const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** An amount of the claim and the amount of the evidence that answers it. */
export interface Pairing {
  readonly reading: PairReading;
  readonly mine: Quantity;
  readonly theirs: Quantity;
}

/** A reason that quotes both amounts. `says` completes "The amounts ...". */
export function reasonOf({ reading: { claim, evidence }, mine, theirs }: Pairing, says: string): Reason {
  const quotes = `"${excerpt(claim.text, mine)}" in the claim, "${excerpt(evidence.text, theirs)}" in the evidence`;
  return {
    sentence: `The amounts ${says} (${quotes}).`,
    claimSpan: spanOf(mine),
    evidenceSpan: spanOf(theirs),
  };
}

/** Whether the evidence's amount lies within the claim's bound; `null` if the evidence's own bound leaves that open. */
export function isWithin({ mine, theirs }: Pairing, bound: Bound, own: Bound): boolean | null {
  const isSame = isSameValue(mine, theirs);
  if (bound === "at least") {
    if (isSame || theirs.value > mine.value) return own === "at most" ? null : true;
    return own === "at least" ? null : false;
  }
  if (isSame || theirs.value < mine.value) return own === "at least" ? null : true;
  return own === "at most" ? null : false;
}

/** The amounts of the two texts that answer each other. The evidence has just one amount of that unit. */
export function pairingOf(reading: PairReading): Pairing | null {
  const theirs = amountsOf(reading.evidence);
  for (const mine of amountsOf(reading.claim)) {
    const same = theirs.filter(({ unit }) => unit === mine.unit);
    const [only] = same;
    // With two amounts of one unit in the evidence, nobody can tell which one answers the claim.
    if (only !== undefined && same.length === 1) return { reading, mine, theirs: only };
  }
  return null;
}
