import { negatedTokens } from "../language/polarity.js";
import type { Span } from "../text/span.js";
import type { Reason } from "../verdict/verdict.js";
import { clauseOfClaim } from "./binding/committed.js";
import type { Aligned, Edit } from "./reading/alignment.js";
import type { Compared } from "./reading/compare.js";
import type { WordingProbabilities } from "./weights/model.js";

/** The words for a reader about each difference that sets two texts against each other. */
const against: Readonly<Partial<Record<Edit, string>>> = {
  opposite: "is the opposite of the evidence's word",
  sibling: "differs from the evidence's word",
  "other number": "differs from the evidence's number",
  replaced: "is replaced by another word in the evidence",
};
/** The greatest distance in the lexicon at which two words still seem alike to a reader. */
const MAX_DISTANCE = 4;

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** The words of a span in each text, for a reason to quote. */
export interface Quotes {
  readonly ofClaim: (span: Span) => string;
  readonly ofEvidence: (span: Span) => string;
}

const spansOf = ({ word, other }: Aligned): Pick<Reason, "claimSpan" | "evidenceSpan"> => ({
  claimSpan: spanOf(word.token),
  ...(other ? { evidenceSpan: spanOf(other.token) } : {}),
});

function editReason(one: Aligned, verb: string, quotes: Quotes): Reason {
  const theirs = one.other ? quotes.ofEvidence(one.other.token) : "";
  const sentence = `"${quotes.ofClaim(one.word.token)}" in the claim ${verb}${theirs === "" ? "" : `: "${theirs}"`}.`;
  return { sentence, ...spansOf(one) };
}

/** The reason if one text negates the other's verb, else `null`. A negated noun would explain nothing. */
function negationReason({ claim, evidence, aligned }: Compared, quotes: Quotes): Reason | null {
  const [mine, theirs] = [negatedTokens(claim), negatedTokens(evidence)];
  const one = aligned.find(
    ({ word, other }) => word.kind === "verb" && other && mine[word.index] !== theirs[other.index],
  );
  if (one?.other == null) return null;
  const words = `"${quotes.ofClaim(one.word.token)}" in the claim, "${quotes.ofEvidence(one.other.token)}" in the evidence`;
  const who = mine[one.word.index]
    ? "claim negates this, and the evidence"
    : "evidence negates this, and the claim";
  return { sentence: `The ${who} does not: ${words}.`, ...spansOf(one) };
}

function reasonsAgainst(compared: Compared, quotes: Quotes): readonly Reason[] {
  const negation = negationReason(compared, quotes);
  const found: Reason[] = negation === null ? [] : [negation];
  for (const one of compared.aligned) {
    const verb = against[one.edit];
    if (verb !== undefined && one.other !== null && one.distance <= MAX_DISTANCE)
      found.push(editReason(one, verb, quotes));
  }
  return found;
}

/** Below this commitment, the evidence denies a clause and does not just leave it open. */
const DENIED = -0.3;

/** The reason if the evidence has the claim's words only in a clause that it denies: "we do not think that ...". */
function denialReasons({ claim, evidence }: Compared, quotes: Quotes): readonly Reason[] {
  const clause = clauseOfClaim(claim, evidence);
  if (clause === null || clause.commitment > DENIED) return [];
  return [
    {
      sentence: `The evidence repeats the claim only to deny or doubt it: "${quotes.ofEvidence(clause)}".`,
      evidenceSpan: spanOf(clause),
    },
  ];
}

function reasonsFor(compared: Compared, quotes: Quotes): readonly Reason[] {
  const answered = compared.aligned.filter(({ other }) => other !== null);
  const [first] = answered;
  if (first?.other == null) return [];
  const words = answered.slice(0, 5).map(({ word }) => `"${quotes.ofClaim(word.token)}"`);
  return [
    {
      sentence: `The evidence has ${answered.length} of the claim's ${compared.aligned.length} content words, or similar ones: ${words.join(", ")}.`,
      claimSpan: spanOf(first.word.token),
      evidenceSpan: spanOf(first.other.token),
    },
  ];
}

/** The reasons for the likeliest relation by the wording: the differences, or the common words. */
export function wordingReasons(
  compared: Compared,
  wording: WordingProbabilities,
  quotes: Quotes,
): readonly Reason[] {
  if (wording.contradicts <= wording.confirms) return reasonsFor(compared, quotes);
  return [...denialReasons(compared, quotes), ...reasonsAgainst(compared, quotes)].slice(0, 3);
}

/** The share of the claim's content words that have a counterpart in the evidence, 0 to 1. */
export function coverageOf({ aligned }: Compared): number {
  return aligned.length === 0 ? 0 : aligned.filter(({ other }) => other !== null).length / aligned.length;
}
