import type { Relation } from "../../links/relations.js";
import type { Reason } from "../../verdict/verdict.js";
import type { Finding } from "../findings.js";
import type { PairReading } from "../reading/reading.js";
import type { WordingProbabilities } from "../weights/model.js";

/** A difference between the two texts that rules out some relations, and the reason for a reader. */
export interface Limit {
  readonly excludes: readonly Relation[];
  /** Rules out what the words alone would say, and leaves the rules' findings as they are. */
  readonly onlyWording?: boolean;
  readonly reason: Reason;
}

/** A rule that looks for one kind of limit in a pair. */
type LimitRule = (reading: PairReading) => Limit | null;

/** The limits that the rules find in a pair, in the order of the rules. */
export function limitsOf(reading: PairReading, rules: readonly LimitRule[]): readonly Limit[] {
  return rules.flatMap((rule) => rule(reading) ?? []);
}

const isBarred = (relation: Relation, limits: readonly Limit[]): boolean =>
  limits.some(({ excludes }) => excludes.includes(relation));

/** The findings that no limit rules out. */
export function findingsWithin(findings: readonly Finding[], limits: readonly Limit[]): readonly Finding[] {
  const ofRules = limits.filter(({ onlyWording }) => onlyWording !== true);
  return findings.filter(({ relation }) => !isBarred(relation, ofRules));
}

/** The wording's probabilities without what the limits rule out. The difference goes to neutral. */
export function wordingWithin(wording: WordingProbabilities, limits: readonly Limit[]): WordingProbabilities {
  const contradicts = isBarred("contradicts", limits) ? 0 : wording.contradicts;
  const confirms = isBarred("confirms", limits) ? 0 : wording.confirms;
  return { ...wording, contradicts, confirms, neutral: 1 - contradicts - confirms };
}
