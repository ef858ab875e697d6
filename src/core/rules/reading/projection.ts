import { type CommitmentKind, commitmentKinds } from "../../language/commitment-verbs.js";
import { once } from "../../language/once.js";
import { type Found, list, phraseFinder } from "../../language/phrases.js";
import type { Token } from "../../language/tokens.js";
import { clauseOfClaim } from "../binding/committed.js";
import type { Note } from "../weights/note.js";
import { type Beside, type Compared, weightOf } from "./compare.js";

/** Words that call a whole statement untrue, before it or after it. */
const denial: CommitmentKind = {
  name: "denial",
  plain: -0.8,
  negated: 0.3,
  open: -0.2,
  that: list(`false, hoax, fake, untrue, myth, wrong, bogus, debunk, refute, dismiss, no evidence, no proof, incorrect, nonsense, absurd,
    contradict, prank, satire, disprove, retract`),
};
const kinds = [...commitmentKinds, denial];
const kindOfWord = new Map(
  kinds.flatMap((kind) =>
    [...(kind.ing ?? []), ...(kind.to ?? []), ...(kind.that ?? [])].map((word) => [word, kind] as const),
  ),
);
/** Words of a text that govern a clause and decide how far the text asserts it. */
const findEmbeddings = phraseFinder<CommitmentKind>([...kindOfWord]);

/** Kinds of words by their effect on a clause, in the order of their features. */
const groups: Readonly<Record<string, readonly string[]>> = {
  factive: ["factive"],
  proof: ["learning", "proof", "success"],
  failure: ["failure", "refusal"],
  opinion: ["opinion"],
  speech: ["speech"],
  doubt: ["doubt", "fiction", "denial"],
  hope: ["hope", "ability", "hesitation"],
};
const groupNames = Object.keys(groups);
const groupOf = (kind: CommitmentKind | undefined): number =>
  kind === undefined ? -1 : groupNames.findIndex((name) => groups[name]?.includes(kind.name));

/** The place where the evidence repeats the claim: tokens `first` to `last` of its nearest sentence. */
export interface Core {
  readonly first: number;
  readonly last: number;
  /** The share of the claim's weight at that place, 0 to 1. */
  readonly cover: number;
}

/** Counterparts farther apart than this belong to different clauses. */
const MAX_GAP = 5;
const NO_CORE: Core = { first: 0, last: -1, cover: 0 };

/** The densest stretch of the claim's words in a text: the clause that may repeat it. Cost: sorting the claim's words. */
export function coreOf({ aligned }: Beside): Core {
  let total = 0;
  const places: { readonly at: number; readonly weight: number }[] = [];
  for (const { word, other, edit } of aligned) {
    const weight = weightOf(word);
    total += weight;
    if (other !== null) places.push({ at: other.index, weight: edit === "same" ? weight : 0.6 * weight });
  }
  if (places.length === 0) return NO_CORE;
  places.sort((a, b) => a.at - b.at);
  let best = { first: 0, last: -1, weight: 0 };
  let run = { first: -1, last: -99, weight: 0 };
  for (const { at, weight } of places) {
    if (at - run.last > MAX_GAP) run = { first: at, last: at, weight: 0 };
    run = { ...run, last: at, weight: run.weight + weight };
    if (run.weight > best.weight) best = run;
  }
  return { first: best.first, last: best.last, cover: best.weight / total };
}

const negations = new Set("not never no nobody none neither nor nothing hardly scarcely".split(" "));
const modals = new Set("may might could would should must can perhaps maybe possibly".split(" "));
const conditionals = new Set("if unless whether suppose supposing provided assuming".split(" "));
const first = new Set("i we me us my our".split(" "));
const second = new Set("you your".split(" "));
const third = new Set("he she they it his her their him them who people".split(" "));
const asks = new Set("do does did is are was were has have had can could would will should".split(" "));

/** The words that govern a clause, read from the words before it. */
interface Over {
  readonly kind: CommitmentKind | undefined;
  /** Tokens between the embedding word and the clause. */
  readonly distance: number;
  readonly isNegated: boolean;
  readonly person: 0 | 1 | 2 | 3;
  readonly isModal: boolean;
  readonly isAsked: boolean;
  readonly isSupposed: boolean;
}

const lowerAt = (tokens: readonly Token[], at: number): string => tokens[at]?.lower ?? "";

/** Whether one of `words` is among the tokens from `from` to `to` (not included). */
function has(tokens: readonly Token[], words: ReadonlySet<string>, from: number, to: number): boolean {
  for (let at = Math.max(0, from); at < to; at += 1) if (words.has(lowerAt(tokens, at))) return true;
  return false;
}

function personBefore(tokens: readonly Token[], to: number): Over["person"] {
  for (let at = to - 1; at >= 0 && at >= to - 7; at -= 1) {
    const word = lowerAt(tokens, at);
    if (first.has(word)) return 1;
    if (second.has(word)) return 2;
    if (third.has(word) || tokens[at]?.isCapital === true) return 3;
  }
  return 0;
}

const lastBefore = (tokens: readonly Token[], core: Core): Found<CommitmentKind> | undefined =>
  findEmbeddings(tokens).findLast(({ last }) => last < core.first);

const overOf = (tokens: readonly Token[], core: Core): Over => {
  const found = lastBefore(tokens, core);
  const at = found?.first ?? core.first;
  return {
    kind: found?.value,
    distance: found === undefined ? 20 : Math.min(20, core.first - found.last - 1),
    isNegated: has(tokens, negations, at - 6, at),
    person: personBefore(tokens, at),
    isModal: has(tokens, modals, at - 5, at),
    isAsked: lowerAt(tokens, tokens.length - 1) === "?" || (asks.has(lowerAt(tokens, 0)) && core.first < 9),
    isSupposed: has(tokens, conditionals, 0, core.first),
  };
};

/** How far the evidence asserts the clause that repeats the claim, from -1 (denies) to 1. */
function commitmentTo(over: Over): number {
  const { kind, isNegated, isAsked, isSupposed, isModal } = over;
  if (kind === undefined) return isAsked || isSupposed || isModal ? 0 : isNegated ? -1 : 1;
  if (isAsked || isSupposed || isModal) return kind.open;
  return isNegated ? kind.negated : kind.plain;
}

const underNames = groupNames.map((name) => `under ${name}`);
const settings = ["plain", "negated", "open"] as const;

/** Features of the words that govern the clause of the evidence that repeats the claim. */
export function projection({ claim, evidence, nearest }: Compared, note: Note): void {
  const core = coreOf(nearest);
  const over = overOf(nearest.tokens, core);
  note("core cover", core.cover);
  note("core first", Math.min(20, core.first));
  note("core length", core.last - core.first + 1 - claim.length);
  note("core after", Math.min(20, nearest.tokens.length - 1 - core.last));
  const group = groupOf(over.kind);
  underNames.forEach((name, at) => {
    note(name, group === at ? 1 : 0);
  });
  note("over distance", over.distance);
  note("over negated", over.isNegated ? 1 : 0);
  note("over person", over.person);
  note("over modal", over.isModal ? 1 : 0);
  note("over asked", over.isAsked ? 1 : 0);
  note("over supposed", over.isSupposed ? 1 : 0);
  note("commitment", commitmentTo(over));
  const clause = clauseOfClaim(claim, evidence);
  note("clause commitment", clause?.commitment ?? 2);
  note("clause setting", clause === null ? -1 : settings.indexOf(clause.setting));
  inside({ claim, tokens: nearest.tokens, core }, note);
}

interface Inside {
  readonly claim: readonly Token[];
  readonly tokens: readonly Token[];
  readonly core: Core;
}

function inside({ claim, tokens, core }: Inside, note: Note): void {
  const [from, to] = [core.first, core.last + 1];
  const differs = (words: ReadonlySet<string>): number =>
    (has(tokens, words, from, to) ? 1 : 0) - (has(claim, words, 0, claim.length) ? 1 : 0);
  note("core modal", differs(modals));
  note("core negated", differs(negations));
  const after = findEmbeddings(tokens).find((found) => found.first > core.last);
  note("core told after", groupOf(after?.value));
  note("claim embeds", embedsIn(claim));
}

/** The kind of word that governs the claim's own first clause. */
const embedsIn = once((claim: readonly Token[]) => {
  const [found] = findEmbeddings(claim);
  return groupOf(found?.value);
});
