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
/** More than twice as many, so that a free slot is never far; a power of two. */
const SLOTS = 131_072;
/** Pieces made to meet in one slot are read anew each time after so many: no text makes a look-up slow. */
const MAX_PROBES = 32;
/** Longer words are read anew each time: no text decides how much memory this takes. */
const MAX_KEPT_CHARACTERS = 40;

/**
 * A table of what is made of short pieces of foreign texts, emptied when it is full.
 *
 * Invariants: at most `MAX_FORMS` entries, and no key is a view of a text: such a key would keep the whole text alive.
 * A piece is sought where it stands, without being cut out: that was most of the time it took to read a text.
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

  /** What is made of the piece of `text` between two places; the same each time, until the table is emptied. */
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
    // Made first: making one piece may add others to this table.
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

/** The same characters, not as a view of the longer text they stand in. */
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
