import { negatedTokens } from "../../language/polarity.js";
import type { Aligned, Edit } from "../reading/alignment.js";
import type { Compared } from "../reading/compare.js";
import type { Note } from "../weights/note.js";

/**
 * The effect of an edit on a statement's meaning, from evidence to claim.
 *
 * The edit keeps the meaning (`same`), makes it wider (`forward`) or narrower (`reverse`), or excludes it (`exclude`).
 */
type Effect = "same" | "forward" | "reverse" | "exclude" | "unknown";

const effects: Readonly<Record<Edit, Effect>> = {
  same: "same",
  synonym: "same",
  derived: "same",
  "more general": "forward",
  "more specific": "reverse",
  opposite: "exclude",
  sibling: "exclude",
  "other number": "exclude",
  replaced: "unknown",
  missing: "reverse",
};

interface Counts {
  forward: number;
  reverse: number;
  exclude: number;
  /** Exclusions under a negation, which exclude nothing. */
  void: number;
  unknown: number;
  flipped: number;
}

function tally(one: Aligned, mine: boolean, theirs: boolean, counts: Counts): void {
  if (one.other !== null && mine !== theirs) counts.flipped += 1;
  const effect = effects[one.edit];
  const isDown = mine && (one.other === null || theirs);
  if (effect === "forward") counts[isDown ? "reverse" : "forward"] += 1;
  if (effect === "reverse") counts[isDown ? "forward" : "reverse"] += 1;
  if (effect === "exclude") counts[isDown ? "void" : "exclude"] += 1;
  if (effect === "unknown") counts.unknown += 1;
}

/** The likeliest result of all edits: 0 the claim follows, 1 it is open, 2 it is excluded. A negation flips it. */
function verdictOf({ forward, reverse, exclude, void: voided, unknown, flipped }: Counts): number {
  if (flipped > 0 && exclude === 0) return reverse + unknown > 1 ? 1.5 : 2;
  if (exclude > 0) return flipped > 0 ? 1 : 2;
  if (unknown > 0 || voided > 0) return 1.4;
  return reverse > 0 ? 1 : forward > 0 ? 0.2 : 0;
}

/** Features of the edits' effects on meaning. Under a negation, wider and narrower change places. */
export function naturalLogic({ claim, nearest }: Compared, note: Note): void {
  const [mine, theirs] = [negatedTokens(claim), negatedTokens(nearest.tokens)];
  const counts: Counts = { forward: 0, reverse: 0, exclude: 0, void: 0, unknown: 0, flipped: 0 };
  const answered = new Set<number>();
  for (const one of nearest.aligned) {
    tally(one, mine[one.word.index] === true, theirs[one.other?.index ?? -1] === true, counts);
    if (one.other !== null) answered.add(one.other.index);
  }
  let [dropped, droppedUnder] = [0, 0];
  for (const { index } of nearest.words) {
    if (answered.has(index)) continue;
    if (theirs[index] === true) droppedUnder += 1;
    else dropped += 1;
  }
  note("logic forward", counts.forward);
  note("logic reverse", counts.reverse);
  note("logic exclude", counts.exclude);
  note("logic void", counts.void);
  note("logic flipped", counts.flipped);
  note("logic dropped", dropped);
  note("logic dropped under", droppedUnder);
  note("logic verdict", verdictOf({ ...counts, reverse: counts.reverse + droppedUnder }));
}
