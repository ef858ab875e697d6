import { seeded } from "../eval/random.js";

/** Random draws that are the same in every run, so that two runs have the same data. */
export interface Draws {
  /** From 0 (included) to 1 (excluded). */
  fraction(): number;
  /** A whole number from 0 to `below` - 1. */
  below(below: number): number;
  pick<Item>(items: readonly Item[]): Item;
  bytes(count: number): Uint8Array;
}

/** Draws that a seed fixes. */
export function drawsFrom(seed: number): Draws {
  const fraction = seeded(seed);
  const below = (limit: number): number => Math.floor(fraction() * limit);
  return {
    fraction,
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("Nothing to pick from.");
      return item;
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
  };
}
