import { isUtf8 } from "node:buffer";

/** A line of a file. `text` is `null` when the line is too long. */
export interface Line {
  /** Counted from 1, blank lines included. */
  readonly number: number;
  readonly text: string | null;
  /** If false, `text` has U+FFFD in place of the bytes that are not UTF-8. */
  readonly isUtf8: boolean;
}

/** The longest line that is read unless the caller says otherwise, in bytes. */
export const MAX_LINE_BYTES = 16 * 1_048_576;

const LINE_FEED = 0x0a;

/** Splits a stream of bytes into lines. Holds only the line that is not complete yet. */
class Splitter {
  #rest: Buffer[] = [];
  #restBytes = 0;
  #isSkipping = false;
  #number = 0;
  readonly #longest: number;

  constructor(longest: number) {
    this.#longest = longest;
  }

  /** The lines that end in this piece. */
  take(piece: Buffer): readonly Line[] {
    const end = piece.lastIndexOf(LINE_FEED);
    if (end < 0) {
      this.#keep(piece);
      return [];
    }
    const head = piece.indexOf(LINE_FEED);
    const lines = [this.#finish(piece.subarray(0, head))];
    if (end > head) for (const line of this.#lines(piece.subarray(head + 1, end))) lines.push(line);
    this.#keep(piece.subarray(end + 1));
    return lines;
  }

  /** The last line, if it does not end in a line feed. */
  last(): readonly Line[] {
    return this.#restBytes === 0 && !this.#isSkipping ? [] : [this.#finish(Buffer.alloc(0))];
  }

  #keep(piece: Buffer): void {
    if (piece.length === 0) return;
    this.#restBytes += piece.length;
    if (this.#isSkipping || this.#restBytes > this.#longest) {
      this.#isSkipping = true;
      this.#rest = [];
    } else this.#rest.push(piece);
  }

  #finish(end: Buffer): Line {
    const isSkipped = this.#isSkipping || this.#restBytes + end.length > this.#longest;
    const bytes = isSkipped ? null : this.#rest.length === 0 ? end : Buffer.concat([...this.#rest, end]);
    this.#rest = [];
    this.#restBytes = 0;
    this.#isSkipping = false;
    return {
      number: this.#next(),
      text: bytes?.toString("utf8") ?? null,
      isUtf8: bytes === null || isUtf8(bytes),
    };
  }

  #lines(block: Buffer): Line[] {
    // Decoding many lines at once makes this fast. Only a block with a fault is decoded line by line.
    if (isUtf8(block))
      return block
        .toString("utf8")
        .split("\n")
        .map((text) => ({ number: this.#next(), text, isUtf8: true }));
    const lines: Line[] = [];
    for (let from = 0; from <= block.length; ) {
      const found = block.indexOf(LINE_FEED, from);
      const bytes = block.subarray(from, found < 0 ? block.length : found);
      lines.push({ number: this.#next(), text: bytes.toString("utf8"), isUtf8: isUtf8(bytes) });
      from += bytes.length + 1;
    }
    return lines;
  }

  #next(): number {
    this.#number += 1;
    return this.#number;
  }
}

/**
 * The lines of a stream, several at a time. A byte order mark before the first line is left out.
 *
 * A line of more than `longest` bytes is skipped, and its text is null.
 */
export async function* readLines(
  pieces: AsyncIterable<Buffer>,
  longest = MAX_LINE_BYTES,
): AsyncGenerator<readonly Line[]> {
  const splitter = new Splitter(longest);
  for await (const piece of pieces) {
    const lines = splitter.take(piece);
    if (lines.length > 0) yield lines.map(withoutMark);
  }
  const last = splitter.last();
  if (last.length > 0) yield last.map(withoutMark);
}

function withoutMark(line: Line): Line {
  return line.number === 1 && line.text?.startsWith("\ufeff") ? { ...line, text: line.text.slice(1) } : line;
}
