import type { Edit } from "./alignment.js";
import type { Beside } from "./compare.js";

/** A row of the claim's words that the evidence does not have, and the words that it has in their place. */
export interface Run {
  readonly edit: Edit;
  readonly distance: number;
  /** Words of the evidence between the counterparts of the run's neighbours; -1 if these are not in order. */
  readonly gap: number;
}

/** The edits of a run, from the most telling to the least telling. */
export const tellingEdits: readonly Edit[] = [
  "opposite",
  "other number",
  "sibling",
  "more specific",
  "replaced",
  "more general",
  "derived",
  "synonym",
  "missing",
  "same",
];

/** The runs of a comparison. A word replaced by another in its place tells more than a chance likeness. */
export function runsOf({ aligned, words }: Beside): readonly Run[] {
  const runs: Run[] = [];
  for (let from = 0; from < aligned.length; from += 1) {
    if (aligned[from]?.edit === "same") continue;
    let to = from;
    while (to < aligned.length && aligned[to]?.edit !== "same") to += 1;
    const members = aligned.slice(from, to);
    const before = from === 0 ? -1 : (aligned[from - 1]?.at ?? -1);
    const after = to === aligned.length ? words.length : (aligned[to]?.at ?? -1);
    const top = members.reduce((best, one) =>
      tellingEdits.indexOf(one.edit) < tellingEdits.indexOf(best.edit) ? one : best,
    );
    runs.push({ edit: top.edit, distance: top.distance, gap: after > before ? after - before - 1 : -1 });
    from = to;
  }
  return runs;
}
