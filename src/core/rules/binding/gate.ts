import { kindOf } from "../../claims/classify.js";
import { compareDays, formatDay } from "../../dates/day.js";
import { foreignLanguage } from "../../language/foreign.js";
import type { Token } from "../../language/tokens.js";
import { isContent } from "../../language/words.js";
import type { Span } from "../../text/span.js";
import type { JudgedClaim, JudgedEvidence } from "../../verdict/verdict.js";
import { findOtherActors } from "./actors.js";
import { findTakenBack } from "./taken-back.js";

/** Why a pair is not read further: the evidence does not concern the claim (`unrelated`), or nobody can tell (`null`). */
export interface Refusal {
  readonly relation: "unrelated" | null;
  readonly sentence: string;
  readonly claimSpan?: Span;
  readonly evidenceSpan?: Span;
}

const legalForms = new Set(
  "inc incorporated corp corporation co company ltd limited llc plc ag sa nv gmbh the group holdings platforms".split(
    " ",
  ),
);

/** A company's name for comparison: lower case, without punctuation and legal form. */
function comparableName(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ");
  const kept = words.filter((word) => !legalForms.has(word));
  return (kept.length > 0 ? kept : words).join(" ");
}

/** Whether the two sides name the same company; `null` if a side names none. */
export function isSameCompany(claim: readonly string[], evidence: readonly string[]): boolean | null {
  if (claim.length === 0 || evidence.length === 0) return null;
  const names = new Set(claim.map(comparableName));
  return evidence.some((name) => names.has(comparableName(name)));
}

type Refuse = (claim: JudgedClaim, evidence: JudgedEvidence, tokens: TokensOfBoth) => Refusal | null;

/** The rules of the gate, in the order in which they are asked. */
const gateRules = {
  company: refuseCompany,
  voice: refuseVoice,
  text: (_claim, _evidence, tokens) => refuseText(tokens),
  days: refuseDays,
  actors: refuseActors,
} as const satisfies Record<string, Refuse>;

export type GateRule = keyof typeof gateRules;
export const gateRuleNames = Object.keys(gateRules) as readonly GateRule[]; // the keys of the object above

/** The first reason not to compare the two, or `null`. A measurement may leave rules out. */
export function refuse(
  pair: { readonly claim: JudgedClaim; readonly evidence: JudgedEvidence },
  tokens: TokensOfBoth,
  leftOut: ReadonlySet<string> = new Set(),
): Refusal | null {
  for (const name of gateRuleNames) {
    const refusal = leftOut.has(name) ? null : gateRules[name](pair.claim, pair.evidence, tokens);
    if (refusal !== null) return refusal;
  }
  return null;
}

interface TokensOfBoth {
  readonly claim: readonly Token[];
  readonly evidence: readonly Token[];
}

function refuseActors(claim: JudgedClaim, evidence: JudgedEvidence, tokens: TokensOfBoth): Refusal | null {
  const others = findOtherActors(
    { tokens: tokens.claim, companies: claim.companies },
    { tokens: tokens.evidence, companies: evidence.companies },
  );
  if (others === null) return null;
  const { isNamed, claimSpan, evidenceSpan } = others;
  const company = claim.companies[0] ?? evidence.companies[0];
  const who = isNamed ? `"${claim.text.slice(claimSpan.start, claimSpan.end)}"` : company;
  const other = evidence.text.slice(evidenceSpan.start, evidenceSpan.end);
  const sentence = `The claim is about ${who}. The evidence is about what "${other}" did, which says nothing about another company's words.`;
  return { relation: "unrelated", sentence, claimSpan, evidenceSpan };
}

function refuseCompany(claim: JudgedClaim, evidence: JudgedEvidence): Refusal | null {
  if (isSameCompany(claim.companies, evidence.companies) !== false) return null;
  return {
    relation: "unrelated",
    sentence: `The claim is about ${claim.companies[0]}. The evidence is about ${evidence.companies[0]}, which says nothing about another company's words.`,
  };
}

function refuseVoice(claim: JudgedClaim, evidence: JudgedEvidence): Refusal | null {
  if (claim.voice === "reporting") {
    return {
      relation: "unrelated",
      sentence: "The claim repeats what others say. The speaker did not make it their own.",
    };
  }
  if (evidence.voice === "reporting") {
    return {
      relation: "unrelated",
      sentence: "The evidence repeats what others say. It is not the company's own statement or act.",
    };
  }
  return null;
}

function refuseText(tokens: {
  readonly claim: readonly Token[];
  readonly evidence: readonly Token[];
}): Refusal | null {
  for (const side of ["claim", "evidence"] as const) {
    const language = foreignLanguage(tokens[side]);
    if (language !== null) {
      return {
        relation: null,
        sentence: `The ${side} seems to be in ${language}. This judge reads only English.`,
      };
    }
    const words = tokens[side].reduce((count, token) => (isContent(token) ? count + 1 : count), 0);
    if (words === 0) return { relation: null, sentence: `The ${side} has no word that can be compared.` };
    if (words === 1 && tokens[side].length < 3) {
      return {
        relation: null,
        sentence: `The ${side} is a single word. A claim or a piece of evidence needs more.`,
      };
    }
  }
  return null;
}

function refuseDays(claim: JudgedClaim, evidence: JudgedEvidence, tokens: TokensOfBoth): Refusal | null {
  const kind = claim.kind ?? kindOf(tokens.claim);
  if (kind === "fact" || kind === "definition" || claim.day === undefined || evidence.day === undefined)
    return null;
  const order = compareDays(evidence.day, claim.day);
  const days = `${formatDay(evidence.day)} and ${formatDay(claim.day)}`;
  if (order === "before") {
    return {
      relation: "unrelated",
      sentence: `The evidence (${formatDay(evidence.day)}) comes before the claim (${formatDay(claim.day)}). A ${kind} is judged by what comes after it.`,
    };
  }
  // Words must exist before they can be taken back, so the order is known even if the days overlap.
  if (order !== "cannot tell" || findTakenBack(tokens.claim, tokens.evidence) !== null) return null;
  return {
    relation: null,
    sentence: `The days of the evidence and the claim (${days}) do not say which came first. A ${kind} can be judged only by what came after it.`,
  };
}
