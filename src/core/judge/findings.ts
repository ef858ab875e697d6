import type { Degree, LetterOrSpirit, Manner, Probabilities, Reason, Relation, Verdict } from "./verdict.js";

/** One thing found in a pair that speaks for a relation, and how strongly (about 0 to 3, in units of log odds). */
export interface Finding {
  readonly relation: Relation;
  readonly manner: Manner;
  readonly degree: Degree;
  readonly letterOrSpirit: LetterOrSpirit;
  readonly force: number;
  readonly reason: Reason;
}

const PROPOSAL_FLOOR = 0.5;

/** The four probabilities from the findings' forces; what two texts share makes "does not concern" less likely. */
export function weigh(findings: readonly Finding[], overlapWeight: number): Probabilities {
  const force = (relation: Relation): number =>
    findings
      .filter((finding) => finding.relation === relation)
      .reduce((sum, finding) => sum + finding.force, 0);
  const scores = {
    contradicts: -0.9 + force("contradicts"),
    confirms: -0.9 + force("confirms"),
    qualifies: -0.7 + force("qualifies"),
    unrelated: 1.6 - 0.5 * Math.min(overlapWeight, 4),
  };
  const powers = Object.values(scores).map(Math.exp);
  const sum = powers.reduce((total, power) => total + power, 0);
  const part = (score: number): number => Math.exp(score) / sum;
  const [contradicts, confirms, qualifies] = [
    part(scores.contradicts),
    part(scores.confirms),
    part(scores.qualifies),
  ];
  return { contradicts, confirms, qualifies, unrelated: 1 - contradicts - confirms - qualifies };
}

/** The verdict that findings amount to: the likeliest relation where it is likely enough, else "cannot tell". */
export function conclude(
  findings: readonly Finding[],
  overlapWeight: number,
  rest: readonly Reason[],
): Verdict {
  const probabilities = weigh(findings, overlapWeight);
  const [best] = [...findings].sort(
    (a, b) => probabilities[b.relation] - probabilities[a.relation] || b.force - a.force,
  );
  if (best !== undefined && probabilities[best.relation] >= PROPOSAL_FLOOR) {
    const same = findings.filter((finding) => finding.relation === best.relation);
    const others = findings.filter((finding) => finding.relation !== best.relation);
    return {
      relation: best.relation,
      manner: best.manner,
      degree: best.degree === "full" && others.length === 0 ? "full" : "partial",
      letterOrSpirit: best.letterOrSpirit,
      probabilities,
      confidence: probabilities[best.relation],
      reasons: [...same, ...others].slice(0, 4).map((finding) => finding.reason),
    };
  }
  const isUnrelated = probabilities.unrelated >= PROPOSAL_FLOOR;
  return {
    ...withoutRelation(isUnrelated ? "unrelated" : null, probabilities),
    confidence: isUnrelated ? probabilities.unrelated : Math.max(...Object.values(probabilities)),
    reasons: [...rest, ...findings.slice(0, 3).map((finding) => finding.reason)],
  };
}

/** A verdict without manner and degree: `unrelated`, or "cannot tell". */
export function withoutRelation(
  relation: "unrelated" | null,
  probabilities: Probabilities,
): Omit<Verdict, "confidence" | "reasons"> {
  return { relation, manner: null, degree: null, letterOrSpirit: null, probabilities };
}
