import type { Relation } from "../links/relations.js";
import type { Finding } from "./findings.js";
import type { WordingProbabilities } from "./model.js";
import type { PairReading } from "./reading.js";
import type { Reason } from "./verdict.js";

/** What the two texts differ in, so that some relations may not be said of them, and the reason for a reader. */
export interface Limit {
  readonly excludes: readonly Relation[];
  readonly reason: Reason;
}

/** The rules that limit what may be said of a pair; each gives at most one. */
type LimitRule = (reading: PairReading) => Limit | null;

/** The limits of a pair by the rules given, in their order. */
export function limitsOf(reading: PairReading, rules: readonly LimitRule[]): readonly Limit[] {
  return rules.flatMap((rule) => rule(reading) ?? []);
}

const isBarred = (relation: Relation, limits: readonly Limit[]): boolean =>
  limits.some(({ excludes }) => excludes.includes(relation));

/** The findings that the limits let stand. */
export function findingsWithin(findings: readonly Finding[], limits: readonly Limit[]): readonly Finding[] {
  return findings.filter(({ relation }) => !isBarred(relation, limits));
}

/** The wording's probabilities with 0 for each excluded relation; its share becomes neutral. */
export function wordingWithin(wording: WordingProbabilities, limits: readonly Limit[]): WordingProbabilities {
  const contradicts = isBarred("contradicts", limits) ? 0 : wording.contradicts;
  const confirms = isBarred("confirms", limits) ? 0 : wording.confirms;
  return { ...wording, contradicts, confirms, neutral: 1 - contradicts - confirms };
}
