import { compareDays, formatDay } from "../../dates/day.js";
import { findDays } from "../../language/deadlines.js";
import { list, phraseFinder } from "../../language/phrases.js";
import { findTakenBack, type TakenBack } from "../binding/taken-back.js";
import type { Finding } from "../findings.js";
import { excerpt, type PairReading } from "../reading/reading.js";

function unmetOn(reading: PairReading): boolean {
  const { tokens } = reading.evidence;
  const words = tokens.map((token) => token.lower).join(" ");
  return /\b(?:delay|postpone|late|missed|not yet|never|has not|have not|did not|will not|later than)/.test(
    words,
  );
}

/** Findings of a missed deadline: the due day had passed, and the evidence says that the thing was late or not done. */
export function deadlineFindings(reading: PairReading): readonly Finding[] {
  const { claim, evidence, overlap } = reading;
  const day = evidence.given.day;
  if (day === undefined || overlap.weight < 1) return [];
  const named = findDays(claim.tokens, claim.given.day)[0];
  const due = claim.given.dueDay ?? named?.day;
  if (due === undefined) return [];
  if (compareDays(day, due) !== "after" || !unmetOn(reading)) return [];
  const [shared] = overlap.shared;
  const sentence = `It was due by ${formatDay(due)}. On ${formatDay(day)} the evidence says that it was late or not done.`;
  const spans = shared ? { claimSpan: named ?? shared.claimSpan, evidenceSpan: shared.evidenceSpan } : {};
  const reason = { sentence, ...spans };
  return [
    {
      relation: "contradicts",
      manner: "missed_deadline",
      degree: "full",
      letterOrSpirit: "letter",
      force: 2.2,
      reason,
    },
  ];
}

const findWithdrawals = phraseFinder<"end" | "promise">([
  ...list(
    "remove, drop, delete, =gone, no longer contain, took out, scrap the, strip, withdraw, rewrote, abandon",
  ).map((phrase) => [phrase, "end"] as const),
  ...list(`promise, pledge, commitment, principle, clause, vow, guarantee, policy, assurance`).map(
    (phrase) => [phrase, "promise"] as const,
  ),
]);

function takenBackFinding({ claim, evidence }: PairReading, taken: TakenBack): Finding {
  const { claimSpan, evidenceSpan, end } = taken;
  const words = excerpt(evidence.text, evidenceSpan);
  const sentence = `The evidence says that the claim's own words were taken back: "${words}", "${excerpt(evidence.text, end)}". So the claim came first.`;
  const manner = claim.kind === "promise" ? "broken_promise" : "reversal";
  const reason = { sentence, claimSpan, evidenceSpan };
  return { relation: "contradicts", manner, degree: "full", letterOrSpirit: "letter", force: 3.2, reason };
}

/** Findings that the promise itself was removed: "removed the pledge from its policy". */
export function withdrawalFindings(reading: PairReading): readonly Finding[] {
  const { claim, evidence, overlap } = reading;
  const taken = findTakenBack(claim.tokens, evidence.tokens);
  if (taken !== null) return [takenBackFinding(reading, taken)];
  const found = findWithdrawals(evidence.tokens);
  const near = (a: { readonly first: number }, b: { readonly first: number }): boolean =>
    Math.abs(a.first - b.first) <= 14;
  const promises = found.filter(({ value }) => value === "promise");
  const end = found.find((one) => one.value === "end" && promises.some((other) => near(one, other)));
  const promise = promises.find((other) => end !== undefined && near(end, other));
  const [shared] = overlap.shared;
  if (end === undefined || promise === undefined || shared === undefined) return [];
  if (
    evidence.given.form !== "move" ||
    claim.stances.some(({ opposites, side }) => opposites.name === "permission" && side === 1)
  )
    return [];
  const sentence = `The evidence says that a promise like the claim was withdrawn: "${excerpt(evidence.text, end)}", "${excerpt(evidence.text, promise)}".`;
  const reason = { sentence, claimSpan: shared.claimSpan, evidenceSpan: { start: end.start, end: end.end } };
  const manner = claim.kind === "promise" ? "broken_promise" : "reversal";
  return [{ relation: "contradicts", manner, degree: "full", letterOrSpirit: "letter", force: 3.2, reason }];
}

/** Whether both texts concern one matter: they take opposite stances, or share enough of the claim's words. */
function concernsSame({ claim, evidence, overlap }: PairReading): boolean {
  if (overlap.weight < 1) return false;
  const isOpposed = claim.stances.some((mine) =>
    evidence.stances.some((theirs) => mine.opposites === theirs.opposites && mine.side !== theirs.side),
  );
  return isOpposed || overlap.coverage >= 0.3;
}

/** Findings of a reversal that the company itself admits: "we have changed our policy". */
export function acknowledgementFindings(reading: PairReading): readonly Finding[] {
  const { claim, evidence, overlap } = reading;
  const span = evidence.acknowledgesChange;
  if (span === null || claim.strength === "hedged" || !concernsSame(reading)) return [];
  const [shared] = overlap.shared;
  const sentence = `The evidence itself says that the company changed its position: "${excerpt(evidence.text, span)}".`;
  const reason = { sentence, ...(shared ? { claimSpan: shared.claimSpan } : {}), evidenceSpan: span };
  const manner = claim.kind === "promise" ? "broken_promise" : "reversal";
  return [{ relation: "contradicts", manner, degree: "full", letterOrSpirit: "letter", force: 3, reason }];
}
