import { stem } from "./stems.js";

/** A word, number or mark as it is read, wherever it stands: what is known of it is worked out once for all texts. */
export interface Form {
  readonly lower: string;
  readonly stem: string;
  readonly kind: "word" | "number" | "mark";
  /** What `perForm` has worked out so far, by the number of the fact. */
  readonly facts: unknown[];
}

const MAX_FORMS = 50_000;
/** Longer words are read anew each time: no text decides how much memory this takes. */
const MAX_KEPT_CHARACTERS = 40;

/**
 * A table of what is made of short strings of foreign texts, emptied when it is full.
 *
 * Invariants: at most `MAX_FORMS` entries, and no key is a part of a text: such a key would keep the whole text alive.
 */
export class FormTable<T> {
  readonly #kept = new Map<string, T>();

  constructor(private readonly make: (text: string) => T) {}

  /** What is made of `text`; the same each time, until the table is emptied. Cost: one look-up. */
  get(text: string): T {
    return this.#kept.get(text) ?? this.#add(text);
  }

  #add(text: string): T {
    if (text.length > MAX_KEPT_CHARACTERS) return this.make(text);
    if (this.#kept.size >= MAX_FORMS) this.#kept.clear();
    const own = copyOf(text);
    const made = this.make(own);
    this.#kept.set(own, made);
    return made;
  }
}

/** The same characters, not as a view of the longer text they were cut from. */
function copyOf(text: string): string {
  const codes: number[] = [];
  for (let at = 0; at < text.length; at += 1) codes.push(text.charCodeAt(at));
  return String.fromCharCode(...codes);
}

const words = new FormTable((lower): Form => ({ lower, stem: stem(lower), kind: "word", facts: [] }));
const numbers = new FormTable((lower): Form => ({ lower, stem: lower, kind: "number", facts: [] }));
const marks = new FormTable((lower): Form => ({ lower, stem: lower, kind: "mark", facts: [] }));

/** The form of a lower-case word. */
export const wordForm = (lower: string): Form => words.get(lower);
/** The form of a number as it is written. */
export const numberForm = (written: string): Form => numbers.get(written);
/** The form of a mark: one character. */
export const markForm = (mark: string): Form => marks.get(mark);

let facts = 0;

/**
 * The same function of a form, worked out once for each: rules ask the same of a word at each place it stands.
 *
 * `work` must depend on nothing but the form's `lower`, `stem` and `kind`, and never give `undefined`.
 */
export function perForm<T extends NonNullable<unknown> | null>(work: (form: Form) => T): (form: Form) => T {
  const number = facts;
  facts += 1;
  return (form) => {
    const known = form.facts[number];
    if (known !== undefined) return known as T; // only this function writes this place
    const value = work(form);
    form.facts[number] = value;
    return value;
  };
}
