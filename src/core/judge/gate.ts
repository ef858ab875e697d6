import { kindOf } from "../claims/classify.js";
import { compareDays, formatDay } from "../dates/day.js";
import { foreignLanguage } from "../language/foreign.js";
import type { Token } from "../language/tokens.js";
import { isContent } from "../language/words.js";
import type { Span } from "../text/span.js";
import { findOtherActors } from "./actors.js";
import { findTakenBack } from "./taken-back.js";
import type { JudgedClaim, JudgedEvidence } from "./verdict.js";

/** Why a pair is not read further: it does not concern the claim, or it cannot be told. */
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

/** A company's name as it is compared: lower case, no marks, no legal form. */
function comparableName(name: string): string {
  const words = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ");
  const kept = words.filter((word) => !legalForms.has(word));
  return (kept.length > 0 ? kept : words).join(" ");
}

/** Whether one of the names on each side is the same company; `null` where a side names none. */
export function isSameCompany(claim: readonly string[], evidence: readonly string[]): boolean | null {
  if (claim.length === 0 || evidence.length === 0) return null;
  const names = new Set(claim.map(comparableName));
  return evidence.some((name) => names.has(comparableName(name)));
}

/** The first reason not to compare the two, or `null`: company, voice, language, days, actors, in this order. */
export function refuse(claim: JudgedClaim, evidence: JudgedEvidence, tokens: TokensOfBoth): Refusal | null {
  return (
    refuseCompany(claim, evidence) ??
    refuseVoice(claim, evidence) ??
    refuseText(tokens) ??
    refuseDays(claim, evidence, tokens) ??
    refuseActors(claim, evidence, tokens)
  );
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
  const sentence = `The claim is about ${who}, the evidence about what "${other}" did or does: what one does is no evidence about another's words.`;
  return { relation: "unrelated", sentence, claimSpan, evidenceSpan };
}

function refuseCompany(claim: JudgedClaim, evidence: JudgedEvidence): Refusal | null {
  if (isSameCompany(claim.companies, evidence.companies) !== false) return null;
  return {
    relation: "unrelated",
    sentence: `The claim is about ${claim.companies[0]}, the evidence about ${evidence.companies[0]}: what one company does is no evidence about another's words.`,
  };
}

function refuseVoice(claim: JudgedClaim, evidence: JudgedEvidence): Refusal | null {
  if (claim.voice === "reporting") {
    return {
      relation: "unrelated",
      sentence: "The claim reports what others say; its speaker did not make it his own.",
    };
  }
  if (evidence.voice === "reporting") {
    return {
      relation: "unrelated",
      sentence: "The evidence reports what others say; it is not the company's own word or act.",
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
        sentence: `The ${side} seems to be in ${language}; this judge reads English only.`,
      };
    }
    const words = tokens[side].reduce((count, token) => (isContent(token) ? count + 1 : count), 0);
    if (words === 0) return { relation: null, sentence: `The ${side} holds no word that could be compared.` };
    if (words === 1 && tokens[side].length < 3) {
      return { relation: null, sentence: `The ${side} is a single word; a proposition needs more.` };
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
      sentence: `The evidence (${formatDay(evidence.day)}) comes before the claim (${formatDay(claim.day)}); a ${kind} is judged by what follows it.`,
    };
  }
  // Words that are taken back came before the taking back, whatever the days leave open.
  if (order !== "cannot tell" || findTakenBack(tokens.claim, tokens.evidence) !== null) return null;
  return {
    relation: null,
    sentence: `Of evidence and claim (${days}) the days given do not say which came first; a ${kind} needs to know.`,
  };
}
