import { compareDays, formatDay } from "../../dates/day.js";
import { findFrames } from "../../language/frames.js";
import type { PairReading } from "../reading/reading.js";
import type { Limit } from "./limits.js";
import { type BoundDay, boundDays } from "./timing.js";

/** Whether a day lies outside the time that a claim speaks of. */
function isOutside({ day, lead }: BoundDay, other: BoundDay["day"]): boolean {
  const order = compareDays(other, day);
  return order === "after" || (order === "before" && lead === "on");
}

/** The limit if a claim denies something for one time and the evidence speaks of another: "not in 2025", "in 2027". */
export function otherTimeLimit({ claim, evidence }: PairReading): Limit | null {
  const [span, ...more] = boundDays(claim);
  if (span === undefined || more.length > 0 || span.lead === "since") return null;
  if (!findFrames(claim.tokens).some(({ isNegated }) => isNegated)) return null;
  const named = boundDays(evidence);
  const [first] = named;
  const act = evidence.given.form === "move" ? evidence.given.day : undefined;
  const days = named.length > 0 ? named.map(({ day }) => day) : act === undefined ? [] : [act];
  const [other] = days;
  if (other === undefined || !days.every((day) => isOutside(span, day))) return null;
  const sentence = `The claim is about ${formatDay(span.day)}, the evidence about ${formatDay(other)}. What is done at another time neither keeps nor breaks the claim.`;
  const claimSpan = { start: span.start, end: span.end };
  const evidenceSpan = first === undefined ? {} : { evidenceSpan: { start: first.start, end: first.end } };
  return { excludes: ["contradicts", "confirms"], reason: { sentence, claimSpan, ...evidenceSpan } };
}
