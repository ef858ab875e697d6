import { compareDays, type Day, formatDay } from "../../dates/day.js";
import type { Span } from "../../text/span.js";
import type { Reason } from "../../verdict/verdict.js";
import { amountsOf, isSameValue } from "../amounts/amount-pairs.js";
import type { Finding } from "../findings.js";
import { excerpt, type PairReading, type Side } from "../reading/reading.js";
import type { Limit } from "./limits.js";
import { boundDays, coverageWithoutDays, dueOf, findDone, isAfter } from "./timing.js";

const MIN_COVERAGE = 0.5;
const MIN_COVERAGE_OF_GOAL = 0.7;

const spanOf = ({ start, end }: Span): Span => ({ start, end });

const isSameDay = (one: Day, other: Day): boolean => one.first === other.first && one.last === other.last;

/** Whether the other text has all the amounts of the first. */
const hasAmountsOf = (one: Side, other: Side): boolean =>
  amountsOf(one).every((mine) =>
    amountsOf(other).some((theirs) => mine.unit === theirs.unit && isSameValue(mine, theirs)),
  );

interface Done {
  readonly day: Day;
  readonly isLate: boolean;
  readonly reason: Reason;
}

/** The day on which the evidence says it was done, and whether that was late; `null` if the days do not tell. */
function doneOn(reading: PairReading): Done | null {
  const { claim, evidence } = reading;
  const due = dueOf(reading);
  const done = due && findDone(reading);
  if (!due || !done) return null;
  if (reading.overlap.weight < 1 || coverageWithoutDays(reading, boundDays(claim)) < MIN_COVERAGE)
    return null;
  const named = boundDays(evidence).filter(({ day, lead }) => lead === "on" && !isSameDay(day, due.day));
  const inDue = boundDays(evidence).find(({ day, lead }) => lead === "on" && isSameDay(day, due.day));
  if (named.length > 1) return null;
  const [own] = named.length > 0 ? named : [inDue];
  const day = own?.day ?? evidence.given.day;
  if (day === undefined || (own === undefined && done.theirs.tense === "perfect" && isAfter(day, due.day)))
    return null;
  if (claim.given.day !== undefined && compareDays(day, claim.given.day) === "before") return null;
  const isLate = isAfter(day, due.day);
  if (!isLate && day.last > due.day.last) return null;
  const verb = excerpt(evidence.text, done.theirs.action);
  const when = isLate ? "late" : "in time";
  const source = own === undefined ? ", the day of the evidence" : "";
  const sentence = `It was due by ${formatDay(due.day)}. The evidence says that it was done ${when}: ${formatDay(day)}${source} ("${verb}").`;
  const claimSpan = spanOf(due.named ?? done.mine.action);
  return { day, isLate, reason: { sentence, claimSpan, evidenceSpan: spanOf(own ?? done.theirs.action) } };
}

/** The reason if the same goal now has a later day: "net zero by 2050" after "by 2040". */
function movedTo(reading: PairReading): Reason | null {
  const { claim, evidence, overlap } = reading;
  const due = dueOf(reading)?.named;
  if (due?.lead !== "by" || overlap.weight < 1 || findDone(reading) !== null) return null;
  if (coverageWithoutDays(reading, boundDays(claim)) < MIN_COVERAGE_OF_GOAL) return null;
  if (!hasAmountsOf(claim, evidence) || !hasAmountsOf(evidence, claim)) return null;
  const [later, ...others] = boundDays(evidence).filter(({ day }) => !isSameDay(day, due.day));
  if (later?.lead !== "by" || others.length > 0 || !isAfter(later.day, due.day)) return null;
  const sentence = `The goal moved: it is due by ${formatDay(due.day)} in the claim, and by ${formatDay(later.day)} in the evidence.`;
  return { sentence, claimSpan: spanOf(due), evidenceSpan: spanOf(later) };
}

/** The reason why the promised thing is late or was put off; `null` if it is neither. */
function lateness(reading: PairReading): Reason | null {
  const done = doneOn(reading);
  return done?.isLate === true ? done.reason : done === null ? movedTo(reading) : null;
}

/** Findings about a due day: done late, done in time, or put off. */
export function dueDayFindings(reading: PairReading): readonly Finding[] {
  const base = { letterOrSpirit: "letter", force: 3.4, holdsOfAnyText: true } as const;
  const late = lateness(reading);
  if (late !== null) {
    if (reading.claim.strength === "hedged")
      return [{ ...base, relation: "qualifies", manner: "narrowed", degree: "partial", reason: late }];
    return [{ ...base, relation: "contradicts", manner: "missed_deadline", degree: "full", reason: late }];
  }
  const done = doneOn(reading);
  if (done === null || !hasAmountsOf(reading.claim, reading.evidence)) return [];
  return [{ ...base, relation: "confirms", manner: "kept", degree: "full", reason: done.reason }];
}

/** The limit if the promised thing came too late. Similar words then confirm nothing. */
export function latenessLimit(reading: PairReading): Limit | null {
  const reason = lateness(reading);
  return reason === null ? null : { excludes: ["confirms"], reason };
}
