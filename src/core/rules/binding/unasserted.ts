import { findUnasserted, type UnassertedPart, type Unsaid } from "../../language/assertion.js";
import { contentWords } from "../../language/content-words.js";
import { countNegations, negatedTokens } from "../../language/polarity.js";
import type { Token } from "../../language/tokens.js";
import { isContent } from "../../language/words.js";
import type { Finding } from "../findings.js";
import { excerpt, type PairReading } from "../reading/reading.js";
import type { Restriction } from "./restrictions.js";

/** The part of the evidence that answers a claim without asserting it, and whether the claim denies the same. */
export interface UnassertedAnswer extends UnassertedPart {
  readonly isDeniedByClaim: boolean;
}

const says: Readonly<Record<Unsaid, string>> = {
  asked: "The evidence is a question. It does not say that this happened",
  supposed: "The evidence imagines this. It does not say that it happened",
  reported: "The evidence repeats what others say or believe, not what was done",
  weighed: "The evidence says that this was considered, not that it was done",
  "not done": "The evidence says that this was not done",
  "not denied": "The evidence says only that this was not denied",
};

/**
 * The part of the evidence that answers the claim without asserting it; `null` if the evidence asserts its words.
 *
 * Such a part asks, supposes, reports, considers, or says that a thing was not done. A text may ask in one sentence and
 * assert in the next. It asserts its words in two cases: at least half of the claim's words are outside such parts, or
 * the claim's own verb is. Cost: linear in the texts.
 */
export function findUnassertedAnswer({ claim, evidence }: PairReading): UnassertedAnswer | null {
  const parts = findUnasserted(evidence.tokens);
  if (parts.length === 0) return null;
  const sought = new Set(claim.tokens.filter(isContent).map(({ stem }) => stem));
  const partAt: UnassertedPart[] = [];
  for (const one of parts) for (let at = one.first; at <= one.last; at += 1) partAt[at] ??= one;
  const [inside, outside] = [new Map<string, UnassertedPart>(), new Set<string>()];
  evidence.tokens.forEach((token, at) => {
    if (!isContent(token) || !sought.has(token.stem)) return;
    const within = partAt[at];
    if (within === undefined) outside.add(token.stem);
    else if (!inside.has(token.stem)) inside.set(token.stem, within);
  });
  if (inside.size <= outside.size || tellsTheVerb(claim.tokens, outside)) return null;
  const [most] = [...inside.values()];
  if (most === undefined) return null;
  const negated = negatedTokens(claim.tokens);
  const isDeniedByClaim = claim.tokens.some(({ stem }, at) => negated[at] === true && inside.has(stem));
  if (
    most.why === "not denied" &&
    !saysTheSame(claim.tokens, evidence.tokens.slice(most.first, most.last + 1))
  )
    return null;
  return { ...most, isDeniedByClaim };
}

/** Whether both texts are negated or neither is. */
const saysTheSame = (claim: readonly Token[], part: readonly Token[]): boolean =>
  countNegations(claim) % 2 === countNegations(part) % 2;

function tellsTheVerb(claim: readonly Token[], told: ReadonlySet<string>): boolean {
  return contentWords(claim).some(({ kind, token }) => kind === "verb" && told.has(token.stem));
}

const reasonOf = (unasserted: UnassertedAnswer, { evidence }: PairReading): Finding["reason"] => ({
  sentence: `${says[unasserted.why]}: "${excerpt(evidence.text, unasserted)}".`,
  evidenceSpan: { start: unasserted.start, end: unasserted.end },
});

/** The relations that are excluded because the evidence does not assert its words. */
export function restrictUnasserted(unasserted: UnassertedAnswer, reading: PairReading): Restriction {
  const reason = reasonOf(unasserted, reading);
  switch (unasserted.why) {
    case "asked":
    case "supposed":
      return { excludes: ["contradicts", "confirms"], becomes: "cannot tell", reason };
    case "reported":
    case "not denied":
      return { excludes: ["contradicts"], becomes: "cannot tell", reason };
    case "weighed":
      return { excludes: ["contradicts", "confirms"], becomes: "qualifies", reason };
    case "not done":
      return {
        excludes: [unasserted.isDeniedByClaim ? "contradicts" : "confirms"],
        becomes: "cannot tell",
        reason,
      };
  }
}

/** A record that something was not done confirms a claim that it would not be done. */
export function undoneFindings(
  unasserted: UnassertedAnswer | null,
  reading: PairReading,
): readonly Finding[] {
  if (unasserted?.why !== "not done" || !unasserted.isDeniedByClaim) return [];
  const manner = reading.evidence.given.form === "move" ? "kept" : "restated";
  const reason = reasonOf(unasserted, reading);
  return [{ relation: "confirms", manner, degree: "partial", letterOrSpirit: "letter", force: 2.6, reason }];
}
