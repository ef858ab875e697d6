import {
  type Degree,
  type LetterOrSpirit,
  type Manner,
  type Relation,
  relations,
} from "../links/relations.js";
import type { WordingProbabilities } from "./model.js";
import { PROPOSAL_THRESHOLD, QUALIFIES_PRIOR } from "./thresholds.js";
import type { Probabilities, Reason, Verdict } from "./verdict.js";

/** One thing found in a pair that speaks for a relation, and how strongly (about 0 to 3, in units of log odds). */
export interface Finding {
  readonly relation: Relation;
  readonly manner: Manner;
  readonly degree: Degree;
  readonly letterOrSpirit: LetterOrSpirit;
  readonly force: number;
  readonly reason: Reason;
  /** Says as much of texts that are not known to be about a company. */
  readonly holdsOfAnyText?: boolean;
}

/** Below this share of common words the wording alone proposes nothing. */
const MIN_COVERAGE = 0.34;
/** Below this share the wording alone confirms nothing of a company: to say the same takes most of the words. */
const MIN_REPEATED = 0.6;

/** What the judge knows before it concludes: the rules' findings, the wording's probabilities, how much is shared. */
export interface Grounds {
  readonly findings: readonly Finding[];
  readonly wording: WordingProbabilities;
  /** Share of the claim's words that the evidence answers, 0 to 1: how far the wording is to be trusted. */
  readonly coverage: number;
  /** Whether the pair is about a company's words and acts, which the rules are made for. */
  readonly isOfCompany: boolean;
  /** Written only where no rule speaks for the verdict. */
  readonly wordingReasons: () => readonly Reason[];
  /** Written only where nothing is proposed. */
  readonly rest: () => readonly Reason[];
}

/**
 * The four probabilities: those of the wording, moved by what the rules found.
 *
 * Of texts that are not known to be about a company the rules say less, the more so the more words they share.
 * Where the rules speak, wording that shares few words counts less; where they are silent it stands as it is.
 */
export function weigh({ findings, wording, coverage, isOfCompany }: Grounds): Probabilities {
  const hold = isOfCompany ? 1 : 0.5 * Math.max(0.1, 1 - coverage);
  const force = (relation: Relation): number =>
    findings
      .filter((finding) => finding.relation === relation)
      .reduce((sum, finding) => sum + finding.force * (finding.holdsOfAnyText === true ? 1 : hold), 0);
  const trust = findings.length === 0 || !isOfCompany ? 1 : Math.min(1, 0.25 + coverage * 0.75);
  const log = (probability: number): number => trust * Math.log(Math.max(probability, 1e-4));
  const scores = {
    contradicts: log(wording.contradicts) + force("contradicts"),
    confirms: log(wording.confirms) + force("confirms"),
    qualifies: log(wording.neutral * QUALIFIES_PRIOR) + force("qualifies"),
    unrelated: log(wording.neutral * (1 - QUALIFIES_PRIOR)),
  };
  const sum = Object.values(scores).reduce((total, score) => total + Math.exp(score), 0);
  const part = (score: number): number => Math.exp(score) / sum;
  const [contradicts, confirms, qualifies] = [
    part(scores.contradicts),
    part(scores.confirms),
    part(scores.qualifies),
  ];
  return { contradicts, confirms, qualifies, unrelated: 1 - contradicts - confirms - qualifies };
}

const relationsByLikelihood = (probabilities: Probabilities): readonly Relation[] =>
  [...relations].sort((a, b) => probabilities[b] - probabilities[a]);

/** Reasons without those that say what one before has said. */
function distinct(reasons: readonly Reason[]): readonly Reason[] {
  const said = new Set<string>();
  return reasons.filter(({ sentence }) => !said.has(sentence) && said.add(sentence));
}

/** The rules' reasons, those for the verdict first; the wording's where no rule speaks for it. */
function reasonsOf(
  same: readonly Finding[],
  others: readonly Finding[],
  wording: () => readonly Reason[],
): readonly Reason[] {
  const found = [...same, ...others].map(({ reason }) => reason);
  const all = distinct(same.length > 0 ? found : [...wording(), ...found]);
  return all.length > 0
    ? all.slice(0, 4)
    : [{ sentence: "No single word decides; the wording of the two texts as a whole does." }];
}

/** Whether the wording alone, no rule speaking for it, may propose a relation. */
function mayPropose(relation: Relation, { coverage, isOfCompany }: Grounds): boolean {
  if (relation === "qualifies") return false;
  return coverage >= (relation === "confirms" && isOfCompany ? MIN_REPEATED : MIN_COVERAGE);
}

/** The verdict that the grounds amount to: the likeliest relation where it is likely enough, else "cannot tell". */
export function conclude(grounds: Grounds, fallback: (relation: Relation) => Manner): Verdict {
  const probabilities = weigh(grounds);
  const { findings, wordingReasons, rest } = grounds;
  const [relation] = relationsByLikelihood(probabilities);
  const same = findings.filter((finding) => finding.relation === relation).sort((a, b) => b.force - a.force);
  const others = findings.filter((finding) => finding.relation !== relation);
  const isProposed = relation !== undefined && probabilities[relation] >= PROPOSAL_THRESHOLD;
  if (isProposed && (same.length > 0 || mayPropose(relation, grounds))) {
    const [best] = same;
    return {
      relation,
      manner: best?.manner ?? fallback(relation),
      degree: (best?.degree ?? "full") === "full" && others.length === 0 ? "full" : "partial",
      letterOrSpirit: best?.letterOrSpirit ?? "letter",
      probabilities,
      confidence: probabilities[relation],
      reasons: reasonsOf(same, others, wordingReasons),
    };
  }
  const isUnrelated = probabilities.unrelated >= PROPOSAL_THRESHOLD;
  return {
    ...withoutRelation(isUnrelated ? "unrelated" : null, probabilities),
    confidence: isUnrelated ? probabilities.unrelated : Math.max(...Object.values(probabilities)),
    reasons: distinct([...rest(), ...findings.slice(0, 3).map(({ reason }) => reason)]),
  };
}

/** A verdict without manner and degree: `unrelated`, or "cannot tell". */
export function withoutRelation(
  relation: "unrelated" | null,
  probabilities: Probabilities,
): Omit<Verdict, "confidence" | "reasons"> {
  return { relation, manner: null, degree: null, letterOrSpirit: null, probabilities };
}
