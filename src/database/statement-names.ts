/** How long a connection lives and a name is kept. The server then frees the memory of its prepared statements. */
export const STATEMENTS_LIVE_MS = 600_000;

// A prepared read takes about 1 MB of the server's memory on each connection. The lists' filters combine in thousands of
// ways: a client that asks for all of them must not fill the server.
const MOST_NAMES = 64;

/**
 * The names under which connections keep read statements prepared.
 *
 * Our reads are long statements that take ten times as long to plan as to run. The first MOST_NAMES texts in every ten
 * minutes get a name. The server plans any other text each time.
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
