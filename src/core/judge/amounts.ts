import { type Bound, boundOf } from "../language/bounds.js";
import { findDays } from "../language/deadlines.js";
import { once } from "../language/once.js";
import { list, phraseFinder } from "../language/phrases.js";
import { negatedTokens } from "../language/polarity.js";
import { findQuantities, type Quantity } from "../language/quantities.js";
import type { Token } from "../language/tokens.js";
import type { Span } from "../text/span.js";
import type { Finding } from "./findings.js";
import { excerpt, type PairReading, type Side } from "./reading.js";
import type { Reason } from "./verdict.js";

const SAME = 0.02;
/** Units of money: amounts in two of them cannot be called the same. */
const currencies = new Set(["$", "€", "£", "¥", "yuan", "rupee", "franc"]);

/** Whether two amounts are the same but for rounding. */
export const isSameValue = (one: Quantity, other: Quantity): boolean =>
  Math.abs(one.value - other.value) <= SAME * Math.max(Math.abs(one.value), Math.abs(other.value));

const amountsIn = once((tokens): readonly Quantity[] => {
  const found = findQuantities(tokens);
  if (found.length === 0) return found;
  const days = findDays(tokens);
  return found.filter(
    ({ unit, start, end }) => unit !== "" && !days.some((day) => start < day.end && day.start < end),
  );
});

/** The amounts of a text: its numbers with a unit that are no days. Cost: linear, once a text. */
export const amountsOf = ({ tokens }: Pick<Side, "tokens">): readonly Quantity[] => amountsIn(tokens);

const spanOf = ({ start, end }: Span): Span => ({ start, end });

interface Pairing {
  readonly reading: PairReading;
  readonly mine: Quantity;
  readonly theirs: Quantity;
}

function reasonOf({ reading: { claim, evidence }, mine, theirs }: Pairing, says: string): Reason {
  const quotes = `"${excerpt(claim.text, mine)}" in the claim, "${excerpt(evidence.text, theirs)}" in the evidence`;
  return {
    sentence: `The amounts ${says}: ${quotes}.`,
    claimSpan: spanOf(mine),
    evidenceSpan: spanOf(theirs),
  };
}

const findGifts = phraseFinder<true>(
  list(`pay, give, donate, plant, invest, create, hire, add, train, provide, fund, contribute, commit, grant, spend, build, install,
    house, recruit, restore`).map((phrase) => [phrase, true] as const),
);

/** "We will pay $15": to give more than was said keeps the word. Only where the giving is said, not denied. */
function isGiven({ claim }: PairReading, { first }: Quantity): boolean {
  const negated = negatedTokens(claim.tokens);
  const verb = findGifts(claim.tokens).findLast(({ last }) => last < first);
  if (verb === undefined || claim.kind !== "promise") return false;
  const inSentence = claim.tokens[verb.first]?.sentence === claim.tokens[first]?.sentence;
  return inSentence && first - verb.last <= 6 && negated[verb.first] !== true;
}

/** Whether an amount lies within what another stands for; `null` where its own bound leaves that open. */
function isWithin({ mine, theirs }: Pairing, bound: Bound, own: Bound): boolean | null {
  const isSame = isSameValue(mine, theirs);
  if (bound === "at least") {
    if (isSame || theirs.value > mine.value) return own === "at most" ? null : true;
    return own === "at least" ? null : false;
  }
  if (isSame || theirs.value < mine.value) return own === "at least" ? null : true;
  return own === "at most" ? null : false;
}

const mannerOfBreak = ({ claim }: PairReading): "broken_promise" | "reversal" =>
  claim.kind === "promise" ? "broken_promise" : "reversal";
const mannerOfKeeping = ({ evidence }: PairReading): "kept" | "restated" =>
  evidence.given.form === "move" ? "kept" : "restated";

function compareBounded(
  pairing: Pairing,
  bound: "at least" | "at most",
  isSaid: boolean,
): readonly Finding[] {
  const { reading, theirs } = pairing;
  const within = isWithin(pairing, bound, boundOf(reading.evidence.tokens, theirs));
  if (within === null) return [];
  const letter = { letterOrSpirit: "letter" } as const;
  if (within) {
    const says = isSaid
      ? `agree, for the claim's is ${bound} so much`
      : "agree, for no less is given than was said";
    const manner = mannerOfKeeping(reading);
    return [
      {
        ...letter,
        relation: "confirms",
        manner,
        degree: "full",
        force: 2.8,
        reason: reasonOf(pairing, says),
      },
    ];
  }
  const reason = reasonOf(pairing, isSaid ? `differ, for the claim's is ${bound} so much` : "differ");
  if (reading.claim.strength === "hedged")
    return [{ ...letter, relation: "qualifies", manner: "clarified", degree: "partial", force: 1.4, reason }];
  const manner = mannerOfBreak(reading);
  const force = isSaid ? 3.2 : 1.9;
  return [{ ...letter, relation: "contradicts", manner, degree: "partial", force, reason }];
}

function compareExact(pairing: Pairing): Finding {
  const { reading, mine, theirs } = pairing;
  const isSame = isSameValue(mine, theirs);
  const base = { letterOrSpirit: "letter", degree: isSame ? "full" : "partial" } as const;
  const reason = reasonOf(pairing, isSame ? "agree" : "differ");
  if (isSame) return { ...base, relation: "confirms", manner: mannerOfKeeping(reading), force: 1.2, reason };
  if (reading.claim.strength === "hedged")
    return { ...base, relation: "qualifies", manner: "clarified", force: 1.4, reason };
  return { ...base, relation: "contradicts", manner: mannerOfBreak(reading), force: 1.9, reason };
}

function compareAmounts(pairing: Pairing): readonly Finding[] {
  const { reading, mine, theirs } = pairing;
  const bound = boundOf(reading.claim.tokens, mine);
  if (bound !== "exactly") return compareBounded(pairing, bound, true);
  const isMore = theirs.value > mine.value && !isSameValue(mine, theirs);
  if (isMore && isGiven(reading, mine)) return compareBounded(pairing, "at least", false);
  return [compareExact(pairing)];
}

const skipped = new Set("every each the a in for after exactly once".split(" "));
const denials = new Set(["not", "never"]);

/** Where an amount is denied itself: "not every four weeks". */
function denialOf(tokens: readonly Token[], { first }: Quantity): Token | null {
  let at = first - 1;
  while (at >= 0 && first - at <= 4 && skipped.has(tokens[at]?.lower ?? "")) at -= 1;
  const token = tokens[at];
  return token !== undefined && denials.has(token.lower) ? token : null;
}

const isRhythm = (tokens: readonly Token[], { first }: Quantity): boolean =>
  ["every", "each"].includes(tokens[first - 1]?.lower ?? "");

/** The same amount that the evidence denies: "every 4 weeks" beside "not every four weeks". */
function deniedFindings(reading: PairReading): readonly Finding[] {
  const { claim, evidence, overlap } = reading;
  for (const mine of amountsOf(claim)) {
    if (denialOf(claim.tokens, mine) !== null) continue;
    for (const theirs of amountsOf(evidence)) {
      const denial = denialOf(evidence.tokens, theirs);
      if (denial === null || theirs.unit !== mine.unit || theirs.value !== mine.value) continue;
      // A rhythm is subject enough: few texts of one matter name two that are the same.
      const areRhythms = isRhythm(claim.tokens, mine) && isRhythm(evidence.tokens, theirs);
      if (!areRhythms && overlap.weight < 2) continue;
      const denied = { start: denial.start, end: theirs.end };
      const sentence = `The claim says "${excerpt(claim.text, mine)}"; the evidence denies it: "${excerpt(evidence.text, denied)}".`;
      const reason = { sentence, claimSpan: spanOf(mine), evidenceSpan: denied };
      const manner = mannerOfBreak(reading);
      const base = { degree: "partial", letterOrSpirit: "letter", force: 4, holdsOfAnyText: true } as const;
      return [{ ...base, relation: "contradicts", manner, reason }];
    }
  }
  return [];
}

/** Money in another currency: the evidence leaves open whether it is as much. */
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

/** What the amounts of a common subject say that both texts give: the same, within a bound, denied, or other ones. */
export function quantityFindings(reading: PairReading): readonly Finding[] {
  const denied = deniedFindings(reading);
  if (denied.length > 0 || reading.overlap.weight < 2) return denied;
  const theirs = amountsOf(reading.evidence);
  if (theirs.length === 0) return [];
  for (const mine of amountsOf(reading.claim)) {
    const same = theirs.filter(({ unit }) => unit === mine.unit);
    const [only] = same;
    // Two amounts of one unit in the evidence: which of them answers the claim's is a guess.
    if (only !== undefined && same.length === 1) return compareAmounts({ reading, mine, theirs: only });
  }
  return currencyFindings(reading);
}
