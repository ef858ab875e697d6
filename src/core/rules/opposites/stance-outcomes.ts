import type { ClaimKind } from "../../claims/kinds.js";
import { compareDays } from "../../dates/day.js";
import type { Manner } from "../../links/relations.js";
import type { Reason } from "../../verdict/verdict.js";
import type { Finding } from "../findings.js";
import { excerpt, type PairReading } from "../reading/reading.js";
import { directionOpposites, plainOpposites } from "./rule-opposites.js";
import type { Stance } from "./stances.js";

/** The manner of a contradiction, by the kind of claim. */
const contradictedAs = {
  promise: "broken_promise",
  position: "reversal",
  prediction: "reversal",
  fact: "reversal",
  definition: "definition_gap",
} as const satisfies Record<ClaimKind, Manner>;

/** A reason that quotes a stance of each text. */
export function stanceReason(claim: Stance, evidence: Stance, sentence: string): Reason {
  return {
    sentence,
    claimSpan: { start: claim.start, end: claim.end },
    evidenceSpan: { start: evidence.start, end: evidence.end },
  };
}

/** A stance's words in quotation marks. A negated stance says so, or its words would seem to prove the opposite. */
const quoted = (text: string, stance: Stance): string =>
  stance.isNegated ? `"${excerpt(text, stance)}" (negated)` : `"${excerpt(text, stance)}"`;

const poleName = (stance: Stance): string => stance.opposites.poles[stance.side === 1 ? 0 : 1];

function isEarlier({ claim, evidence }: PairReading): boolean {
  const [said, done] = [claim.given.day, evidence.given.day];
  return said !== undefined && done !== undefined && compareDays(done, said) === "before";
}

/** The result of a comparison, before its quotes are added. */
interface Outcome {
  readonly relation: Finding["relation"];
  readonly manner: Manner;
  readonly isFull?: boolean;
  readonly force: number;
  readonly sentence: string;
}

/** The finding that a stance of each text on the same opposites gives. */
export function compareStances(reading: PairReading, mine: Stance, theirs: Stance): Finding {
  const { claim, evidence } = reading;
  const base = mine.opposites.namesItsObject ? 2.4 : 1.8 + 0.3 * Math.min(reading.overlap.weight, 3);
  const compared = mine.side === theirs.side ? sameSide : otherSide;
  const { sentence, isFull, ...outcome } = compared(reading, { mine, theirs, base });
  const quotes = `${quoted(claim.text, mine)} in the claim, ${quoted(evidence.text, theirs)} in the evidence`;
  return {
    ...outcome,
    degree: isFull === true ? "full" : "partial",
    letterOrSpirit: claim.kind === "position" || claim.strength !== "firm" ? "spirit" : "letter",
    isDirection: directionOpposites.has(mine.opposites.name),
    reason: stanceReason(mine, theirs, `${sentence}: ${quotes}.`),
  };
}

interface Sides {
  readonly mine: Stance;
  readonly theirs: Stance;
  readonly base: number;
}

const SAID_AGAIN = 0.5;
/** How many subjects the sentences of two stances must share before one repeats the other. */
const MIN_SAID_AGAIN = 3;

function sharedBeside({ shared }: PairReading["overlap"], mine: Stance, theirs: Stance): number {
  return shared.filter(
    ({ claimSentences, evidenceSentences }) =>
      claimSentences.includes(mine.sentence) && evidenceSentences.includes(theirs.sentence),
  ).length;
}

const narrowed = { relation: "qualifies", manner: "narrowed" } as const;

function sameSide({ claim, evidence, overlap }: PairReading, { mine, theirs, base }: Sides): Outcome {
  const pole = poleName(mine);
  const isPassing = evidence.given.form === "statement" && overlap.coverage < 0.4;
  if (mine.isReluctant) {
    const sentence = "The claim said that this would be done only unwillingly, and the evidence does it";
    return { ...narrowed, force: base + 0.6, sentence };
  }
  if (theirs.isLimited && !mine.isLimited) {
    return {
      ...narrowed,
      force: isPassing ? SAID_AGAIN : base + 0.6,
      sentence: `Both texts take one side (${pole}), but the evidence does so with limits`,
    };
  }
  if (mine.named !== null && theirs.named !== null && mine.named !== theirs.named) {
    return {
      ...narrowed,
      force: base + 0.6,
      sentence: `Both texts take one side (${pole}), but under different names`,
    };
  }
  const manner = evidence.given.form === "move" ? "kept" : "restated";
  // Two texts that launch something agree only if the claim had promised the launch.
  const isWeak = !mine.opposites.namesItsObject && claim.kind !== "promise";
  // Two statements for the same cause do not say the same. Their sentences must share enough subjects.
  const isPlain = plainOpposites.has(mine.opposites.name) && overlap.coverage >= 0.5;
  const isAgain =
    isPlain || evidence.given.form === "move" || sharedBeside(overlap, mine, theirs) >= MIN_SAID_AGAIN;
  const force = isAgain ? (isWeak ? 0.8 : base) : SAID_AGAIN;
  return {
    relation: "confirms",
    manner,
    isFull: !mine.isLimited,
    force,
    sentence: `Both texts take one side (${pole})`,
  };
}

function otherSide(reading: PairReading, { mine, theirs, base }: Sides): Outcome {
  const { claim, evidence } = reading;
  const isPassing = evidence.given.form === "statement" && reading.overlap.coverage < 0.4;
  const words = `The two texts take opposite sides (${poleName(mine)} and ${poleName(theirs)})`;
  if (mine.isLimited) {
    return {
      relation: "qualifies",
      manner: "clarified",
      // A fact about others is no stance of the company, so an act clarifies little.
      force: claim.kind === "fact" ? 0.5 : base + 0.2,
      sentence: `${words}, but the claim had limits`,
    };
  }
  if (evidence.isReported)
    return { ...narrowed, force: base + 0.5, sentence: `${words}, according to a report` };
  if (theirs.isLimited)
    return { ...narrowed, force: isPassing ? SAID_AGAIN : base + 0.3, sentence: `${words}, in part` };
  if (claim.strength === "hedged")
    return { ...narrowed, force: base, sentence: `${words}, but the claim was hedged` };
  // An act can break a promise in full. A view or a forecast, or an act from before the claim, is contradicted in part.
  const isFull =
    (claim.kind === "promise" || claim.kind === "fact") && claim.strength === "firm" && !isEarlier(reading);
  return {
    relation: "contradicts",
    manner: contradictedAs[claim.kind],
    isFull,
    force: base + 0.4,
    sentence: words,
  };
}
