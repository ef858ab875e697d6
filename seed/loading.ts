import type { Database } from "../src/database/database.js";
import type { Act } from "../src/operations/act.js";

// A slow machine does about ten acts a second, and a person who waits must see progress.
const ACTS_BETWEEN_REPORTS = 50;

/** The name that records and proposes the collection. */
export const SEED_HOLDER = "Walkback seed collection";

/** The name of a reviewer: one for each approval required. All of them represent the analyst's compiled reviews. */
export function seedReviewer(index: number): string {
  return index === 0 ? "Walkback seed review" : `Walkback seed review ${index + 1}`;
}

/** One load of the collection: the actors, the id of each row, and how many acts are done. */
export class Loading {
  readonly database: Database;
  readonly contributor: Act;
  /** Records topics, which are public at once. */
  readonly editor: Act;
  readonly reviewers: readonly [Act, ...Act[]];
  /** Acts done in this load. */
  done = 0;
  readonly #ids = new Map<string, string>();
  readonly #tell: (step: string) => void;
  #stage = "";
  #isReported = true;

  constructor(act: Act, tell: (step: string) => void = () => undefined) {
    this.#tell = tell;
    const as = (holder: string, role: "contributor" | "editor"): Act => ({
      ...act,
      actor: { holder, role, apiKeyId: null },
      idempotency: undefined,
    });
    this.database = act.database;
    this.contributor = as(SEED_HOLDER, "contributor");
    this.editor = as(SEED_HOLDER, "editor");
    const others = Array.from({ length: act.requiredApprovals - 1 }, (_, index) =>
      as(seedReviewer(index + 1), "editor"),
    );
    this.reviewers = [as(seedReviewer(0), "editor"), ...others];
  }

  /** Waits for an act, counts it, and gives its result. */
  async act<Result>(work: Promise<Result>): Promise<Result> {
    if (!this.#isReported || this.done % ACTS_BETWEEN_REPORTS === 0) this.#report();
    const result = await work;
    this.done += 1;
    return result;
  }

  /** Begins a part of the collection, which is reported with its first act: a part that is complete has none. */
  begin(stage: string): void {
    this.#stage = stage;
    this.#isReported = false;
  }

  #report(): void {
    this.#isReported = true;
    this.#tell(`Loading the seed collection: ${this.#stage} (${this.done} acts done).`);
  }

  keep(file: string, key: string, id: string): void {
    this.#ids.set(`${file} ${key}`, id);
  }

  find(file: string, key: string): string | null {
    return this.#ids.get(`${file} ${key}`) ?? null;
  }

  /** The id of the record that was made from a row. */
  idOf(file: string, key: string): string {
    const id = this.find(file, key);
    if (id === null) throw new Error(`seed/${file}.json: ${key} is not recorded yet.`);
    return id;
  }
}
