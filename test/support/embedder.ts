import { toVectorBytes } from "../../src/core/embedding/vector.js";
import type { Embedder } from "../../src/judges/embed/embedder.js";

/** Subjects of the tiny embedder. A text's vector says which of them it names. */
const subjects = [/\b(jobs?|layoffs?|staff|dismiss\w*)\b/i, /\b(ads?|advertis\w*)\b/i, /\b(hens?|cages?)\b/i];

// A stored vector cuts numbers above a third, so that a subject needs many of them.
const NUMBERS_OF_SUBJECT = 16;

/** The vector of a text: some numbers for each subject, and for everything else. */
function vectorOf(text: string): number[] {
  const named = subjects.map((subject) => (subject.test(text) ? 1 : 0));
  const values = [...named, 0.1].flatMap((value) => new Array<number>(NUMBERS_OF_SUBJECT).fill(value));
  const length = Math.hypot(...values);
  return values.map((value) => value / length);
}

/** An embedder that knows three subjects. `read` holds all texts that it was asked for. */
export function tinyEmbedder(version = "1"): Embedder & { readonly read: string[] } {
  const read: string[] = [];
  return {
    version,
    read,
    embed: async (texts) => {
      read.push(...texts);
      return texts.map((text) => toVectorBytes(vectorOf(text)));
    },
    close: async () => undefined,
  };
}
