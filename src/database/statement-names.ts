/** How long a connection lives and a name is remembered: what was prepared for a passing fashion is given back. */
export const STATEMENTS_LIVE_MS = 600_000;

// One of our reads, prepared, takes about 1 MB of the server's memory on each connection. The filters of the lists can
// be combined in thousands of ways: whoever asks for all of them must not fill the server.
const MOST_NAMES = 64;

/**
 * The names under which connections keep read statements prepared.
 *
 * A read of ours is one long statement that takes ten times as long to plan as to run. The first MOST_NAMES texts of
 * every ten minutes get a name; any other is planned each time it is asked.
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

  /** The name of a text; undefined where it gets none. A name never stands for two texts. */
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
