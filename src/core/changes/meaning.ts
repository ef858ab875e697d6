import { worthOfAmounts } from "./amounts.js";
import { type Clause, clauseAt } from "./clauses.js";
import type { FoundCue } from "./cues.js";
import { worthOfLength } from "./growth.js";
import { type Side, sidesOf, signs } from "./sides.js";
import type { Stance } from "./stances.js";

/** What a change of words does to the company's commitment towards the reader. */
export type Meaning = "weakened" | "strengthened" | "reworded";

/** The worth of the cues that only one version has. */
function worthOfCues(side: Side, other: Side): number {
  let worth = 0;
  const known = other.cues.map(({ key }) => key);
  for (const cue of side.cues) {
    const at = known.indexOf(cue.key);
    if (at >= 0) {
      known.splice(at, 1);
      continue;
    }
    if (!side.isNew.slice(cue.first, cue.last + 1).some(Boolean)) continue;
    const stance = stanceAt(side, cue);
    worth += isAlternative(side, cue) ? -Math.abs(signs[stance]) : worthOfCue(cue, stance);
  }
  return worth;
}

/** Whether the cue adds one more case to those that a sentence names: "or where we think that we need it". */
const isAlternative = ({ tokens, isNew, cues }: Side, { cue, first }: FoundCue): boolean =>
  cue === "limit" &&
  !cues.some((one) => one.cue === "guards" && isNew[one.first] === true) &&
  [1, 2].some((back) => tokens[first - back]?.lower === "or" && isNew[first - back] === true);

/** The stance that a cue bears on. Words that open a sentence bear on all of it, so a power or disclaimer counts first. */
function stanceAt({ clauses }: Side, { first }: FoundCue): Stance {
  const own = clauseAt(clauses, first)?.stance ?? "fact";
  if (first > 2) return own;
  return clauses.find(({ stance }) => signs[stance] < 0)?.stance ?? own;
}

function worthOfCue({ cue }: FoundCue, stance: Stance): number {
  const sign = signs[stance];
  switch (cue) {
    case "firms":
      return sign;
    case "guards":
      return stance === "duty" ? 0 : 1;
    case "widens":
      return stance === "fact" ? 0 : sign;
    case "frees":
      return stance === "duty" || stance === "right" ? 0 : -1;
    case "limit":
      return -sign;
    case "hedges":
      // A hedge makes a promise weaker. It makes a power no weaker: "may generally share" still allows it.
      return sign > 0 ? -sign : 0;
  }
}

/** The worth of what happened to clauses with the same verb: "will" to "may", "may" to "may not". */
function worthOfForce(before: Side, after: Side): number {
  let worth = 0;
  const left = [...after.clauses];
  for (const old of before.clauses) {
    const at = left.findIndex(({ verb }) => verb === old.verb);
    const [now] = at < 0 ? [] : left.splice(at, 1);
    if (now !== undefined) worth += worthOfClause(old, now);
    else worth -= worthOfOwn(old, before);
  }
  for (const now of left) worth += worthOfOwn(now, after);
  return worth !== 0 ? worth : worthOfExchange(before.clauses, after.clauses);
}

/** The worth of a sentence of one clause that became another: a promise that gave way to a duty of the reader. */
function worthOfExchange([old, ...olds]: readonly Clause[], [now, ...news]: readonly Clause[]): number {
  if (old === undefined || now === undefined || olds.length + news.length > 0 || old.verb === now.verb)
    return 0;
  if (old.stance === "fact" || now.stance === "fact") return 0;
  const [was, is] = [signs[old.stance], signs[now.stance]];
  if (was > 0 && is <= 0) return -1;
  return was <= 0 && is > 0 && !(now.stance === "promise" && now.isPresent) ? 1 : 0;
}

const MOSTLY = 0.7;

/** The worth of a clause that only one version has: its sign, if most of its words are new. */
function worthOfOwn({ stance, first, last }: Clause, { isNew, clauses }: Side): number {
  if (clauses.length === 1) return 0;
  const own = isNew.slice(first, last + 1);
  return stance !== "fact" && own.filter(Boolean).length >= MOSTLY * own.length ? signs[stance] : 0;
}

function worthOfClause(old: Clause, now: Clause): number {
  const isTurned = old.stance === "promise" && now.stance === "limit";
  const isTurnedBack = old.stance === "limit" && now.stance === "promise";
  if (isTurned) return old.isHelp || old.force !== "open" ? -2 : 0;
  if (isTurnedBack) return old.isHelp ? 2 : -2;
  const isNowDone = old.stance === "power" && now.stance === "promise" && now.isPresent && !now.isHelp;
  if (isNowDone) return -1;
  if (old.stance !== now.stance) return worthOfStances(old.stance, now.stance);
  const rank = { firm: 2, soft: 1, open: 0 } as const;
  const step = rank[now.force] - rank[old.force];
  if (step === 0) return 0;
  if (signs[old.stance] > 0) return old.stance === "right" ? 0 : 2 * Math.sign(step);
  // "May share" to "will share" is a loss. "Will share" to "may share" promises nothing.
  return old.stance === "power" && step > 0 ? -1 : 0;
}

function worthOfStances(old: Stance, now: Stance): number {
  if (old === "fact" || now === "fact") {
    const other = old === "fact" ? now : old;
    const direction = old === "fact" ? 1 : -1;
    if (other === "limit") return 2 * direction;
    if (other === "disclaimer") return -2 * direction;
    return 0;
  }
  if (old === "duty" || now === "duty") {
    if (old === "right") return -3;
    return now === "right" ? 3 : 0;
  }
  return 3 * Math.sign(signs[now] - signs[old]);
}

/**
 * What the change from one sentence to another does to the company's commitment towards the reader.
 *
 * A promise, a limit on the company or a right of the reader that loosens is weakened, and so is a power of the company
 * that grows. The reverse is strengthened. What only binds the reader, or is unclear, is reworded.
 * Sentences of more than 600 words are reworded.
 */
export function kindOfChange(before: string, after: string): Meaning {
  const sides = sidesOf(before, after);
  if (sides === null) return "reworded";
  const [was, is] = sides;
  const worth =
    worthOfForce(was, is) +
    worthOfCues(is, was) -
    worthOfCues(was, is) +
    2 * worthOfAmounts(was.tokens, is.tokens, is.clauses);
  const total = worth !== 0 ? worth : worthOfLength(was, is);
  if (total === 0) return "reworded";
  return total > 0 ? "strengthened" : "weakened";
}
