import { findModality } from "../language/modality.js";
import type { Token } from "../language/tokens.js";
import { helping, type Stance, stanceOf, stanceOfFragment, taking } from "./stances.js";
import { type Chain, chainsOf, lowerAt, openModals, words } from "./verb-chains.js";

/** A clause of a sentence: who it binds, from token `first` to `last`, and its verb's key. */
export interface Clause {
  readonly stance: Stance;
  /** `open` with "may" or "can", `soft` with "try to" or "plan to", else `firm`. */
  readonly force: "firm" | "soft" | "open";
  readonly verb: string;
  /** The verb names an act that helps the reader, such as to notify or to refund. */
  readonly isHelp: boolean;
  /** Without "will" or another modal: "we share". */
  readonly isPresent: boolean;
  readonly first: number;
  readonly last: number;
}
const subjects = words("we you they it i who which that users");
const ends = words("; : . ? !");

function forceOf(tokens: readonly Token[], chain: Chain, last: number): Clause["force"] {
  if (chain.modal !== null && openModals.has(chain.modal)) return chain.isNegated ? "firm" : "open";
  const inside = tokens.slice(chain.first, Math.min(last + 1, chain.verb + 4));
  const isSoft = findModality(inside).some(({ value }) => value === "intent" || value === "reservation");
  return isSoft ? "soft" : "firm";
}

/** The clauses of a sentence, in order, by their verbs. A sentence without one is a single `fact`. */
export function clausesOf(tokens: readonly Token[]): readonly Clause[] {
  const chains = chainsOf(tokens, ({ stem }) => taking.has(stem));
  if (chains.length === 0)
    return [
      {
        stance: stanceOfFragment(tokens),
        force: "firm",
        verb: "",
        isHelp: false,
        isPresent: true,
        first: 0,
        last: tokens.length - 1,
      },
    ];
  const clauses: Clause[] = [];
  chains.forEach((chain, number) => {
    const next = chains[number + 1]?.first;
    const last = next === undefined ? tokens.length - 1 : startOfSubject(tokens, next) - 1;
    const clause = clauseOf(tokens, chain, Math.max(last, chain.first));
    const previous = clauses.at(-1);
    // "The features you use" is a part of the clause around it.
    if (previous !== undefined && (clause.stance === "fact" || isEmbedded(tokens, chain.first)))
      clauses[clauses.length - 1] = { ...previous, last: clause.last };
    else clauses.push(previous === undefined ? { ...clause, first: 0 } : clause);
  });
  return clauses;
}

const opening = words("what which where when how because since as whom whose wherever whenever");

/** Whether a chain's subject follows a word that makes it a part of the clause around it: "what we choose". */
function isEmbedded(tokens: readonly Token[], at: number): boolean {
  const subject = at - 1;
  return subjects.has(lowerAt(tokens, subject)) && opening.has(lowerAt(tokens, subject - 1));
}

function clauseOf(tokens: readonly Token[], chain: Chain, last: number): Clause {
  const verb = tokens[chain.verb]?.stem ?? "";
  const stance = stanceOf(tokens, chain);
  return {
    stance: stance === "fact" ? stanceOfFragment(tokens) : stance,
    force: forceOf(tokens, chain, last),
    verb,
    isHelp: helping.has(verb),
    isPresent: chain.modal === null,
    first: startOfSubject(tokens, chain.first),
    last,
  };
}

/** The first token of the subject before a chain, at most four tokens back. */
function startOfSubject(tokens: readonly Token[], at: number): number {
  let start = at;
  while (start > 0 && at - start < 4) {
    const lower = lowerAt(tokens, start - 1);
    if (ends.has(lower) || lower === "," || lower === "and" || lower === "or") break;
    start -= 1;
    if (subjects.has(lower)) break;
  }
  return start;
}

/** The clause that holds a token. */
export const clauseAt = (clauses: readonly Clause[], at: number): Clause | undefined =>
  clauses.find(({ first, last }) => at >= first && at <= last) ?? clauses.at(-1);
