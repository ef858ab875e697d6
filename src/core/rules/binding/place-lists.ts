/** A text and its hash. Two keys are the same if their texts are. */
export interface Key {
  readonly text: string;
  readonly hash: number;
}

/** A text as a key. Keep it: hashing is most of the work. */
export function keyOf(text: string): Key {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0;
  return { text, hash: hash ^ (hash >>> 15) };
}

/** All numbers must be below this limit. */
export const MAX_NUMBERS = 131_072;
/** Most places that a list holds. */
export const MAX_PLACES = 12;
const MAX_PROBES = 64;
const LARGEST = 2_000_000_000;
const ASKED = -1;

/**
 * Lists of places by number and by text, kept only for the requested keys.
 *
 * Two texts share few words, and lists for all words would be most of the work of comparing two texts. The object is
 * reused: `begin` empties it, so that little is allocated and no old text stays in memory.
 * Invariants: since `begin`, a number's entry is below `#base` if it was not requested and `#base` if it was. Once it has
 * an answer, the entry is `#base` plus its list. A key that collides with too many others is not found, to save time.
 */
export class PlaceLists {
  readonly #numbers = new Int32Array(MAX_NUMBERS);
  #base = 1;
  #lists = 0;
  #table = new Int32Array(1024);
  #keys: (Key | undefined)[] = [];
  readonly #used: number[] = [];
  #places = new Int32Array(256 * MAX_PLACES);
  #counts = new Int32Array(256);

  /** Empties all lists and makes space for `texts` keys. Cost: linear in the keys of the last use. */
  begin(texts: number): void {
    this.#base += this.#lists + 1;
    if (this.#base > LARGEST) {
      this.#numbers.fill(0);
      this.#base = 1;
    }
    this.#lists = 0;
    for (const index of this.#used) {
      this.#table[index] = 0;
      this.#keys[index] = undefined;
    }
    this.#used.length = 0;
    let size = this.#table.length;
    while (size < 4 * texts) size *= 2;
    if (size > this.#table.length) this.#table = new Int32Array(size);
  }

  /** Empties all lists and keeps the requested keys. */
  empty(): void {
    this.#counts.fill(0, 0, this.#lists + 1);
  }

  askNumber(number: number): void {
    this.#numbers[number] = this.#base;
  }

  askText(key: Key): void {
    const index = this.#indexOf(key);
    if (index < 0 || this.#table[index] !== 0) return;
    this.#table[index] = ASKED;
    this.#keys[index] = key;
    this.#used.push(index);
  }

  answerNumber(number: number, place: number): void {
    const entry = this.#numbers[number] ?? 0;
    if (entry < this.#base) return;
    const list = entry > this.#base ? entry - this.#base : this.#newList();
    if (entry === this.#base) this.#numbers[number] = this.#base + list;
    this.#add(list, place);
  }

  answerText(key: Key, place: number): void {
    const index = this.#indexOf(key);
    const entry = index < 0 ? 0 : (this.#table[index] ?? 0);
    if (entry === 0) return;
    const list = entry === ASKED ? this.#newList() : entry;
    this.#table[index] = list;
    this.#add(list, place);
  }

  /** The list of a requested number; 0 if it has no places. */
  listOfNumber(number: number): number {
    return Math.max(0, (this.#numbers[number] ?? 0) - this.#base);
  }

  /** The list of a text; 0 if it has no places. */
  listOfText(key: Key): number {
    const index = this.#indexOf(key);
    return index < 0 ? 0 : Math.max(0, this.#table[index] ?? 0);
  }

  /** How many places a list has; none in list 0. */
  countOf(list: number): number {
    return list === 0 ? 0 : (this.#counts[list] ?? 0);
  }

  placeOf(list: number, at: number): number {
    return this.#places[list * MAX_PLACES + at] ?? 0;
  }

  /** The index of a key in the table, or of the free slot for it; -1 if no slot is near. */
  #indexOf({ text, hash }: Key): number {
    const mask = this.#table.length - 1;
    for (let probe = 0; probe < MAX_PROBES; probe += 1) {
      const index = (hash + probe) & mask;
      if (this.#table[index] === 0) return index;
      const key = this.#keys[index];
      if (key !== undefined && key.hash === hash && key.text === text) return index;
    }
    return -1;
  }

  #newList(): number {
    this.#lists += 1;
    if (this.#lists >= this.#counts.length) {
      this.#counts = grown(this.#counts);
      this.#places = grown(this.#places);
    }
    this.#counts[this.#lists] = 0;
    return this.#lists;
  }

  #add(list: number, place: number): void {
    const count = this.#counts[list] ?? 0;
    if (count >= MAX_PLACES) return;
    this.#places[list * MAX_PLACES + count] = place;
    this.#counts[list] = count + 1;
  }
}

/** The same numbers in an array of twice the size. */
function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
