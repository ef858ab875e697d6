import { DomainError } from "../../errors.js";
import { openInput } from "../open-input.js";
import { type Line, MAX_LINE_BYTES, readLines } from "../read-lines.js";
import { checkColumns, toRow } from "./columns.js";
import { CsvRecord, type Delimiter, delimiterOf } from "./csv-record.js";

/** A row of a file with the line on which it begins, or what is wrong with it. */
export type GivenRow =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly fault: string };

/** Reads the lines of a file as rows. */
interface RowReader {
  take(line: Line): Iterable<GivenRow>;
  end(): Iterable<GivenRow>;
}

// A quote with its context is far shorter. What is longer has a quotation mark that nobody closed.
const MOST_LINES = 200;
const MOST_CHARACTERS = 100_000;

const textOf = ({ text, isUtf8 }: Line): string | { readonly fault: string } => {
  if (text === null) return { fault: `is longer than ${MAX_LINE_BYTES} bytes; it was skipped.` };
  return isUtf8 ? text : { fault: "is not UTF-8. Convert the file (iconv -f latin1 -t utf-8)." };
};

class JsonRows implements RowReader {
  *take(line: Line): Iterable<GivenRow> {
    const text = textOf(line);
    if (typeof text !== "string") yield { line: line.number, ...text };
    else if (text.trim() !== "") yield { line: line.number, ...this.#parse(text) };
  }

  *end(): Iterable<GivenRow> {}

  #parse(text: string): { value: unknown } | { fault: string } {
    try {
      return { value: JSON.parse(text) };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { fault: `is not JSON (${why}): write one JSON object on each line.` };
    }
  }
}

class CsvRows implements RowReader {
  #names: readonly string[] | null = null;
  #delimiter: Delimiter = ",";
  #record: CsvRecord | null = null;
  /** The lines of the record that has begun. */
  #held: Line[] = [];
  #characters = 0;
  #again: readonly Line[] = [];

  *take(line: Line): Iterable<GivenRow> {
    const waiting = [line];
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const text = textOf(next);
      const row = typeof text === "string" ? this.#takeText(next, text) : { line: next.number, ...text };
      if (row !== null) yield row;
      waiting.unshift(...this.#givenUp());
    }
  }

  *end(): Iterable<GivenRow> {
    while (this.#held.length > 0) {
      yield this.#unclosed();
      for (const line of this.#givenUp()) yield* this.take(line);
    }
  }

  /** The row that ends with this line, or null. */
  #takeText(line: Line, text: string): GivenRow | null {
    if (this.#record === null && text.trim() === "") return null;
    if (this.#names === null && this.#record === null) this.#delimiter = delimiterOf(text);
    this.#record ??= new CsvRecord(this.#delimiter);
    this.#held.push(line);
    this.#characters += text.length;
    const record = this.#record;
    if (record.take(text)) return this.#finish(record);
    const isTooLong = this.#held.length >= MOST_LINES || this.#characters >= MOST_CHARACTERS;
    return isTooLong ? this.#unclosed() : null;
  }

  /** The lines of the record that has begun. There is none afterwards. */
  #drop(): readonly Line[] {
    const held = this.#held;
    this.#held = [];
    this.#characters = 0;
    this.#record = null;
    return held;
  }

  /** The lines after the first one of a record that was given up, each to be read once more, as its own record. */
  #givenUp(): readonly Line[] {
    const lines = this.#again;
    this.#again = [];
    return lines;
  }

  #finish({ cells, fault }: CsvRecord): GivenRow | null {
    const names = this.#names;
    const [first, ...others] = this.#drop();
    const line = first?.number ?? 0;
    if (names === null) {
      this.#names = cells.map((cell) => cell.trim());
      checkColumns(this.#names);
      return null;
    }
    if (fault === null && cells.length === names.length) return { line, value: toRow(names, cells) };
    // Only the first line is given up: a mark that nobody closed may have swallowed good rows.
    this.#again = others;
    if (fault) return { line, fault: `${names[fault.column] ?? "the row"} ${fault.detail}.` };
    return {
      line,
      fault: `has ${cells.length} cells, and the header has ${names.length}: put a cell with a delimiter or a line break in quotation marks.`,
    };
  }

  #unclosed(): GivenRow {
    const [first, ...others] = this.#drop();
    const line = first?.number ?? 0;
    const fault =
      "has a quotation mark that is not closed: close it, or double each mark inside a quoted cell.";
    if (this.#names === null) throw new DomainError("invalid-input", `line ${line} ${fault}`);
    this.#again = others;
    return { line, fault };
  }
}

/**
 * The rows of a file of CSV or JSON lines, which the first line decides. Holds one row in memory.
 *
 * @throws DomainError `invalid-input` if the file cannot be read, or a column of CSV is not known
 */
export async function* readRows(path: string): AsyncGenerator<GivenRow> {
  let reader: RowReader | null = null;
  try {
    for await (const lines of readLines(openInput(path)))
      for (const line of lines) {
        const start = line.text?.trimStart() ?? "";
        if (reader === null && start === "" && line.text !== null) continue;
        reader ??= start.startsWith("{") ? new JsonRows() : new CsvRows();
        yield* reader.take(line);
      }
    if (reader !== null) yield* reader.end();
  } catch (error) {
    if (!(error instanceof DomainError) || reader === null) throw error;
    throw new DomainError("invalid-input", `${path}: ${error.message}`, { cause: error });
  }
}
