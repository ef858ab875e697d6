import { createHash } from "node:crypto";
import { DomainError } from "../../errors.js";
import { faultsInWords, readBy } from "../../schemas/faults.js";
import { openInput } from "../open-input.js";
import { readLines } from "../read-lines.js";
import { FORMAT, type Header, header, type Mark, mark, type TableMark } from "./format.js";
import { RowHash, type TableSum } from "./tables.js";

/** A part of a backup, in the order of the file. */
export type Part =
  | { readonly kind: "header"; readonly header: Header }
  | { readonly kind: "missing-document"; readonly sha256: string }
  | { readonly kind: "document"; readonly sha256: string }
  | { readonly kind: "piece"; readonly bytes: Buffer }
  | { readonly kind: "document-end"; readonly sha256: string; readonly isDamaged: boolean }
  | { readonly kind: "table"; readonly table: TableMark }
  | { readonly kind: "row"; readonly line: string }
  | { readonly kind: "table-end"; readonly sum: TableSum };

// The longest text that Node can hold is a little longer.
const LONGEST_LINE = 500_000_000;

const damaged = (path: string, what: string, cause?: unknown): DomainError =>
  new DomainError(
    "invalid-input",
    `"${path}" is damaged or incomplete: ${what} Nothing was restored. Use another copy of the backup.`,
    { cause },
  );

function parse(path: string, number: number, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damaged(path, `line ${number} is not JSON.`, cause);
  }
}

/** The header in the first line. @throws DomainError `invalid-input` if the file is no backup, or of a newer form */
function readHeader(path: string, text: string): Header {
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {
    // A file of any other kind: the answer below says so.
  }
  if (typeof value !== "object" || value === null || !("backup" in value))
    throw new DomainError("invalid-input", `"${path}" is not a backup that walkback backup has written.`);
  const read = readBy(header, value, (pointer) => ({ pointer, detail: "" }));
  const format = "format" in value ? value.format : null;
  if (typeof format === "number" && format > FORMAT)
    throw new DomainError(
      "invalid-input",
      `"${path}" was written by a newer Walkback. Restore it with that.`,
    );
  if (read.kind === "faulty") throw damaged(path, `in line 1, ${faultsInWords(read.faults, "the header")}`);
  return read.value;
}

function readMark(path: string, number: number, text: string): Mark {
  const read = mark.safeParse(parse(path, number, text));
  if (!read.success) throw damaged(path, `line ${number} has a form that is not known.`, read.error);
  return read.data;
}

/** Reads a backup line by line, and checks the order of its parts, its counts and its hashes. */
class Reader {
  readonly #path: string;
  readonly #hash = createHash("sha256");
  #open:
    | { kind: "document"; sha256: string; bytes: number }
    | { kind: "table"; name: string; rows: RowHash }
    | null = null;
  #lines = 0;
  #isEnded = false;

  constructor(path: string) {
    this.#path = path;
  }

  /** The part that a line is; null for the last line. */
  take(text: string): Part | null {
    if (this.#isEnded) throw damaged(this.#path, "it goes on after its end.");
    const part = this.#read(text);
    if (part === null) this.#isEnded = true;
    else {
      this.#hash.update(text).update("\n");
      this.#lines += 1;
    }
    return part;
  }

  finish(): void {
    if (!this.#isEnded)
      throw damaged(this.#path, `it ends after line ${this.#lines}, without its last line.`);
  }

  #read(text: string): Part | null {
    const number = this.#lines + 1;
    if (number === 1) return { kind: "header", header: readHeader(this.#path, text) };
    const open = this.#open;
    if (text.startsWith("[") && open?.kind === "table") {
      open.rows.add(text);
      return { kind: "row", line: text };
    }
    if (text.startsWith('"') && open?.kind === "document") {
      const bytes = Buffer.from(text.slice(1, -1), "base64");
      open.bytes += bytes.length;
      return { kind: "piece", bytes };
    }
    return this.#readMark(readMark(this.#path, number, text));
  }

  #readMark(found: Mark): Part | null {
    if ("document" in found) return this.#begin(found);
    if ("table" in found) {
      this.#expect(this.#open === null);
      this.#open = { kind: "table", name: found.table, rows: new RowHash() };
      return { kind: "table", table: found };
    }
    const open = this.#open;
    this.#open = null;
    if ("documentEnd" in found) {
      const { documentEnd: sha256, bytes, damaged: isDamaged = false } = found;
      this.#expect(open?.kind === "document" && open.sha256 === sha256 && open.bytes === bytes);
      return { kind: "document-end", sha256, isDamaged };
    }
    if ("tableEnd" in found) {
      const sum = open?.kind === "table" ? open.rows.sum(open.name) : null;
      this.#expect(sum?.table === found.tableEnd && sum.rows === found.rows && sum.sha256 === found.sha256);
      return { kind: "table-end", sum: { table: found.tableEnd, rows: found.rows, sha256: found.sha256 } };
    }
    this.#expect(open === null && found.lines === this.#lines && found.sha256 === this.#hash.digest("hex"));
    return null;
  }

  #begin({ document: sha256, missing }: { document: string; missing?: true | undefined }): Part {
    this.#expect(this.#open === null);
    if (missing) return { kind: "missing-document", sha256 };
    this.#open = { kind: "document", sha256, bytes: 0 };
    return { kind: "document", sha256 };
  }

  #expect(isRight: boolean): void {
    if (!isRight) throw damaged(this.#path, `line ${this.#lines + 1} does not fit what came before it.`);
  }
}

/**
 * The parts of a backup in the order of the file. After the last part, the whole file has been checked.
 *
 * Holds one row or one piece of a document in memory.
 * @throws DomainError `invalid-input` if the file is no backup, of a newer form, damaged or incomplete
 */
export async function* readBackup(path: string): AsyncGenerator<Part, void, undefined> {
  const reader = new Reader(path);
  for await (const lines of readLines(openInput(path), LONGEST_LINE))
    for (const { text, isUtf8, number } of lines) {
      if (text === null || !isUtf8) throw damaged(path, `line ${number} is not text.`);
      const part = reader.take(text);
      if (part !== null) yield part;
    }
  reader.finish();
}
