import type { Answer } from "./answer.js";

// What an entry costs besides its bytes: its key, its headers, its place in the map.
const ENTRY_OVERHEAD = 2_000;
// One answer may take this part of the memory at most: a few large ones must not push out all others.
const LARGEST_PART = 8;
const DAY_MS = 86_400_000;
// An answer goes to the end of the queue once in so many ms at most: what is asked for all the time moves rarely.
const TOUCH_MS = 1_000;

const endOfDay = (now: Date): number => (Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS;

/**
 * Public answers by their address, while the data version they were made of stands and the day (of UTC) lasts: a
 * rating follows from due days too.
 *
 * Holds at most `maxBytes`, the least recently asked for (to the second) go first. Starts suspended, until `resume` says the version:
 * while suspended nothing is kept or given, since a change elsewhere could go unheard. An answer that was begun before
 * a change is given to those who had asked by then and kept for nobody.
 */
export class AnswerCache {
  readonly #maxBytes: number;
  readonly #now: () => Date;
  readonly #answers = new Map<string, { readonly answer: Answer; touchedMs: number }>();
  #underway = new Map<string, Promise<Answer>>();
  #version: bigint | null = null;
  #bytes = 0;
  #changedAt: Date | null = null;
  #endOfDay = 0;

  constructor(maxBytes: number, now: () => Date = () => new Date()) {
    this.#maxBytes = maxBytes;
    this.#now = now;
  }

  /** The instant since when public answers are as they are, today's midnight or later; null where it is not known. */
  get changedAt(): Date | null {
    this.#turnDay();
    return this.#changedAt;
  }

  /** Stands for the present state of the public data: another object after each change; null where it is not known. */
  get generation(): object | null {
    this.#turnDay();
    return this.#version === null ? null : this.#underway;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Takes note of a data version. Notices come late and twice: an older version changes nothing. */
  setVersion(version: bigint): void {
    if (this.#version === null || version <= this.#version) return;
    this.#begin(version);
  }

  /** Gives and keeps nothing until `resume`: what is heard of other processes' changes may have gaps. */
  suspend(): void {
    this.#clear();
    this.#version = null;
    this.#changedAt = null;
  }

  /** Begins, or begins again, with the version that the database has; `since` is the instant it was raised at. */
  resume(version: bigint, since?: Date): void {
    // Read while this process published, it may come late and be the older one.
    if (this.#version !== null && version <= this.#version) return;
    this.#begin(version, since);
  }

  find(url: string): Answer | undefined {
    const nowMs = this.#turnDay();
    const kept = this.#answers.get(url);
    if (kept === undefined) return undefined;
    if (nowMs - kept.touchedMs >= TOUCH_MS) {
      kept.touchedMs = nowMs;
      this.#answers.delete(url);
      this.#answers.set(url, kept);
    }
    return kept.answer;
  }

  /** The answer to an address, made once however many ask for it at the same time. */
  get(url: string, make: () => Promise<Answer>): Promise<Answer> {
    const known = this.find(url) ?? this.#underway.get(url);
    if (known !== undefined) return Promise.resolve(known);
    if (this.#version === null) return make();
    const version = this.#version;
    const underway = this.#underway;
    const making = make()
      .then((answer) => {
        if (this.#version === version) this.#keep(url, answer);
        return answer;
      })
      .finally(() => underway.delete(url));
    underway.set(url, making);
    return making;
  }

  /** Counts bytes that an answer has grown by: its compressed forms are made when first asked for. */
  grow(url: string, answer: Answer, bytes: number): void {
    if (this.#answers.get(url)?.answer !== answer) return;
    this.#bytes += bytes;
    this.#shrink();
  }

  #begin(version: bigint, since = this.#now()): void {
    this.#clear();
    this.#version = version;
    this.#endOfDay = endOfDay(this.#now());
    this.#changedAt = new Date(Math.max(since.getTime(), this.#endOfDay - DAY_MS));
  }

  /** Forgets all when the day is over; gives the instant it looked at. */
  #turnDay(): number {
    const nowMs = this.#now().getTime();
    if (this.#version !== null && nowMs >= this.#endOfDay) this.#begin(this.#version, new Date(0));
    return nowMs;
  }

  #clear(): void {
    this.#answers.clear();
    // A new map, not an emptied one: who asks from now on must not join an answer begun before the change.
    this.#underway = new Map();
    this.#bytes = 0;
  }

  #keep(url: string, answer: Answer): void {
    const cost = costOf(url, answer);
    if (cost > this.#maxBytes / LARGEST_PART || this.#answers.has(url)) return;
    this.#answers.set(url, { answer, touchedMs: this.#now().getTime() });
    this.#bytes += cost;
    this.#shrink();
  }

  #shrink(): void {
    for (const [url, { answer }] of this.#answers) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#answers.delete(url);
      this.#bytes -= costOf(url, answer);
    }
  }
}

function costOf(url: string, { plain, encoded }: Answer): number {
  let cost = ENTRY_OVERHEAD + 2 * url.length + plain.bytes.length;
  for (const form of encoded.values()) if (!(form instanceof Promise)) cost += form.bytes.length;
  return cost;
}
