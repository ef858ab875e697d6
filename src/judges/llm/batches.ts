import { type Batch, type PlacedPair, shownClaim, shownEvidence } from "./prompt.js";

/** The most texts that one request lists, and the most characters of them. A longer text is asked about alone. */
export const MOST_LISTED = 8;
export const MOST_LISTED_CHARACTERS = 16_000;

const keyOf = {
  claim: ({ pair }: PlacedPair): string => JSON.stringify(pair.claim),
  evidence: ({ pair }: PlacedPair): string => JSON.stringify(pair.evidence),
} as const;

function grouped(pairs: readonly PlacedPair[], side: Batch["shared"]): readonly (readonly PlacedPair[])[] {
  const groups = new Map<string, PlacedPair[]>();
  for (const pair of pairs) {
    const key = keyOf[side](pair);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [pair]);
    else group.push(pair);
  }
  return [...groups.values()];
}

const listedLength = (shared: Batch["shared"], { pair }: PlacedPair): number =>
  JSON.stringify(shared === "claim" ? shownEvidence(pair.evidence) : shownClaim(pair.claim)).length;

function cut(shared: Batch["shared"], group: readonly PlacedPair[]): readonly Batch[] {
  const batches: PlacedPair[][] = [];
  let characters = 0;
  for (const pair of group) {
    const length = listedLength(shared, pair);
    const last = batches.at(-1);
    if (last === undefined || last.length === MOST_LISTED || characters + length > MOST_LISTED_CHARACTERS) {
      batches.push([pair]);
      characters = length;
    } else {
      last.push(pair);
      characters += length;
    }
  }
  return batches.map((pairs) => ({ shared, pairs }));
}

/**
 * The requests that ask about all pairs: one claim beside several pieces of evidence, or the other way round.
 *
 * A pair is listed with those of its claim if there are any, otherwise with those of its evidence. Pure.
 */
export function batchesOf(pairs: readonly PlacedPair[]): readonly Batch[] {
  const byClaim = grouped(pairs, "claim");
  const alone = byClaim.filter(({ length }) => length === 1).flat();
  return [
    ...byClaim.filter(({ length }) => length > 1).flatMap((group) => cut("claim", group)),
    ...grouped(alone, "evidence").flatMap((group) => cut(group.length > 1 ? "evidence" : "claim", group)),
  ];
}
