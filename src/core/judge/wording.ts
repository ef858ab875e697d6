import { negatedTokens } from "../language/polarity.js";
import type { Aligned, Edit } from "./alignment.js";
import { clauseOfClaim } from "./committed.js";
import type { Compared } from "./compare.js";
import type { WordingProbabilities } from "./model.js";
import type { Reason, Span } from "./verdict.js";

/** How an edit that sets two texts against each other is put to a reader. */
const against: Readonly<Partial<Record<Edit, string>>> = {
  opposite: "is the opposite of what the evidence says",
  sibling: "is not what the evidence says",
  "other number": "is not the number in the evidence",
  replaced: "is not the word the evidence has in its place",
};
/** Words farther apart than this in the lexicon are not of a kind in a reader's eyes. */
const MAX_DISTANCE = 4;

const spanOf = ({ start, end }: Span): Span => ({ start, end });

function pairReason(one: Aligned, verb: string): Reason {
  const other = one.other?.token;
  return {
    sentence: `"${one.word.token.lower}" in the claim ${verb}: "${other?.lower ?? ""}".`,
    claimSpan: spanOf(one.word.token),
    ...(other ? { evidenceSpan: spanOf(other) } : {}),
  };
}

function reasonsAgainst(compared: Compared): readonly Reason[] {
  const [mine, theirs] = [negatedTokens(compared.claim), negatedTokens(compared.evidence)];
  const found: Reason[] = [];
  for (const one of compared.aligned) {
    const verb = against[one.edit];
    if (verb !== undefined && one.distance <= MAX_DISTANCE) found.push(pairReason(one, verb));
    else if (one.other && mine[one.word.index] !== theirs[one.other.index]) {
      const side = mine[one.word.index] ? "claim" : "evidence";
      found.push({
        ...pairReason(one, "meets"),
        sentence: `"${one.word.token.lower}" is negated in the ${side} only.`,
      });
    }
  }
  return found;
}

/** Below this the evidence takes what it says for untrue rather than open. */
const DENIED = -0.3;
const MAX_QUOTED = 90;

/** Where the evidence has the claim's words only under others that take them back: "we do not think that ...". */
function denialReasons({ claim, evidence }: Compared): readonly Reason[] {
  const clause = clauseOfClaim(claim, evidence);
  if (clause === null || clause.commitment > DENIED) return [];
  const words = evidence.slice(clause.first, clause.last + 1).map(({ lower }) => lower);
  const quoted = words.join(" ").slice(0, MAX_QUOTED);
  return [
    {
      sentence: `The evidence says what the claim says only to deny or doubt it: "${quoted}".`,
      evidenceSpan: spanOf(clause),
    },
  ];
}

function reasonsFor(compared: Compared): readonly Reason[] {
  const answered = compared.aligned.filter(({ other }) => other !== null);
  const [first] = answered;
  if (first?.other == null) return [];
  const words = answered.slice(0, 5).map(({ word }) => `"${word.token.lower}"`);
  return [
    {
      sentence: `The evidence has ${answered.length} of the claim's ${compared.aligned.length} words or their like: ${words.join(", ")}.`,
      claimSpan: spanOf(first.word.token),
      evidenceSpan: spanOf(first.other.token),
    },
  ];
}

/** The edits between the texts that speak for what their wording is likeliest to mean, as reasons. */
export function wordingReasons(compared: Compared, wording: WordingProbabilities): readonly Reason[] {
  if (wording.contradicts <= wording.confirms) return reasonsFor(compared);
  return [...denialReasons(compared), ...reasonsAgainst(compared)].slice(0, 3);
}

/** The share of the claim's content words that the evidence answers, 0 to 1. */
export function coverageOf({ aligned }: Compared): number {
  return aligned.length === 0 ? 0 : aligned.filter(({ other }) => other !== null).length / aligned.length;
}
