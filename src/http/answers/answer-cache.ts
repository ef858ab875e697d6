import type { Answer } from "./answer.js";

// The cost of an entry beyond its bytes: its key, its headers and its place in the map.
const ENTRY_OVERHEAD = 2_000;
// One answer takes at most an eighth of the memory, so that a few large ones do not push out all others.
const LARGEST_PART = 8;
const DAY_MS = 86_400_000;
// An answer moves to the end of the queue at most once a second. Otherwise popular answers would move all the time.
const TOUCH_MS = 1_000;

const endOfDay = (now: Date): number => (Math.floor(now.getTime() / DAY_MS) + 1) * DAY_MS;

/**
 * Public answers by their address. A new data version, or a new day in UTC, clears them: ratings depend on due days.
 *
 * Holds at most `maxBytes` and drops the least recently used first, to the second. Starts suspended until `resume`
 * gives the version. While suspended it keeps and gives nothing, because it could miss a change by another process. If
 * the data change while an answer is being made, only callers who had already asked get it, and it is not kept.
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

  /** When the public answers last changed: today's midnight in UTC or later; null if that is not known. */
  get changedAt(): Date | null {
    this.#turnDay();
    return this.#changedAt;
  }

  /** An object that identifies the state of the public data: a new one after each change, null while suspended. */
  get generation(): object | null {
    this.#turnDay();
    return this.#version === null ? null : this.#underway;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /** Notes a data version. Notices come late or twice, so an older version changes nothing. */
  setVersion(version: bigint): void {
    if (this.#version === null || version <= this.#version) return;
    this.#begin(version);
  }

  /** Stops giving and keeping answers until `resume`, because notices of other processes may be missing. */
  suspend(): void {
    this.#clear();
    this.#version = null;
    this.#changedAt = null;
  }

  /** Starts, or starts again, with the database's version. `since` is when the database raised it. */
  resume(version: bigint, since?: Date): void {
    // A version that was read while this process published may arrive late and be older.
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

  /** The answer to an address. Made once, however many callers ask for it at the same time. */
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

  /** Counts bytes that an answer grew by: its compressed forms are made on first use. */
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

  /** Clears everything when the day is over. Gives the present instant. */
  #turnDay(): number {
    const nowMs = this.#now().getTime();
    if (this.#version !== null && nowMs >= this.#endOfDay) this.#begin(this.#version, new Date(0));
    return nowMs;
  }

  #clear(): void {
    this.#answers.clear();
    // A new map, not an emptied one: later callers must not get an answer that was begun before the change.
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
