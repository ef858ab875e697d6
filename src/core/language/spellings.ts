import { type Form, FormTable, wordForm } from "./forms.js";

/** A written word: the words that it means (two for a contraction), and whether it has a capital. */
export interface Spelling {
  readonly parts: readonly { readonly length: number; readonly form: Form }[];
  readonly isCapital: boolean;
}

// Maps, not objects: a text may hold "constructor".
const contractions = new Map([
  ["ll", "will"],
  ["re", "are"],
  ["ve", "have"],
  ["m", "am"],
  ["d", "would"],
  ["s", "'s"],
]);
const shortened = new Map([
  ["wo", "will"],
  ["ca", "can"],
  ["sha", "shall"],
  ["ai", "is"],
]);

interface Part {
  readonly length: number;
  readonly lower: string;
}

/** The parts of a word with an apostrophe: "won't" is "wo" and "n't", read as `will` and `not`. */
function partsOf(raw: string): readonly Part[] {
  const whole = raw.toLowerCase();
  const at = whole.indexOf("'");
  if (whole === "cannot")
    return [
      { length: 3, lower: "can" },
      { length: 3, lower: "not" },
    ];
  if (at < 0) return [{ length: raw.length, lower: whole }];
  if (whole.endsWith("n't") && whole.length > 3) {
    const verb = whole.slice(0, -3);
    return [
      { length: verb.length, lower: shortened.get(verb) ?? verb },
      { length: 3, lower: "not" },
    ];
  }
  const ending = whole.slice(at + 1);
  const read = contractions.get(ending);
  if (read === undefined) return [{ length: raw.length, lower: whole }];
  return [
    { length: at, lower: whole.slice(0, at) },
    { length: raw.length - at, lower: read },
  ];
}

const spellings = new FormTable((raw): Spelling => {
  const first = raw.charAt(0);
  return {
    parts: partsOf(raw).map(({ length, lower }) => ({ length, form: wordForm(lower) })),
    isCapital: first !== first.toLowerCase(),
  };
});

/** The spelling of the word between two places of a text. Cost: one look-up for a known word. */
export const spellingOf = (text: string, start: number, end: number): Spelling =>
  spellings.get(text, start, end);
