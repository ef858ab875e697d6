import { findClaims } from "../../src/core/claims/claims.js";
import { kindOf, strengthOf } from "../../src/core/claims/classify.js";
import { parseDay } from "../../src/core/dates/day.js";
import { type Frame, findFrames } from "../../src/core/language/frames.js";
import { findHedges } from "../../src/core/language/hedges.js";
import { findQuantities } from "../../src/core/language/quantities.js";
import { tokenise } from "../../src/core/language/tokens.js";

const done = new Set<Frame["tense"]>(["past", "perfect", "present", "ongoing"]);
const own = new Set(["we", "group", "company", "our", "i"]);
const states = new Set(["be", "have", "believe", "recognise", "recognize", "understand", "know", "think"]);

/** What the rules of `core/claims` read in a sentence of a report: an act done or planned, an unclear one, or none. */
export function actionByRule(text: string): string {
  const tokens = tokenise(text);
  const kind = kindOf(tokens);
  const frames = findFrames(tokens);
  if (frames.length === 0) return "indeterminate";
  if (kind === "promise" || kind === "prediction") return "planning";
  const isOwn = ({ actor }: Frame): boolean =>
    actor === null ||
    tokens.some(({ lower, start, end }) => own.has(lower) && start >= actor.start && end <= actor.end);
  const acts = frames.filter((frame) => done.has(frame.tense) && !states.has(frame.lemma));
  if (strengthOf(tokens) === "hedged" || kind === "position") return "indeterminate";
  return acts.some(isOwn) ? "implemented" : "no action";
}

const uncertain = new Set(["doubt", "source", "amount"]);

/** `uncertain` if the sentence doubts, names no source, or leaves an amount open. */
export const certaintyByRule = (text: string): string =>
  findHedges(tokenise(text)).some(({ value }) => uncertain.has(value)) ? "uncertain" : "certain";

/** Whether one of a passage's claims is a promise. */
export const promiseByRule = (text: string): string =>
  findClaims({ quote: text, voice: "own" }).some(({ kind }) => kind === "promise") ? "Yes" : "No";

/** Whether a passage reports an act, as evidence for its promise. */
export const evidenceByRule = (text: string): string =>
  findClaims({ quote: text, voice: "own" }).some(
    ({ kind, testability }) => kind === "fact" && testability === "testable",
  )
    ? "Yes"
    : "No";

/** `Clear` if the evidence has a number. */
export const clarityByRule = (text: string): string =>
  findQuantities(tokenise(text)).length > 0 ? "Clear" : "Not Clear";

/** The day from which the deadlines in reports of 2021 are counted. */
const REPORTED = parseDay("2021-06-30");

/** A day as a number of years, with a fraction. */
const yearOf = (day: string): number => Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 1) / 12;

/** When a passage's promise is due, counted from the day of its report. */
export function timelineByRule(text: string): string {
  const due = findClaims({ quote: text, voice: "own", saidOn: REPORTED }).flatMap(
    ({ dueDay }) => dueDay ?? [],
  );
  const years = due.map(({ last }) => yearOf(last) - yearOf(REPORTED.last)).filter((count) => count > 0);
  if (years.length === 0) return "Already";
  const last = Math.max(...years);
  return last < 2 ? "Less than 2 years" : last <= 5 ? "2 to 5 years" : "More than 5 years";
}
