import type { RowRecorder } from "../../operations/import/record-rows.js";
import { faultsInWords, readBy } from "../../schemas/faults.js";
import { type ImportedRow, importedRow } from "../../schemas/imported-row.js";
import { type GivenRow, readRows } from "./read-rows.js";

/** How many rows were read, and what became of them. */
export interface Tally {
  rows: number;
  recorded: number;
  alreadyThere: number;
  refused: number;
}

/** A row that was not recorded. `error` follows the line number. */
export interface Refusal {
  readonly file: string;
  readonly line: number;
  readonly id: string | null;
  readonly error: string;
}

export interface ImportParts {
  readonly recorder: RowRecorder;
  readonly tally: Tally;
  readonly refused: (refusal: Refusal) => void;
  /** Called after each batch. */
  readonly proceeded: (file: string) => void;
}

// Enough rows to share the cost of a commit, few enough that a killed import repeats little.
const ROWS_AT_ONCE = 50;

interface ReadRow {
  readonly line: number;
  readonly row: ImportedRow;
}

/** One import of a file. */
class FileImport {
  readonly #file: string;
  readonly #parts: ImportParts;
  readonly #lines = new Map<string, number>();
  #batch: ReadRow[] = [];

  constructor(file: string, parts: ImportParts) {
    this.#file = file;
    this.#parts = parts;
  }

  async take(given: GivenRow): Promise<void> {
    this.#parts.tally.rows += 1;
    if ("fault" in given) this.#refuse({ line: given.line, id: null }, given.fault);
    else this.#read(given.line, given.value);
    if (this.#batch.length >= ROWS_AT_ONCE) await this.flush();
  }

  async flush(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    if (batch.length === 0) return;
    const { recorder, tally, proceeded } = this.#parts;
    const outcomes = await recorder.record(batch.map(({ row }) => row));
    for (const [place, { line, row }] of batch.entries()) {
      const outcome = outcomes[place];
      if (outcome === undefined) throw new Error("A row has no outcome.");
      if (outcome.kind === "recorded") tally.recorded += 1;
      if (outcome.kind === "already-there") tally.alreadyThere += 1;
      if (outcome.kind !== "refused") continue;
      const { faults, message } = outcome.error;
      this.#refuse({ line, id: row.id }, faults.length > 0 ? faultsInWords(faults, "the row") : message);
    }
    proceeded(this.#file);
  }

  #read(line: number, value: unknown): void {
    const read = readBy(importedRow, value, (pointer) => ({ pointer, detail: "" }));
    if (read.kind === "faulty") {
      this.#refuse({ line, id: null }, faultsInWords(read.faults, "the row"));
      return;
    }
    const { id } = read.value;
    const other = id === null ? undefined : this.#lines.get(id);
    if (id !== null && other !== undefined) {
      this.#refuse({ line, id }, `id is that of line ${other} too: give each row its own.`);
      return;
    }
    if (id !== null) this.#lines.set(id, line);
    this.#batch.push({ line, row: read.value });
  }

  #refuse({ line, id }: { readonly line: number; readonly id: string | null }, error: string): void {
    this.#parts.tally.refused += 1;
    this.#parts.refused({ file: this.#file, line, id, error });
  }
}

/**
 * Records the rows of a file, and tells of those that are refused.
 *
 * @throws DomainError `invalid-input` if the file cannot be read, or whatever stops the database
 */
export async function importFile(file: string, parts: ImportParts): Promise<void> {
  const work = new FileImport(file, parts);
  for await (const given of readRows(file)) await work.take(given);
  await work.flush();
}
