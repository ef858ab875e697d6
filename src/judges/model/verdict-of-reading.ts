import {
  type Degree,
  type Manner,
  mannersOf,
  type Relation,
  type VerdictRelation,
} from "../../core/links/relations.js";
import { excerpt } from "../../core/rules/reading/reading.js";
import { mannerOf } from "../../core/verdict/manner.js";
import type { Pair, Probabilities, Reason, Verdict } from "../../core/verdict/verdict.js";
import type { ModelDescription } from "./model-file.js";
import type { ModelReading } from "./reading.js";

type Read = Exclude<ModelReading, { readonly failed: string }>;

/** What a loss of probability must be before a part is named as deciding. */
const LEAST_LOSS = 0.05;

const asWhat: Readonly<Record<Relation, string>> = {
  contradicts: "contradicts the claim",
  confirms: "confirms the claim",
  qualifies: "qualifies the claim",
};

/**
 * The verdict that a model's reading of a pair amounts to. Pure.
 *
 * The relation is the likeliest of the four. Below the model's threshold it is uncertain: an answer to a question, and
 * no proposal.
 */
export function verdictOfReading(pair: Pair, reading: Read, model: ModelDescription): Verdict {
  const probabilities = toProbabilities(reading, model);
  const said = mostLikely(probabilities);
  if (said === "unrelated") return unrelatedVerdict(probabilities);
  return {
    ...(probabilities[said] < model.proposeAt && { isUncertain: true }),
    relation: said,
    manner: mannerFor(said, pair, reading, model),
    degree: degreeFor(said, reading, model),
    letterOrSpirit: "letter",
    probabilities,
    confidence: probabilities[said],
    reasons: reasonsFor(said, pair, reading, probabilities[said]),
  };
}

function toProbabilities({ scores }: Read, { relations }: ModelDescription): Probabilities {
  const entries = relations.map((relation, place) => [relation, scores.relation[place] ?? 0]);
  return Object.fromEntries(entries) as unknown as Probabilities; // the description has each relation once
}

const mostLikely = (probabilities: Probabilities): VerdictRelation =>
  (Object.keys(probabilities) as VerdictRelation[]).reduce((best, relation) =>
    probabilities[relation] > probabilities[best] ? relation : best,
  );

/** The likeliest manner among those that the relation can have. */
function mannerFor(relation: Relation, pair: Pair, { scores }: Read, { manners }: ModelDescription): Manner {
  const allowed: readonly Manner[] = mannersOf[relation];
  const ranked = manners
    .map((manner, place) => ({ manner, score: scores.manner[place] ?? Number.NEGATIVE_INFINITY }))
    .filter(({ manner }) => allowed.includes(manner))
    .sort((a, b) => b.score - a.score);
  return ranked[0]?.manner ?? mannerOf(relation, pair);
}

function degreeFor(relation: Relation, { scores }: Read, { degrees }: ModelDescription): Degree {
  if (relation === "qualifies") return "partial";
  if (relation === "confirms") return "full";
  return degrees[scores.degree.indexOf(Math.max(...scores.degree))] ?? "full";
}

const percent = (probability: number): string => `${Math.round(100 * probability)}%`;

/** The parts whose removal changes the verdict most: what the decision looked at, measured. */
function reasonsFor(relation: Relation, pair: Pair, reading: Read, probability: number): readonly Reason[] {
  const { claimSpan, evidenceSpan, decisive } = reading;
  const opening = `The model reads that the evidence ${asWhat[relation]}, with a probability of ${percent(probability)}.`;
  const [claim, evidence] = [decisive?.claim, decisive?.evidence];
  const isWhole =
    evidence != null &&
    evidence.span.start <= 1 &&
    evidence.span.end >= pair.evidence.text.trimEnd().length - 1;
  if (isWhole) return [{ sentence: opening, claimSpan, evidenceSpan }];
  if (evidence == null || evidence.loss < LEAST_LOSS)
    return [{ sentence: `${opening} No single clause decides this.`, claimSpan, evidenceSpan }];
  const words = excerpt(pair.evidence.text, evidence.span);
  const rest = percent(Math.max(0, probability - evidence.loss));
  const sentence = `${opening} The clause "${words}" decides: without it the probability is ${rest}.`;
  if (claim == null || claim.loss < LEAST_LOSS) return [{ sentence, claimSpan, evidenceSpan: evidence.span }];
  const [mine, without] = [
    excerpt(pair.claim.text, claim.span),
    percent(Math.max(0, probability - claim.loss)),
  ];
  return [
    { sentence, claimSpan: claim.span, evidenceSpan: evidence.span },
    {
      sentence: `In the claim "${mine}" matters most: without it the probability is ${without}.`,
      claimSpan: claim.span,
    },
  ];
}

function unrelatedVerdict(probabilities: Probabilities): Verdict {
  const sentence = "The model finds that the evidence says nothing for or against the claim.";
  return {
    ...{ relation: "unrelated", manner: null, degree: null, letterOrSpirit: null },
    probabilities,
    confidence: probabilities.unrelated,
    reasons: [{ sentence }],
  };
}
