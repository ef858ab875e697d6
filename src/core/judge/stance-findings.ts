import type { ClaimKind } from "../claims/kinds.js";
import { compareDays } from "../dates/day.js";
import type { Manner } from "../links/relations.js";
import type { Finding } from "./findings.js";
import { excerpt, type PairReading } from "./reading.js";
import { directionOpposites, plainOpposites } from "./rule-opposites.js";
import type { Stance } from "./stances.js";
import type { Reason } from "./verdict.js";

/** The manner of a contradiction, by the kind of claim. */
const contradictedAs = {
  promise: "broken_promise",
  position: "reversal",
  prediction: "reversal",
  fact: "reversal",
  definition: "definition_gap",
} as const satisfies Record<ClaimKind, Manner>;

function reasonOf(claim: Stance, evidence: Stance, sentence: string): Reason {
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

/** A stance of each text on the same opposites, where the two can be about one thing. */
function comparable(reading: PairReading): readonly (readonly [Stance, Stance])[] {
  const { claim, evidence } = reading;
  const pairs: (readonly [Stance, Stance])[] = [];
  const seen = new Set<string>();
  for (const mine of claim.stances.filter((stance) => !isAside(stance, claim.stances))) {
    for (const theirs of evidence.stances) {
      if (mine.opposites !== theirs.opposites) continue;
      const key = `${mine.opposites.name} ${mine.side} ${theirs.side}`;
      if (seen.has(key)) continue;
      if (theirs.isSupposed && evidence.given.form === "statement") continue;
      if (!mine.opposites.namesItsObject && !haveObject(reading, mine, theirs)) continue;
      seen.add(key);
      pairs.push([mine, theirs]);
    }
  }
  return pairs;
}

/**
 * Whether the stances of both texts have a shared object, so that "launch" and "end" speak of one thing.
 *
 * A recorded act names what it is about, so one shared object is enough. A statement mentions much in passing, so it
 * needs two.
 */
function haveObject(reading: PairReading, mine: Stance, theirs: Stance): boolean {
  const { shared, coverage } = reading.overlap;
  const objects = shared.filter(
    ({ claimSpan, claimSentences, evidenceSentences }) =>
      claimSpan.start !== mine.start &&
      claimSentences.includes(mine.sentence) &&
      evidenceSentences.includes(theirs.sentence),
  );
  if (reading.evidence.given.form === "move") return objects.length > 0;
  return objects.length > 1 || (objects.length > 0 && coverage >= 0.3);
}

/** Whether a negated stance is only an aside to a plain one: "we will build it; we could not finish it for launch". */
function isAside(stance: Stance, all: readonly Stance[]): boolean {
  return (
    !stance.opposites.namesItsObject &&
    stance.isNegated &&
    all.some((other) => other.opposites === stance.opposites && !other.isNegated)
  );
}

/** Findings from stances on the same opposites: same side, opposite side, or the same with less. */
export function stanceFindings(reading: PairReading): readonly Finding[] {
  const pairs = comparable(reading);
  const naming = pairs.filter(([mine]) => mine.opposites.namesItsObject);
  // "launched a closed model" is about the closing: where opposites name their object, launch and end say little.
  const found = (naming.length > 0 ? naming : pairs).map(([mine, theirs]) =>
    compareStances(reading, mine, theirs),
  );
  // "The launch is delayed" names the launch. That is no agreement about it.
  const isOpposed = naming.length === 0 && found.some(({ relation }) => relation !== "confirms");
  return isOpposed ? found.filter(({ relation }) => relation !== "confirms") : withoutMixed(found);
}

/** Findings where the texts agree in part and disagree in part: the evidence narrows the claim. */
function withoutMixed(found: readonly Finding[]): readonly Finding[] {
  const [against] = found.filter(({ relation }) => relation === "contradicts");
  if (against === undefined || !found.some(({ relation }) => relation === "confirms")) return found;
  const narrowed: Finding = { ...against, relation: "qualifies", manner: "narrowed", degree: "partial" };
  return [narrowed, ...found.filter(({ relation }) => relation === "qualifies")];
}

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

function compareStances(reading: PairReading, mine: Stance, theirs: Stance): Finding {
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
    reason: reasonOf(mine, theirs, `${sentence}: ${quotes}.`),
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

/** Findings where the claim kept a reservation ("not every product") and a later act of restraint uses it. */
export function reservationFindings(reading: PairReading): readonly Finding[] {
  const { claim, evidence } = reading;
  if (!claim.hasReservation) return [];
  const used = evidence.stances.find(
    (stance) =>
      stance.opposites.namesItsObject && !stance.isSupposed && (stance.side === -1 || stance.isLimited),
  );
  const own = used && claim.stances.find((stance) => stance.opposites === used.opposites);
  if (used === undefined || own === undefined) return [];
  const manner = evidence.given.form === "move" ? "kept" : "restated";
  const reason = reasonOf(
    own,
    used,
    `The claim kept a reservation, and the evidence uses it: "${excerpt(evidence.text, used)}".`,
  );
  const promised = claim.stances.find(
    (stance) => stance.opposites === used.opposites && !stance.isLimited && stance.side !== used.side,
  );
  const alsoPromised = promised !== undefined && claim.kind === "promise";
  const force = alsoPromised ? 1.4 : 2.6;
  const found: Finding[] = [
    { relation: "confirms", manner, degree: "partial", letterOrSpirit: "letter", force, reason },
  ];
  if (alsoPromised) {
    const sentence = `The claim also promised this without the reservation: "${excerpt(claim.text, promised)}".`;
    found.push({
      relation: "qualifies",
      manner: "narrowed",
      degree: "partial",
      letterOrSpirit: "letter",
      force: 2.9,
      reason: reasonOf(promised, used, sentence),
    });
  }
  return found;
}
