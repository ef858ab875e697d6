/** A text and its hash: keys are the same when their texts are. */
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

/** Numbers that can be asked for are below this. */
export const MAX_NUMBERS = 131_072;
/** Most places that a list holds. */
export const MAX_PLACES = 12;
const MAX_PROBES = 64;
const LARGEST = 2_000_000_000;
const ASKED = -1;

/**
 * Lists of places by number and by text, kept only for the keys that were asked for. Two texts share few words, so lists
 * for all words were most of the work of comparing two texts.
 *
 * The object is reused: `begin` empties it, so that little is allocated and no old text stays in memory.
 * Invariants: a number's entry is below `#base` if nobody asked for it since `begin`, `#base` if somebody did, and `#base`
 * plus its list if it was answered. A key that collides with too many others is not found and takes no more time.
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

  /** Empties all lists, and makes room for so many texts to be asked for. Cost: of what was asked for before. */
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

  /** Empties all lists, and keeps what was asked for. */
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

  /** The list of a number that was asked for; 0 when nothing answered. */
  listOfNumber(number: number): number {
    return Math.max(0, (this.#numbers[number] ?? 0) - this.#base);
  }

  /** The list of a text; 0 when nothing answered. */
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

  /** Where a key is in the table, or where it would be: a free index; -1 when there is none near. */
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

/** The same numbers with room for as many again. */
function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
