/** What is wrong with a cell of CSV. `column` counts from 0. */
export interface CsvFault {
  readonly column: number;
  readonly detail: string;
}

export type Delimiter = "," | ";" | "\t";

/** One record of CSV (RFC 4180), read line by line: a quoted cell may hold line breaks. */
export class CsvRecord {
  readonly cells: string[] = [];
  readonly #delimiter: Delimiter;
  /** The text of the quoted cell that is open, or null. */
  #open: string | null = null;
  #fault: CsvFault | null = null;

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter;
  }

  /** The first fault; null if there is none. The rest of the line is read as text then. */
  get fault(): CsvFault | null {
    return this.#fault;
  }

  /** Reads the next line. Gives whether the record ends with it. */
  take(line: string): boolean {
    const text = line.endsWith("\r") ? line.slice(0, -1) : line;
    let at = 0;
    if (this.#open !== null) {
      this.#open += "\n";
      at = this.#readQuoted(text, 0);
      if (at < 0) return false;
    }
    while (at <= text.length) {
      if (text[at] !== '"') {
        at = this.#readPlain(text, at);
        continue;
      }
      this.#open = "";
      at = this.#readQuoted(text, at + 1);
      if (at < 0) return false;
    }
    return true;
  }

  /** Reads a cell without quotation marks. Gives the place after its delimiter. */
  #readPlain(text: string, from: number): number {
    const found = text.indexOf(this.#delimiter, from);
    const end = found < 0 ? text.length : found;
    this.cells.push(text.slice(from, end));
    return end + 1;
  }

  /** Reads on in a quoted cell. Gives the place after its delimiter, or -1 if the line ends first. */
  #readQuoted(text: string, from: number): number {
    let cell = this.#open ?? "";
    for (let at = from; ; ) {
      const mark = text.indexOf('"', at);
      if (mark < 0) {
        this.#open = cell + text.slice(at);
        return -1;
      }
      cell += text.slice(at, mark);
      if (text[mark + 1] !== '"') {
        this.#open = null;
        return this.#endQuoted(text, mark + 1, cell);
      }
      cell += '"';
      at = mark + 2;
    }
  }

  #endQuoted(text: string, from: number, cell: string): number {
    const found = text.indexOf(this.#delimiter, from);
    const end = found < 0 ? text.length : found;
    if (text.slice(from, end).trim() !== "")
      this.#fault ??= {
        column: this.cells.length,
        detail: "has text after its closing quotation mark: double each mark inside a quoted cell",
      };
    this.cells.push(cell);
    return end + 1;
  }
}

/** The delimiter that a header uses: the one that it holds most of. */
export function delimiterOf(headerLine: string): Delimiter {
  const count = (delimiter: Delimiter): number => headerLine.split(delimiter).length;
  const all: readonly Delimiter[] = [",", ";", "\t"];
  return all.reduce((best, one) => (count(one) > count(best) ? one : best));
}
