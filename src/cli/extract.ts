import { stat } from "node:fs/promises";
import type { ReadDocument } from "../core/documents/document.js";
import { DomainError } from "../errors.js";
import { type DocumentKind, documentKinds } from "../ingest/read/kind.js";
import { MAX_ANY_BYTES } from "../ingest/read/limits.js";
import { type DocumentInput, readDocument } from "../ingest/read/read-document.js";
import { openInput } from "./open-input.js";
import { type Line, MAX_LINE_BYTES, readLines } from "./read-lines.js";
import { precisionOf, statementsOf } from "./statements.js";
import { writeLines } from "./write-lines.js";

/** The options of `walkback extract`. */
export interface ExtractOptions {
  readonly type?: string;
  readonly url?: string;
  readonly lines?: boolean;
  /** The output is JSON in any case. The option is there for scripts that say so. */
  readonly json?: boolean;
}

/** How many faults are printed. The output has all of them. */
const MOST_TOLD = 20;

/** What an output line says first: the file, and the id of a line in a file of documents. */
type Named = Readonly<Record<string, unknown>>;

function kindOf(type: string | undefined): DocumentKind | null {
  if (type === undefined) return null;
  const found = documentKinds.find((kind) => kind === type);
  if (found !== undefined) return found;
  throw new DomainError("invalid-input", `--type "${type}" must be one of ${documentKinds.join(", ")}.`);
}

/** The fields of a document that was read, in the order of the output. */
function documentFields(document: ReadDocument) {
  const { mediaType, title, author, publisher, publishedOn, publishedFrom, text } = document;
  return {
    mediaType,
    title,
    author,
    publisher,
    publishedOn,
    publishedOnPrecision: precisionOf(publishedOn),
    publishedFrom,
    isPublishedCertain: document.isPublishedCertain,
    modifiedOn: document.modifiedOn,
    text,
    statements: statementsOf(document),
  };
}

/** Reads documents to output lines, and counts and prints what cannot be read. */
class Extraction {
  faults = 0;
  readonly #now = new Date();

  async line(named: Named, input: () => Promise<Omit<DocumentInput, "now">>): Promise<string> {
    try {
      const document = await readDocument({ ...(await input()), now: this.#now });
      return `${JSON.stringify({ ...named, ...documentFields(document) })}\n`;
    } catch (error) {
      // An error of this program in one document must not cost the others.
      const message = error instanceof DomainError ? error.message : `It could not be read: ${String(error)}`;
      this.#tell(named, message);
      return `${JSON.stringify({ ...named, error: message })}\n`;
    }
  }

  #tell(named: Named, message: string): void {
    this.faults += 1;
    const name = [named.file, named.id].filter((part) => part !== undefined).join(" ");
    if (this.faults <= MOST_TOLD) process.stderr.write(`${name}: ${message}\n`);
    if (this.faults === MOST_TOLD) process.stderr.write("more faults follow; the output has them all\n");
  }
}

async function readWhole(file: string): Promise<Uint8Array> {
  if (file !== "-" && (await stat(file).catch(() => null))?.isDirectory())
    throw new DomainError("invalid-input", `"${file}" is a folder. Name the files in it.`);
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of openInput(file)) {
    length += piece.length;
    if (length > MAX_ANY_BYTES)
      throw new DomainError("text-too-long", `The file has more than ${MAX_ANY_BYTES / 1_048_576} MB.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** The object of a line. */
function parseLine({ text, isUtf8, number }: Line): Readonly<Record<string, unknown>> {
  const refuse = (what: string): never => {
    throw new DomainError("malformed-json", `Line ${number} ${what}`);
  };
  if (text === null) return refuse(`is longer than ${MAX_LINE_BYTES / 1_048_576} MB; it was skipped.`);
  if (!isUtf8) return refuse("is not UTF-8. Convert the file (iconv -f latin1 -t utf-8).");
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  } catch {}
  return refuse('is not a JSON object such as {"id": "1", "text": "..."}.');
}

async function lineInput(record: Readonly<Record<string, unknown>>, url: string | undefined) {
  const [html, text] = [textOf(record.html), textOf(record.text)];
  const bytes = html ?? text;
  if (bytes === null) throw new DomainError("invalid-input", 'The line has neither "text" nor "html".');
  return {
    bytes,
    kind: html === null ? ("text" as const) : ("html" as const),
    url: textOf(record.url) ?? url ?? null,
  };
}

async function* fromLines(file: string, extraction: Extraction, url?: string): AsyncGenerator<string> {
  for await (const lines of readLines(openInput(file)))
    for (const line of lines) {
      if (line.text?.trim() === "") continue;
      let record: Readonly<Record<string, unknown>> = {};
      try {
        record = parseLine(line);
      } catch (error) {
        yield await extraction.line({ id: null, file }, () => Promise.reject(error));
        continue;
      }
      yield await extraction.line({ id: record.id ?? null, file }, () => lineInput(record, url));
    }
}

async function* extracted(files: readonly string[], options: ExtractOptions, extraction: Extraction) {
  const kind = kindOf(options.type);
  for (const file of files) {
    if (options.lines) {
      yield* fromLines(file, extraction, options.url);
      continue;
    }
    yield await extraction.line({ file }, async () => ({
      bytes: await readWhole(file),
      kind,
      fileName: file === "-" ? null : file,
      url: options.url ?? null,
    }));
  }
}

/**
 * Reads documents and writes one JSON line for each: its text, what it says about itself, and what it quotes.
 *
 * Stores nothing and loads nothing. Holds one document in memory. A document that cannot be read is a line with an
 * `error`. Gives the exit code: 0, or 2 when there was such a line.
 * @throws DomainError `invalid-input` when an option is wrong, or a file of lines or the output cannot be used
 */
export async function extract(files: readonly string[], options: ExtractOptions): Promise<number> {
  kindOf(options.type);
  const extraction = new Extraction();
  await writeLines(extracted(files, options, extraction));
  if (extraction.faults > 0)
    process.stderr.write(`Documents that could not be read: ${extraction.faults}.\n`);
  return extraction.faults > 0 ? 2 : 0;
}
