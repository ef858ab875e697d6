import { kindOf, strengthOf } from "../../claims/classify.js";
import type { ClaimKind, Strength } from "../../claims/kinds.js";
import { findConditions } from "../../language/conditions.js";
import { findModality } from "../../language/modality.js";
import { type Token, tokenise } from "../../language/tokens.js";
import type { Span } from "../../text/span.js";
import type { JudgedClaim, JudgedEvidence } from "../../verdict/verdict.js";
import { withoutDays } from "../binding/without-days.js";
import { readStances, type Stance } from "../opposites/stances.js";
import { findOverlap, type Overlap } from "./overlap.js";

/** One text, read once for all the rules. */
export interface Side {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly stances: readonly Stance[];
}

/** A claim's condition in tokens. `antecedentSpan` is `null` if the condition's words are outside the claim's text. */
export interface ReadCondition {
  readonly kind: "if" | "unless";
  readonly antecedent: readonly Token[];
  readonly antecedentSpan: Span | null;
  readonly consequent: readonly Token[];
}

/** A pair as the rules of this folder read it. */
export interface PairReading {
  readonly claim: Side & {
    readonly given: JudgedClaim;
    readonly kind: ClaimKind;
    readonly strength: Strength;
    readonly condition: ReadCondition | null;
    readonly hasReservation: boolean;
  };
  readonly evidence: Side & {
    readonly given: JudgedEvidence;
    readonly isReported: boolean;
    readonly acknowledgesChange: Span | null;
  };
  readonly overlap: Overlap;
}

/** The tokens of both texts of a pair. */
export interface PairTokens {
  readonly claim: readonly Token[];
  readonly evidence: readonly Token[];
}

/** The words of a span, shortened to 90 characters for a reason. */
export function excerpt(text: string, span: Span): string {
  const words = text.slice(span.start, span.end).replace(/\s+/g, " ");
  return words.length > 90 ? `${words.slice(0, 87)}...` : words;
}

export function readPair(
  claim: JudgedClaim,
  evidence: JudgedEvidence,
  { claim: claimTokens, evidence: tokens }: PairTokens,
): PairReading {
  const claimModality = findModality(withoutDays(claimTokens));
  const evidenceModality = findModality(tokens);
  const acknowledged = evidenceModality.find(({ value }) => value === "acknowledge");
  return {
    claim: {
      given: claim,
      text: claim.text,
      tokens: claimTokens,
      stances: readStances(claimTokens),
      kind: claim.kind ?? kindOf(claimTokens),
      strength: claim.strength ?? strengthOf(withoutDays(claimTokens)),
      condition: conditionOf(claim, claimTokens),
      hasReservation: claimModality.some(({ value }) => value === "reservation"),
    },
    evidence: {
      given: evidence,
      text: evidence.text,
      tokens,
      stances: readStances(tokens),
      isReported:
        evidence.disclosure === "reported" || evidenceModality.some(({ value }) => value === "report"),
      acknowledgesChange: acknowledged ? { start: acknowledged.start, end: acknowledged.end } : null,
    },
    overlap: findOverlap(claimTokens, tokens, [...claim.companies, ...evidence.companies]),
  };
}

/** The condition in the claim's words, else the condition recorded with the claim; `null` if there is none. */
function conditionOf(claim: JudgedClaim, tokens: readonly Token[]): ReadCondition | null {
  const [read] = findConditions(tokens);
  if (read !== undefined) {
    return {
      kind: read.kind,
      antecedent: within(tokens, read.antecedent),
      antecedentSpan: read.antecedent,
      consequent: within(tokens, read.consequent),
    };
  }
  const stored = claim.condition?.trim() ?? "";
  if (stored === "") return null;
  const at = claim.text.indexOf(stored);
  const span = at < 0 ? null : { start: at, end: at + stored.length };
  const isOutside = (token: Token): boolean =>
    span === null || token.end <= span.start || token.start >= span.end;
  return {
    kind: /^(?:unless|except)/i.test(stored) ? "unless" : "if",
    antecedent: span === null ? tokenise(stored) : within(tokens, span),
    antecedentSpan: span,
    consequent: tokens.filter(isOutside),
  };
}

function within(tokens: readonly Token[], span: Span): readonly Token[] {
  return tokens.filter((token) => token.start >= span.start && token.end <= span.end);
}
