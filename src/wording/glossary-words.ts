import type { ClaimKind, Strength } from "../core/claims/kinds.js";
import type { Degree, LetterOrSpirit, Manner, Relation } from "../core/links/relations.js";
import type { Link } from "../schemas/link.js";
import type { Move } from "../schemas/move.js";
import type { Source } from "../schemas/source.js";

// The glossary's words as pages and feeds print them.

export const mannerWords: Record<Manner, string> = {
  broken_promise: "broken promise",
  reversal: "reversal",
  missed_deadline: "missed deadline",
  definition_gap: "definition gap",
  changed_reason: "changed reason",
  kept: "kept",
  restated: "restated",
  condition_met: "condition met",
  narrowed: "narrowed",
  clarified: "clarified",
};

export const relationNouns: Record<Relation, string> = {
  contradicts: "contradiction",
  confirms: "confirmation",
  qualifies: "qualification",
};

const degreeWords: Record<Degree, string> = { full: "", partial: "partly " };

/** `contradicts`, `partly contradicts`. */
export function verbOf(link: Pick<Link, "relation" | "degree">): string {
  return `${link.degree === null ? "" : degreeWords[link.degree]}${link.relation}`;
}

/** On what the verdict rests, as a sentence. */
export const letterOrSpiritSentences: Record<LetterOrSpirit, string> = {
  letter: "This goes by the letter of what was said.",
  spirit: "This goes by the spirit of what was said, not its letter.",
};

export const claimKindWords: Record<ClaimKind, string> = {
  promise: "promise",
  position: "position",
  prediction: "prediction",
  fact: "claim of fact",
  definition: "definition",
};

export const strengthWords: Record<Strength, string> = {
  firm: "said firmly",
  intended: "said as an intention",
  hedged: "said with a hedge",
};

export const moveKindWords: Record<Move["kind"], string> = {
  release: "release",
  licence_change: "licence change",
  policy_change: "policy change",
  product_change: "product change",
  shutdown: "shutdown",
  price_change: "price change",
  filing: "filing",
  settlement: "settlement",
  layoff: "layoff",
  reported_plan: "reported plan",
  restructuring: "restructuring",
  rename: "rename",
  terms_change: "change of terms",
  enforcement: "enforcement",
  acquisition: "acquisition",
  other: "move",
};

export const disclosureWords: Record<Move["disclosure"], string> = {
  announced: "announced by the company",
  silent: "done without an announcement",
  reported: "reported, not announced",
};

export const sourceKindWords: Record<Source["kind"], string> = {
  open_letter: "open letter",
  interview: "interview",
  testimony: "testimony",
  post: "post",
  filing: "filing",
  press_release: "press release",
  policy: "policy",
  terms: "terms",
  licence: "licence",
  news_report: "news report",
  court_paper: "court paper",
  repository: "repository",
  speech: "speech",
  press_conference: "press conference",
  book: "book",
  other: "document",
};

export const sourceTierWords: Record<Source["tier"], string> = {
  primary: "original document",
  secondary: "report about it",
};

/** What was done, such as `release`. A move known only from reports is a `reported release`, never a `release`. */
export function moveWords(move: Pick<Move, "kind" | "disclosure">): string {
  const words = moveKindWords[move.kind];
  return move.disclosure === "reported" && !words.startsWith("reported") ? `reported ${words}` : words;
}
