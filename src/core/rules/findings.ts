import {
  type Degree,
  type LetterOrSpirit,
  type Manner,
  type Relation,
  relations,
} from "../links/relations.js";
import { PROPOSAL_THRESHOLD, QUALIFIES_PRIOR } from "../verdict/thresholds.js";
import type { Probabilities, Reason, Verdict } from "../verdict/verdict.js";
import type { WordingProbabilities } from "./weights/model.js";

/** One sign of a relation, and its strength in log odds (about 0 to 4). */
export interface Finding {
  readonly relation: Relation;
  readonly manner: Manner;
  readonly degree: Degree;
  readonly letterOrSpirit: LetterOrSpirit;
  readonly force: number;
  readonly reason: Reason;
  /** Whether it keeps its full force in texts that are not known to be about a company. */
  readonly holdsOfAnyText?: boolean;
  /** Whether it rests on the direction of a change ("cut", "raise") and not on the amount. */
  readonly isDirection?: boolean;
}

/** The least share of common words with which the wording alone may propose a relation. */
const MIN_COVERAGE = 0.34;
/** The same for a confirmation of a company's claim: a text that says the same shares most of the words. */
const MIN_REPEATED = 0.6;

/** The input of a verdict: the rules' findings, the wording's probabilities and the share of common words. */
export interface Grounds {
  readonly findings: readonly Finding[];
  readonly wording: WordingProbabilities;
  /** Share of the claim's words that have a counterpart in the evidence, 0 to 1. It says how far to trust the wording. */
  readonly coverage: number;
  /** Whether the pair is about a company. The rules are made for such pairs. */
  readonly isOfCompany: boolean;
  /** Called only if no rule supports the verdict. */
  readonly wordingReasons: () => readonly Reason[];
  /** Called only if no relation is proposed. */
  readonly rest: () => readonly Reason[];
}

/**
 * The four probabilities: those of the wording, shifted by the findings of the rules.
 *
 * In texts that are not known to be about a company, findings count less, and still less if the texts share many words.
 * If there are findings, wording with few common words counts less. Without findings, the wording decides alone.
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

/** The reasons without repeated sentences. */
function distinct(reasons: readonly Reason[]): readonly Reason[] {
  const said = new Set<string>();
  return reasons.filter(({ sentence }) => !said.has(sentence) && said.add(sentence));
}

/** The rules' reasons, those for the verdict first. If no rule supports the verdict, the wording's reasons come first. */
function reasonsOf(
  same: readonly Finding[],
  others: readonly Finding[],
  wording: () => readonly Reason[],
): readonly Reason[] {
  const found = [...same, ...others].map(({ reason }) => reason);
  const all = distinct(same.length > 0 ? found : [...wording(), ...found]);
  return all.length > 0
    ? all.slice(0, 4)
    : [{ sentence: "No single word decides. The judge weighed the wording of the two texts as a whole." }];
}

/** Whether the wording alone may propose a relation. */
function mayPropose(relation: Relation, { coverage, isOfCompany }: Grounds): boolean {
  if (relation === "qualifies") return false;
  return coverage >= (relation === "confirms" && isOfCompany ? MIN_REPEATED : MIN_COVERAGE);
}

/** The verdict from the grounds: the likeliest relation if it is likely enough, else `unrelated` or "cannot tell". */
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
