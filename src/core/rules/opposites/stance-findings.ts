import { isLimitedChange } from "../binding/limited-changes.js";
import type { Finding } from "../findings.js";
import { excerpt, type PairReading } from "../reading/reading.js";
import { compareStances, stanceReason } from "./stance-outcomes.js";
import type { Stance } from "./stances.js";

/** Pairs of stances on the same opposites, one of each text, that can be about one thing. */
function comparable(reading: PairReading): readonly (readonly [Stance, Stance])[] {
  const { claim, evidence } = reading;
  const pairs: (readonly [Stance, Stance])[] = [];
  const seen = new Set<string>();
  const own = claim.stances.filter(
    (stance) => !isAside(stance, claim.stances) && !isLimitedChange(stance, claim.tokens),
  );
  for (const mine of own) {
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
  // "Launched a closed model" is about openness. If opposites name their object, launch and end say little.
  const found = (naming.length > 0 ? naming : pairs).map(([mine, theirs]) =>
    compareStances(reading, mine, theirs),
  );
  // "The launch is delayed" names the launch. That is no agreement about it.
  const isOpposed = naming.length === 0 && found.some(({ relation }) => relation !== "confirms");
  return isOpposed ? found.filter(({ relation }) => relation !== "confirms") : withoutMixed(found);
}

/** The findings, with one change: if the texts agree in part and disagree in part, the evidence narrows the claim. */
function withoutMixed(found: readonly Finding[]): readonly Finding[] {
  const [against] = found.filter(({ relation }) => relation === "contradicts");
  if (against === undefined || !found.some(({ relation }) => relation === "confirms")) return found;
  const narrowed: Finding = { ...against, relation: "qualifies", manner: "narrowed", degree: "partial" };
  return [narrowed, ...found.filter(({ relation }) => relation === "qualifies")];
}

/** Findings if the claim kept a reservation ("not every product") and a later act of restraint uses it. */
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
  const reason = stanceReason(
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
      reason: stanceReason(promised, used, sentence),
    });
  }
  return found;
}
