/** The life of a connection and of a name. The server frees the memory of prepared statements when it ends. */
export const STATEMENTS_LIVE_MS = 600_000;

// A prepared read takes about 1 MB of the server's memory on each connection. The filters of lists combine in thousands
// of ways, and a client that asks for all of them must not fill the server's memory.
const MOST_NAMES = 64;

/**
 * The names of read statements that connections keep prepared.
 *
 * Our reads are long statements that take ten times as long to plan as to run. The first MOST_NAMES texts in every ten
 * minutes get a name. The server plans all other texts each time.
 */
export class StatementNames {
  readonly #names = new Map<string, string>();
  readonly #now: () => number;
  #given = 0;
  #begunAt: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#begunAt = now();
  }

  /** The name of a text, or undefined if it gets none. No two texts ever have the same name. */
  nameOf(sql: string): string | undefined {
    const known = this.#names.get(sql);
    if (known !== undefined) return known;
    if (this.#names.size >= MOST_NAMES) {
      if (this.#now() - this.#begunAt < STATEMENTS_LIVE_MS) return undefined;
      this.#names.clear();
      this.#begunAt = this.#now();
    }
    this.#given += 1;
    const name = `walkback_${this.#given}`;
    this.#names.set(sql, name);
    return name;
  }
}
