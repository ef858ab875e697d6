import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { importFile, type Refusal, type Tally } from "../../src/cli/import/import-file.js";
import type { Database } from "../../src/database/database.js";
import type { Act } from "../../src/operations/act.js";
import { RowRecorder } from "../../src/operations/import/record-rows.js";
import { recordsOf } from "./records.js";
import { actOf, contributor, testWorld } from "./world.js";

/** What an import of a text gave: the counts, and each fault after the number of its line. */
export interface Imported {
  readonly tally: Tally;
  readonly errors: readonly string[];
}

/** A claim as a row names it: the words of its quote, and what kind of claim they are. */
export const claim = {
  text: "We will never sell your data",
  kind: "promise",
  strength: "firm",
  testability: "testable",
};

/** Imports of short files. Each test has a company of its own, and rows about it. */
export class Imports {
  readonly #db: { readonly database: Database };
  folder = "";
  /** Counts the tests, so that each has other addresses and names. */
  made = 0;

  constructor(db: { readonly database: Database }) {
    this.#db = db;
    beforeAll(async () => {
      this.folder = await mkdtemp(join(tmpdir(), "walkback-import-"));
    });
    afterAll(() => rm(this.folder, { recursive: true, force: true }));
    beforeEach(async () => {
      this.made += 1;
      await recordsOf(this.act).company({ name: `Imports ${this.made}`, slug: this.company });
    });
  }

  /** The slug of the test's company. */
  get company(): string {
    return `imports-${this.made}`;
  }

  readonly act = (): Act => actOf(testWorld(this.#db.database), contributor);

  readonly source = (more: object = {}) => ({
    ...{ url: `https://news.example/import/${this.made}`, title: "A letter", publisher: "A publisher" },
    ...{ kind: "open_letter", tier: "primary", publishedOn: "2024-07-23", ...more },
  });

  readonly row = (more: object = {}): object => ({
    ...{ company: this.company, quote: "We will never sell your data.", saidOn: "2024-07-23" },
    ...{ source: this.source(), ...more },
  });

  async text(
    name: string,
    text: string,
    options: { create?: boolean; dry?: boolean } = {},
  ): Promise<Imported> {
    const file = join(this.folder, name);
    await writeFile(file, text);
    const tally: Tally = { rows: 0, recorded: 0, alreadyThere: 0, refused: 0 };
    const refusals: Refusal[] = [];
    const { create: createsMissing = false, dry: isDryRun = false } = options;
    await importFile(file, {
      recorder: new RowRecorder(this.act(), { createsMissing, isDryRun }),
      tally,
      refused: (refusal) => refusals.push(refusal),
      proceeded: () => undefined,
    });
    return { tally, errors: refusals.map(({ line, error }) => `${line}: ${error}`) };
  }

  /** The statements of the test's company. */
  statements() {
    return this.#db.database.prisma.statement.findMany({
      where: { company: { slug: this.company } },
      include: { claims: true, source: true, speaker: { include: { roles: true } } },
      orderBy: { quote: "asc" },
    });
  }
}

export const jsonl = (...rows: object[]): string => rows.map((one) => `${JSON.stringify(one)}\n`).join("");
