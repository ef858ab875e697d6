import { RowRecorder } from "../operations/import/record-rows.js";
import { importFile, type Refusal, type Tally } from "./import/import-file.js";
import { listFiles } from "./import/list-files.js";
import { LongWork } from "./long-work.js";
import { inWorld, operator } from "./world.js";

/** The options of `walkback import`. */
export interface ImportOptions {
  readonly createMissing?: boolean;
  readonly holder?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** How many refusals are printed. With `--json`, all are. */
const MOST_TOLD = 20;

const figure = (count: number): string => count.toLocaleString("en-US");

const counts = ({ recorded, alreadyThere, refused }: Tally): string =>
  `${figure(recorded)} recorded, ${figure(alreadyThere)} there already, ${figure(refused)} refused`;

/** Prints what an import does: refused rows as they come, and the summary. */
class Told {
  readonly work = new LongWork();
  readonly tally: Tally = { rows: 0, recorded: 0, alreadyThere: 0, refused: 0 };
  readonly #options: ImportOptions;

  constructor(options: ImportOptions) {
    this.#options = options;
  }

  readonly refused = (refusal: Refusal): void => {
    if (this.#options.json) {
      process.stdout.write(`${JSON.stringify(refusal)}\n`);
      return;
    }
    const { refused } = this.tally;
    if (refused > MOST_TOLD) return;
    this.work.end();
    process.stderr.write(`${refusal.file} line ${refusal.line}: ${refusal.error}\n`);
    if (refused === MOST_TOLD) process.stderr.write("more rows may be refused; --json lists them all\n");
  };

  readonly proceeded = (file: string): void => {
    this.work.step(`Importing ${file}: ${figure(this.tally.rows)} rows (${counts(this.tally)}).`);
  };

  summary(): void {
    this.work.end();
    const isDryRun = this.#options.dryRun ?? false;
    if (this.#options.json) process.stdout.write(`${JSON.stringify({ ...this.tally, isDryRun })}\n`);
    else
      process.stdout.write(
        `${figure(this.tally.rows)} rows: ${counts(this.tally)}.${isDryRun ? ' This was a dry run: nothing was recorded, and "recorded" says what would be.' : ""}\n`,
      );
  }
}

/**
 * Records the statements in files of CSV or JSON lines as drafts, with their sources and claims.
 *
 * An import that was interrupted is repeated: rows that are recorded already are left as they are. Gives the exit
 * status: 0, or 2 if rows were refused.
 * @throws DomainError `invalid-input` if a file cannot be read. Rows before the fault stay recorded.
 */
export async function importStatements(paths: readonly string[], options: ImportOptions): Promise<number> {
  const { files, skipped } = await listFiles(paths);
  for (const path of skipped)
    process.stderr.write(`${path} is not imported: it holds no CSV or JSON lines\n`);
  const told = new Told(options);
  try {
    await inWorld(async (world) => {
      const { createMissing: createsMissing = false, dryRun: isDryRun = false } = options;
      const actor = { ...operator, holder: options.holder ?? operator.holder };
      const recorder = new RowRecorder({ ...world, actor }, { createsMissing, isDryRun });
      for (const file of files)
        await importFile(file, {
          recorder,
          tally: told.tally,
          refused: told.refused,
          proceeded: told.proceeded,
        });
    });
    told.summary();
  } finally {
    told.work.end();
  }
  return told.tally.refused > 0 ? 2 : 0;
}
