// Hidden state: three tables of forms, and the facts that `perForm` writes on each form. This is safe in the pure core.
// A form and its facts depend on the word's letters only, so an entry equals what would be computed again. The bounds are
// MAX_FORMS entries of at most MAX_KEPT_CHARACTERS characters in each table; a full table is emptied. The number of facts
// on a form is the number of `perForm` calls in the code, which no text changes.

import { stem } from "./stems.js";

/** A word, number or mark, independent of its place. Facts about it are computed once for all texts. */
export interface Form {
  readonly lower: string;
  readonly stem: string;
  readonly kind: "word" | "number" | "mark";
  /** The facts that `perForm` has computed so far, by number. */
  readonly facts: unknown[];
}

const MAX_FORMS = 50_000;
/** The size of a table: a power of two, more than twice `MAX_FORMS`, so that a free slot is never far. */
const SLOTS = 131_072;
/** After so many collisions a piece is computed anew each time, so that no text makes a look-up slow. */
const MAX_PROBES = 32;
/** Longer words are computed anew each time, so that no text decides how much memory a table takes. */
const MAX_KEPT_CHARACTERS = 40;

/**
 * A table of values made from short pieces of texts. It is emptied when it is full.
 *
 * Invariants: at most `MAX_FORMS` entries, and no key is a slice of a text. A slice would keep the whole text in memory.
 * A piece is compared in place and not cut out, because cutting took most of the time of reading a text.
 */
export class FormTable<T> {
  readonly #slots = new Int32Array(SLOTS);
  readonly #hashes = new Int32Array(MAX_FORMS);
  #keys: string[] = [];
  #values: T[] = [];
  readonly #make: (piece: string) => T;

  constructor(make: (piece: string) => T) {
    this.#make = make;
  }

  /** The value for the piece of `text` between two places. It is the same object until the table is emptied. */
  get(text: string, start = 0, end = text.length): T {
    if (end - start > MAX_KEPT_CHARACTERS) return this.#make(text.slice(start, end));
    let hash = 0;
    for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
    hash ^= hash >>> 15;
    for (let probe = 0; probe < MAX_PROBES; probe += 1) {
      const slot = (hash + probe) & (SLOTS - 1);
      const place = (this.#slots[slot] ?? 0) - 1;
      if (place < 0) return this.#add(copyOf(text, start, end), hash, slot);
      const key = this.#keys[place] ?? "";
      const value = this.#values[place];
      if (this.#hashes[place] === hash && value !== undefined && isAt(text, start, end, key)) return value;
    }
    return this.#make(text.slice(start, end));
  }

  #add(key: string, hash: number, slot: number): T {
    // Make the value first, because this may add other pieces to the table.
    const value = this.#make(key);
    if (this.#slots[slot] !== 0) return value;
    if (this.#keys.length >= MAX_FORMS) {
      this.#slots.fill(0);
      this.#keys = [];
      this.#values = [];
    }
    this.#hashes[this.#keys.length] = hash;
    this.#keys.push(key);
    this.#values.push(value);
    this.#slots[slot] = this.#keys.length;
    return value;
  }
}

function isAt(text: string, start: number, end: number, key: string): boolean {
  if (key.length !== end - start) return false;
  for (let at = start; at < end; at += 1)
    if (text.charCodeAt(at) !== key.charCodeAt(at - start)) return false;
  return true;
}

/** A copy of the characters that does not keep the longer text in memory. */
function copyOf(text: string, start: number, end: number): string {
  const codes: number[] = [];
  for (let at = start; at < end; at += 1) codes.push(text.charCodeAt(at));
  return String.fromCharCode(...codes);
}

const words = new FormTable((lower): Form => ({ lower, stem: stem(lower), kind: "word", facts: [] }));
const numbers = new FormTable((lower): Form => ({ lower, stem: lower, kind: "number", facts: [] }));
const marks = new FormTable((lower): Form => ({ lower, stem: lower, kind: "mark", facts: [] }));

/** The form of a lower-case word. */
export const wordForm = (lower: string): Form => words.get(lower);
/** The form of the number that a text writes between two places. */
export const numberForm = (text: string, start: number, end: number): Form => numbers.get(text, start, end);
/** The form of the mark at a place of a text. */
export const markForm = (text: string, at: number): Form => marks.get(text, at, at + 1);

let facts = 0;

/**
 * The same function of a form, computed once for each form. Rules ask the same question about a word at every place.
 *
 * `work` must depend only on the form's `lower`, `stem` and `kind`, and must never return `undefined`.
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
