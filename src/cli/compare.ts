import { pipeline } from "node:stream/promises";
import { type Change, type Comparison, compareTexts } from "../core/changes/compare-texts.js";
import { DomainError } from "../errors.js";
import { openInput, writeFault } from "./open-input.js";
import { type Line, MAX_LINE_BYTES, readLines } from "./read-lines.js";

/** The options of `walkback compare`. */
export interface CompareOptions {
  readonly json?: boolean;
  readonly lines?: boolean;
}

const MAX_TEXT_BYTES = 16 * 1_048_576;

const refuse = (message: string, cause?: unknown): never => {
  throw new DomainError("invalid-input", message, { cause });
};

/** The text of a file, or of stdin for `-`. */
async function readText(path: string): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of openInput(path)) {
    bytes += piece.length;
    if (bytes > MAX_TEXT_BYTES)
      refuse(`"${path}" is longer than ${MAX_TEXT_BYTES} bytes. Give a shorter text.`);
    pieces.push(piece);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
  } catch (cause) {
    return refuse(`"${path}" is not UTF-8. Convert it (iconv -f latin1 -t utf-8).`, cause);
  }
}

/** The answer as JSON. `isCoarse` is written only where it is true. */
function toJson({ isChanged, isCoarse, changes }: Comparison, id?: unknown): string {
  return JSON.stringify({
    ...(id !== undefined && { id }),
    isChanged,
    ...(isCoarse && { isCoarse }),
    changes,
  });
}

const MAX_SHOWN = 600;

function shown(mark: string, text: string | null): string {
  if (text === null) return "";
  const line = text.replace(/\s+/g, " ");
  return `  ${mark} ${line.length > MAX_SHOWN ? `${line.slice(0, MAX_SHOWN)}...` : line}\n`;
}

/** How many changes there are of each kind: "2 weakened, 1 added". */
function countKinds(changes: readonly Change[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => `${count} ${kind}`).join(", ");
}

/** The answer as a listing for people: each change with its sentences, the old one after "-", the new one after "+". */
function toListing({ isChanged, isCoarse, changes }: Comparison): string {
  if (!isChanged) return "No words changed. Markup, dates, order and navigation do not count.\n";
  const count = changes.length === 1 ? "1 sentence changed" : `${changes.length} sentences changed`;
  const coarse = isCoarse
    ? "The texts differ so much that some sentences were compared only as a whole.\n"
    : "";
  const list = changes.map(
    ({ kind, before, after }) => `\n${kind}\n${shown("-", before)}${shown("+", after)}`,
  );
  return `${count}: ${countKinds(changes)}.\n${coarse}${list.join("")}`;
}

interface Versions {
  readonly before: string;
  readonly after: string;
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    return refuse(`is not JSON (${cause instanceof Error ? cause.message : String(cause)}).`, cause);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return refuse('must be a JSON object such as {"id": 1, "before": "...", "after": "..."}.');
  return { ...value };
}

function versionsOf(record: Readonly<Record<string, unknown>>): Versions {
  const text = (name: "before" | "after"): string => {
    const value = Object.hasOwn(record, name) ? record[name] : undefined;
    if (typeof value === "string") return value;
    return refuse(value === undefined ? `has no "${name}"; it must be a text.` : `"${name}" must be a text.`);
  };
  return { before: text("before"), after: text("after") };
}

interface Tally {
  compared: number;
  faults: number;
}

/** A line's answer with its id, or its error. */
function compareLine({ number, text, isUtf8 }: Line, tally: Tally): string {
  let id: unknown;
  try {
    if (text === null) return refuse(`is longer than ${MAX_LINE_BYTES} bytes; it was skipped.`);
    if (!isUtf8) return refuse("is not UTF-8. Convert the file (iconv -f latin1 -t utf-8).");
    const record = parseObject(text);
    id = record.id;
    const { before, after } = versionsOf(record);
    const written = toJson(compareTexts(before, after), id);
    tally.compared += 1;
    return written;
  } catch (cause) {
    if (!(cause instanceof DomainError)) throw cause;
    const error = `line ${number} ${cause.message}`;
    tally.faults += 1;
    process.stderr.write(`${error}\n`);
    return JSON.stringify({ ...(id !== undefined && { id }), error });
  }
}

async function* comparedLines(file: string, tally: Tally): AsyncGenerator<string> {
  for await (const lines of readLines(openInput(file))) {
    for (const line of lines) if (line.text?.trim() !== "") yield `${compareLine(line, tally)}\n`;
  }
}

const isClosed = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  ["EPIPE", "ERR_STREAM_PREMATURE_CLOSE"].includes(String(error.code));

/** Writes to stdout, no faster than it is read. A reader may stop early, as in `| head`. */
async function write(pieces: AsyncIterable<string> | Iterable<string>): Promise<void> {
  await pipeline(pieces, process.stdout, { end: false }).catch((error: unknown) => {
    if (!isClosed(error)) throw error instanceof DomainError ? error : writeFault(null, error);
  });
}

/**
 * Compares two files, or the two texts of each line of a file, and writes what changed to stdout.
 *
 * Holds one line in memory. Gives the exit code: 0, or 2 when a line could not be compared.
 * @throws DomainError `invalid-input` when a file cannot be read
 */
export async function compareFiles(files: readonly string[], options: CompareOptions): Promise<number> {
  if (options.lines === true) {
    if (files.length > 1) refuse("--lines takes one file of JSON lines, or - for stdin.");
    const tally: Tally = { compared: 0, faults: 0 };
    await write(comparedLines(files[0] ?? "-", tally));
    if (tally.faults > 0)
      process.stderr.write(
        `${tally.compared} lines compared. ${tally.faults} could not be: see "error" in each.\n`,
      );
    return tally.faults > 0 ? 2 : 0;
  }
  const [before, after] = files;
  if (before === undefined || after === undefined)
    return refuse("Name two files, the older one first, or one file of JSON lines with --lines.");
  if (before === "-" && after === "-") refuse("Only one of the two files can be - (stdin).");
  const comparison = compareTexts(await readText(before), await readText(after));
  await write([options.json === true ? `${toJson(comparison)}\n` : toListing(comparison)]);
  return 0;
}
