import { type Token, tokenise } from "../language/tokens.js";
import { type Clause, clausesOf } from "./clauses.js";
import { cuesOf, type FoundCue } from "./cues.js";
import { differ } from "./differ.js";
import { Numbers } from "./pairing.js";
import type { Stance } from "./stances.js";

const MAX_TOKENS = 600;
const MAX_EDITS = 400;

/** A sentence with its clauses and cues, and for each token whether the other version lacks it. */
export interface Side {
  readonly tokens: readonly Token[];
  readonly clauses: readonly Clause[];
  readonly cues: readonly FoundCue[];
  readonly isNew: readonly boolean[];
  /** For each token, whether nothing stands in its place in the other version. */
  readonly isExtra: readonly boolean[];
}

/** Whether the company owes it to the reader (1), the reader bears it (-1), or neither (0). */
export const signs: Readonly<Record<Stance, number>> = {
  promise: 1,
  limit: 1,
  right: 1,
  fact: 1,
  power: -1,
  disclaimer: -1,
  duty: 0,
};

/** Both versions of a sentence; `null` if one has more than 600 tokens. */
export function sidesOf(before: string, after: string): readonly [Side, Side] | null {
  const [was, is] = [tokenise(before), tokenise(after)];
  if (was.length > MAX_TOKENS || is.length > MAX_TOKENS) return null;
  const numbers = new Numbers();
  const keys = (tokens: readonly Token[]): readonly number[] =>
    tokens.map(({ kind, lower, stem }) => numbers.of(kind === "word" ? stem : lower));
  const { stretches } = differ(keys(was), keys(is), MAX_EDITS);
  const side = (tokens: readonly Token[], at: "before" | "after"): Side => {
    const isNew = new Array<boolean>(tokens.length).fill(false);
    const isExtra = [...isNew];
    const other = at === "before" ? "after" : "before";
    for (const stretch of stretches) {
      isNew.fill(true, stretch[at].from, stretch[at].to);
      if (stretch[other].from === stretch[other].to) isExtra.fill(true, stretch[at].from, stretch[at].to);
    }
    return { tokens, isNew, isExtra, clauses: clausesOf(tokens), cues: cuesOf(tokens) };
  };
  return [side(was, "before"), side(is, "after")];
}
