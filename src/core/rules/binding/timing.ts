import { compareDays, type Day } from "../../dates/day.js";
import { findDays, type NamedDay } from "../../language/deadlines.js";
import { type Frame, findFrames } from "../../language/frames.js";
import type { Token } from "../../language/tokens.js";
import type { PairReading, Side } from "../reading/reading.js";

/** A day that a text names, and its role: due by it, from it on, until it, or on it. */
export interface BoundDay extends NamedDay {
  readonly lead: "by" | "since" | "until" | "on";
}

const since = new Set(["since", "from", "after", "starting", "beginning"]);
const until = new Set(["until", "till", "through", "throughout"]);

function leadOf(tokens: readonly Token[], day: NamedDay): BoundDay["lead"] {
  const at = tokens.findIndex(({ start }) => start >= day.start);
  const before = tokens.slice(Math.max(0, at - 4), at).map(({ lower }) => lower);
  if (before.some((word) => since.has(word))) return "since";
  if (before.some((word) => until.has(word))) return "until";
  return day.isDeadline ? "by" : "on";
}

type Timed = Side & { readonly given: PairReading["claim"]["given"] | PairReading["evidence"]["given"] };

/** The days that a text names. Relative days count from the text's own day. Cost: linear in the text. */
export const boundDays = ({ tokens, given }: Timed): readonly BoundDay[] =>
  findDays(tokens, given.day).map((day) => ({ ...day, lead: leadOf(tokens, day) }));

/** The day by which a claim is due; `named` is where the claim's words name it. */
export interface Due {
  readonly day: Day;
  readonly named: BoundDay | null;
}

/** The one day by or on which a claim says that something will be done; `null` if it names none or several. */
export function dueOf({ claim }: Pick<PairReading, "claim">): Due | null {
  if (claim.kind === "fact" || claim.kind === "definition") return null;
  const days = boundDays(claim).filter(({ lead }) => lead === "by" || lead === "on");
  const [named] = days;
  const { dueDay } = claim.given;
  if (dueDay !== undefined) return { day: dueDay, named: named ?? null };
  return named !== undefined && days.length === 1 ? { day: named.day, named } : null;
}

/** The share of the claim's content, without its days, that the evidence repeats: 0 to 1. */
export function coverageWithoutDays({ claim, overlap }: PairReading, days: readonly NamedDay[]): number {
  if (overlap.coverage === 0) return 0;
  const own = overlap.shared.length / overlap.coverage;
  const inDays = claim.tokens.filter(
    ({ kind, start, end }) => kind !== "mark" && days.some((day) => start >= day.start && end <= day.end),
  );
  return Math.min(1, overlap.shared.length / Math.max(1, own - inDays.length));
}

/** Groups of verbs with one meaning: that a thing was delivered, finished or reached. */
const doings: readonly ReadonlySet<string>[] = [
  "ship deliver launch release introduce publish open start begin unveil roll",
  "finish complete build install construct",
  "reach achieve meet hit attain",
].map((words) => new Set(words.split(" ")));

const isSameDoing = (one: string, other: string): boolean =>
  one === other || doings.some((verbs) => verbs.has(one) && verbs.has(other));

const helping = new Set(["be", "have", "do", "will", "can", "may", "aim", "plan"]);

/** The claim's act and the evidence's sentence that says it was done; `null` if no sentence says so. */
export function findDone({
  claim,
  evidence,
}: PairReading): { readonly mine: Frame; readonly theirs: Frame } | null {
  const mine = findFrames(claim.tokens).find(({ lemma, isNegated }) => !isNegated && !helping.has(lemma));
  if (mine === undefined) return null;
  const theirs = findFrames(evidence.tokens).find(({ lemma }) => isSameDoing(mine.lemma, lemma));
  if (theirs === undefined || theirs.isNegated) return null;
  return theirs.tense === "past" || theirs.tense === "perfect" ? { mine, theirs } : null;
}

/** Whether one day is certainly later than another. */
export const isAfter = (one: NamedDay["day"], other: NamedDay["day"]): boolean =>
  compareDays(one, other) === "after";
