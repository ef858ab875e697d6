import type { Span } from "../text/span.js";
import { type CommitmentKind, commitmentKinds } from "./commitment-verbs.js";
import { findConditions } from "./conditions.js";
import { once } from "./once.js";
import { type Found, phraseFinder } from "./phrases.js";
import type { Token } from "./tokens.js";

/** The setting of a word that takes a clause: plain, negated, or open (in a question or a condition). */
export type Setting = "plain" | "negated" | "open";

/**
 * A clause under a word that says how far the text asserts it: its span and its tokens.
 *
 * `commitment` is 1 if a reader may conclude that the clause is true, -1 if false, and 0 if it is open.
 */
export interface EmbeddedClause extends Span {
  readonly kind: string;
  readonly setting: Setting;
  readonly commitment: number;
  readonly first: number;
  readonly last: number;
}

interface Taking {
  that?: CommitmentKind;
  to?: CommitmentKind;
  ing?: CommitmentKind;
}

function takings(): ReadonlyMap<string, Taking> {
  const found = new Map<string, Taking>();
  for (const kind of commitmentKinds) {
    for (const clause of ["that", "to", "ing"] as const) {
      for (const word of kind[clause] ?? []) {
        const taking = found.get(word) ?? {};
        taking[clause] = kind;
        found.set(word, taking);
      }
    }
  }
  return found;
}

const findTakers = phraseFinder<Taking>([...takings()]);

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));
const marks = words("; : . ( ) ? !");
const denials = words("not never no nobody none neither nor hardly scarcely rarely without nothing seldom");
const doubts = words("may might could would should perhaps maybe possibly probably if whether unless");
const clauseStarts = words("who which and but because although though while so since");
const pronouns = words("we i it they you he she there this these those");
/** Pronouns that are never an object: after a verb they open a clause. */
const subjects = words("we i they he she");
const determiners = words("the a an our their his her my your its some many most all no any each every");
const finite = words(
  "is are was were be will would can could has have had do does did may might should must 's am",
);
const parts = words("; : . ( ) ? ! , and or");
const links = words("from in of about at on against with");
const LOOK_BACK = 7;
const LOOK_AHEAD = 10;
/** The most tokens of a clause, and the most earlier clauses that may contain it. These limits keep the cost linear. */
const MAX_CLAUSE = 60;
const MAX_DEPTH = 8;

const lowerAt = (tokens: readonly Token[], index: number): string => tokens[index]?.lower ?? ".";

/** The last token of the clause that begins at `from`. */
function clauseEnd(tokens: readonly Token[], from: number): number {
  const sentence = tokens[from]?.sentence;
  let at = from;
  while (at < from + MAX_CLAUSE && tokens[at + 1] !== undefined && tokens[at + 1]?.sentence === sentence) {
    const next = lowerAt(tokens, at + 1);
    if (marks.has(next) || next === "but" || next === "because" || next === "although") break;
    const after = lowerAt(tokens, at + 2);
    if (next === "," && (clauseStarts.has(after) || pronouns.has(after))) break;
    if (next === "and" && pronouns.has(after)) break;
    at += 1;
  }
  return at;
}

/** Whether a finite verb follows soon: "the models are open" is a clause, "the models" is not. */
function hasFinite(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + LOOK_AHEAD; at += 1) {
    const token = tokens[at];
    if (marks.has(lowerAt(tokens, at)) || lowerAt(tokens, at) === ",") return false;
    if (doubts.has(lowerAt(tokens, at)) && !finite.has(lowerAt(tokens, at))) return false;
    if (finite.has(lowerAt(tokens, at)) || (at > from && token?.lower.endsWith("ed"))) return true;
  }
  return false;
}

interface Clause {
  readonly kind: CommitmentKind;
  readonly from: number;
  readonly isWhether: boolean;
}

/** The clause that a word takes; `null` if it takes none here. */
function clauseOf(tokens: readonly Token[], { value, last }: Found<Taking>): Clause | null {
  const next = lowerAt(tokens, last + 1);
  if (value.that) {
    const at = next !== "that" && lowerAt(tokens, last + 2) === "that" ? last + 2 : last + 1;
    const here = lowerAt(tokens, at);
    if (here === "that") return { kind: value.that, from: at + 1, isWhether: false };
    if (here === "whether" || here === "if") return { kind: value.that, from: at + 1, isWhether: true };
    const opens = pronouns.has(next) || determiners.has(next) || tokens[last + 1]?.isCapital === true;
    if (subjects.has(next) || (opens && hasFinite(tokens, last + 1)))
      return { kind: value.that, from: last + 1, isWhether: false };
  }
  if (value.to) {
    for (let at = last + 1; at <= last + 1 + 4 && !parts.has(lowerAt(tokens, at)); at += 1)
      if (lowerAt(tokens, at) === "to") return { kind: value.to, from: at + 1, isWhether: false };
  }
  if (value.ing) {
    for (let at = last + 1; at <= last + 1 + 4 && !marks.has(lowerAt(tokens, at)); at += 1) {
      const follows = at === last + 1 || links.has(lowerAt(tokens, at - 1));
      if (follows && lowerAt(tokens, at).length > 5 && lowerAt(tokens, at).endsWith("ing"))
        return { kind: value.ing, from: at, isWhether: false };
    }
  }
  return null;
}

/** The setting of a word, by the words before it in its own clause. */
function settingAt(tokens: readonly Token[], first: number, from: number): Setting {
  let denied = false;
  for (let at = first - 1; at >= Math.max(from, first - LOOK_BACK); at -= 1) {
    const lower = lowerAt(tokens, at);
    if (marks.has(lower) || clauseStarts.has(lower) || tokens[at]?.sentence !== tokens[first]?.sentence)
      break;
    if (denials.has(lower)) denied = !denied;
    else if (doubts.has(lower)) return "open";
  }
  return denied ? "negated" : "plain";
}

/** A test for whether a token is in a question or a condition. Call it with a text's tokens in their order. */
function openPlaces(tokens: readonly Token[]): (token: Token) => boolean {
  const asked = new Set(tokens.filter(({ lower }) => lower === "?").map(({ sentence }) => sentence));
  const conditions = findConditions(tokens).map(({ antecedent }) => antecedent);
  let at = 0;
  return ({ sentence, start, end }) => {
    while ((conditions[at]?.end ?? Number.POSITIVE_INFINITY) < end) at += 1;
    return asked.has(sentence) || start >= (conditions[at]?.start ?? Number.POSITIVE_INFINITY);
  };
}

/**
 * The clauses of a text under another word ("know that", "fail to", "deny"), in order.
 *
 * Each has its commitment: how far the text asserts it. For a clause within a clause, both words count. Cost: linear in
 * the text.
 */
export const findEmbedded = once((tokens: readonly Token[]): readonly EmbeddedClause[] => {
  const takers = findTakers(tokens);
  if (takers.length === 0) return [];
  const isOpen = openPlaces(tokens);
  const found: EmbeddedClause[] = [];
  for (const taker of takers) {
    const clause = clauseOf(tokens, taker);
    const word = tokens[taker.first];
    if (clause === null || word === undefined || clause.from >= tokens.length) continue;
    const outer = found
      .slice(-MAX_DEPTH)
      .findLast((one) => one.first <= taker.first && one.last >= taker.last);
    const own = isOpen(word) || clause.isWhether ? "open" : settingAt(tokens, taker.first, outer?.first ?? 0);
    const last = clauseEnd(tokens, clause.from);
    found.push({
      kind: clause.kind.name,
      ...(clause.isWhether ? { setting: own, commitment: 0 } : weighed(clause.kind, own, outer)),
      first: clause.from,
      last,
      start: tokens[clause.from]?.start ?? 0,
      end: tokens[last]?.end ?? 0,
    });
  }
  return found;
});

const opposite = { plain: "negated", negated: "plain", open: "open" } as const;

/** A clause's setting and commitment, with those of the clause around it. A known fact holds in any setting. */
function weighed(
  kind: CommitmentKind,
  own: Setting,
  outer: EmbeddedClause | undefined,
): { readonly setting: Setting; readonly commitment: number } {
  if (outer === undefined || kind.name === "factive") return { setting: own, commitment: kind[own] };
  if (Math.abs(outer.commitment) < 0.3) return { setting: "open", commitment: kind.open };
  const setting = outer.commitment < 0 ? opposite[own] : own;
  return { setting, commitment: kind[setting] * Math.abs(outer.commitment) };
}
