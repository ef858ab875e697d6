import { compareDays } from "../../dates/day.js";
import { type Bound, boundOf } from "../../language/bounds.js";
import type { Quantity } from "../../language/quantities.js";
import type { Token } from "../../language/tokens.js";
import type { Limit } from "../binding/limits.js";
import { dueOf } from "../binding/timing.js";
import type { Finding } from "../findings.js";
import { excerpt, type PairReading } from "../reading/reading.js";
import {
  amountsOf,
  isSameValue,
  isWithin,
  type Pairing,
  pairingOf,
  reasonOf,
  spanOf,
} from "./amount-pairs.js";
import { agree, boundOfTarget, isGenerous, targetOf } from "./targets.js";

/** Units of money. Amounts in two currencies cannot be compared. */
const currencies = new Set(["$", "€", "£", "¥", "yuan", "rupee", "franc"]);

const mannerOfBreak = ({ claim }: PairReading): "broken_promise" | "reversal" =>
  claim.kind === "promise" ? "broken_promise" : "reversal";
const mannerOfKeeping = ({ evidence }: PairReading): "kept" | "restated" =>
  evidence.given.form === "move" ? "kept" : "restated";

const inLetter = { letterOrSpirit: "letter" } as const;

const qualifies = (pairing: Pairing, says: string): Finding => ({
  ...inLetter,
  relation: "qualifies",
  manner: "clarified",
  degree: "partial",
  force: 1.4,
  reason: reasonOf(pairing, says),
});

const confirms = (pairing: Pairing, force: number, says: string): Finding => ({
  ...inLetter,
  relation: "confirms",
  manner: mannerOfKeeping(pairing.reading),
  degree: "full",
  force,
  reason: reasonOf(pairing, says),
});

/** A contradiction, or a qualification if the claim is hedged. */
function contradicts(pairing: Pairing, force: number, says: string): Finding {
  const { reading } = pairing;
  if (reading.claim.strength === "hedged") return qualifies(pairing, says);
  const manner = mannerOfBreak(reading);
  const reason = reasonOf(pairing, says);
  return { ...inLetter, relation: "contradicts", manner, degree: "partial", force, reason };
}

/** Whether the claim was not yet due on the day of the evidence, so that the amount may still grow. */
function isEarly(reading: PairReading): boolean {
  const due = dueOf(reading);
  const { day } = reading.evidence.given;
  return due !== null && day !== undefined && compareDays(day, due.day) !== "after";
}

interface Bounded {
  readonly bound: "at least" | "at most";
  /** Whether the claim's words give the bound. If not, the direction of its verb does. */
  readonly isSaid: boolean;
}

function compareBounded(pairing: Pairing, { bound, isSaid }: Bounded): readonly Finding[] {
  const { reading, theirs } = pairing;
  const within = isWithin(pairing, bound, boundOf(reading.evidence.tokens, theirs));
  if (within === null) return [];
  if (within)
    return [confirms(pairing, 2.8, isSaid ? `agree: the claim says ${bound} so much` : "meet the target")];
  if (bound === "at least" && isEarly(reading))
    return [qualifies(pairing, "differ, but the claim was not yet due")];
  const force = isSaid ? 3.2 : 1.9;
  return [
    contradicts(pairing, force, isSaid ? `differ: the claim says ${bound} so much` : "miss the target"),
  ];
}

function compareExact(pairing: Pairing): Finding {
  return isSameValue(pairing.mine, pairing.theirs)
    ? confirms(pairing, 1.2, "agree")
    : contradicts(pairing, 1.9, "differ");
}

/** Findings from the verbs that say which way an amount moves. `null` if the verbs tell nothing about the pair. */
function compareTargets(pairing: Pairing, bound: Bound): readonly Finding[] | null {
  const { claim, evidence } = pairing.reading;
  if (claim.kind !== "promise" && claim.kind !== "prediction") return null;
  const mine = targetOf(claim.tokens, pairing.mine);
  if (mine === null) return null;
  // "We will not cut 500 jobs": the opposites tell whether jobs were cut.
  if (mine.isNegated) return bound === "exactly" ? [] : null;
  const theirs = targetOf(evidence.tokens, pairing.theirs);
  const isGift = mine.direction === "give";
  if (!isGift && (theirs === null || theirs.isNegated || !agree(mine, theirs)))
    return isSameValue(pairing.mine, pairing.theirs) ? null : [];
  const isMore = pairing.theirs.value > pairing.mine.value && !isSameValue(pairing.mine, pairing.theirs);
  if (bound === "at most" && isMore && isGenerous(mine))
    return [qualifies(pairing, "differ: more was done than the claim allowed for")];
  if (bound !== "exactly") return null;
  const target = boundOfTarget(mine);
  if (target !== null && target !== "exactly")
    return compareBounded(pairing, { bound: target, isSaid: false });
  return isSameValue(pairing.mine, pairing.theirs)
    ? null
    : [qualifies(pairing, "differ, and only a reader can say whether that keeps the claim")];
}

function compareAmounts(pairing: Pairing): readonly Finding[] {
  const bound = boundOf(pairing.reading.claim.tokens, pairing.mine);
  const byTarget = compareTargets(pairing, bound);
  if (byTarget !== null) return byTarget;
  return bound === "exactly" ? [compareExact(pairing)] : compareBounded(pairing, { bound, isSaid: true });
}

const skipped = new Set("every each the a in for after exactly once".split(" "));
const denials = new Set(["not", "never"]);

/** The word that negates an amount itself ("not each third day"), or `null`. */
function denialOf(tokens: readonly Token[], { first }: Quantity): Token | null {
  let at = first - 1;
  while (at >= 0 && first - at <= 4 && skipped.has(tokens[at]?.lower ?? "")) at -= 1;
  const token = tokens[at];
  return token !== undefined && denials.has(token.lower) ? token : null;
}

const isRhythm = (tokens: readonly Token[], { first }: Quantity): boolean =>
  ["every", "each"].includes(tokens[first - 1]?.lower ?? "");

/** Findings if the evidence denies the claim's amount: "every 3 days", "not each third day". */
function deniedFindings(reading: PairReading): readonly Finding[] {
  const { claim, evidence, overlap } = reading;
  for (const mine of amountsOf(claim)) {
    if (denialOf(claim.tokens, mine) !== null) continue;
    for (const theirs of amountsOf(evidence)) {
      const denial = denialOf(evidence.tokens, theirs);
      if (denial === null || theirs.unit !== mine.unit || theirs.value !== mine.value) continue;
      // Two texts that name the same rhythm are about the same thing, so no other shared subject is needed.
      const areRhythms = isRhythm(claim.tokens, mine) && isRhythm(evidence.tokens, theirs);
      if (!areRhythms && overlap.weight < 2) continue;
      const denied = { start: denial.start, end: theirs.end };
      const sentence = `The claim says "${excerpt(claim.text, mine)}". The evidence denies it: "${excerpt(evidence.text, denied)}".`;
      const reason = { sentence, claimSpan: spanOf(mine), evidenceSpan: denied };
      const manner = mannerOfBreak(reading);
      const base = { degree: "partial", letterOrSpirit: "letter", force: 4, holdsOfAnyText: true } as const;
      return [{ ...base, relation: "contradicts", manner, reason }];
    }
  }
  return [];
}

/** Findings if the evidence gives an amount in another currency, which may be more or less. */
function currencyFindings(reading: PairReading): readonly Finding[] {
  const inMoney = (quantity: Quantity): boolean => currencies.has(quantity.unit);
  const [mine, ...more] = amountsOf(reading.claim).filter(inMoney);
  const [theirs, ...others] = amountsOf(reading.evidence).filter(inMoney);
  if (mine === undefined || theirs === undefined || more.length > 0 || others.length > 0) return [];
  if (mine.unit === theirs.unit) return [];
  const reason = reasonOf(
    { reading, mine, theirs },
    "are in different currencies and cannot be called the same",
  );
  return [
    {
      relation: "qualifies",
      manner: "clarified",
      degree: "partial",
      letterOrSpirit: "letter",
      force: 1,
      reason,
    },
  ];
}

/** Findings from the amounts of a subject that both texts share: the same, within a bound, denied, or different. */
export function quantityFindings(reading: PairReading): readonly Finding[] {
  const denied = deniedFindings(reading);
  if (denied.length > 0 || reading.overlap.weight < 2) return denied;
  if (amountsOf(reading.evidence).length === 0) return [];
  const pairing = pairingOf(reading);
  return pairing === null ? currencyFindings(reading) : compareAmounts(pairing);
}

/**
 * The limit if the amounts differ but break no promise: a target was passed, or the amounts measure different things.
 *
 * Without this limit, the wording alone would call a different number a contradiction.
 */
export function otherAmountIsNoBreach(reading: PairReading): Limit | null {
  if (reading.overlap.weight < 2 || deniedFindings(reading).length > 0) return null;
  const pairing = pairingOf(reading);
  if (pairing === null || isSameValue(pairing.mine, pairing.theirs)) return null;
  const found = compareTargets(pairing, boundOf(reading.claim.tokens, pairing.mine));
  if (found === null || found.some(({ relation }) => relation === "contradicts")) return null;
  const reason = found[0]?.reason ?? reasonOf(pairing, "cannot be compared");
  return { excludes: ["contradicts"], onlyWording: true, reason };
}
