import { createWriteStream, existsSync, realpathSync } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { refuseLongTexts } from "../core/rules/judge.js";
import { addCost, noCost } from "../core/verdict/cost.js";
import type { Pair } from "../core/verdict/verdict.js";
import { DomainError } from "../errors.js";
import { hasClash, verdictFields, withFields } from "./judged-line.js";
import { type LineJudge, openLineJudge } from "./line-judge.js";
import { type LineRecord, pairOfLine, parseLine } from "./line-pair.js";
import { openInput, writeFault } from "./open-input.js";
import { type Line, MAX_LINE_BYTES, readLines } from "./read-lines.js";

/** The options of `walkback judge`. */
export interface JudgeFileOptions {
  readonly threeWay?: boolean;
  readonly judge?: string;
  readonly threads?: string;
  readonly model?: string;
  readonly out?: string;
}

/** How many faults are printed. The output has all of them. */
const MOST_TOLD = 20;

/** Lines that are judged together: enough to fill a batch, few enough to hold in memory. */
const LINES_AT_ONCE = 64;

/** Counts lines and faults. It prints on stderr, so that stdout holds only the lines. */
class Tally {
  judged = 0;
  faults = 0;
  byFallback = 0;
  cost = noCost;
  #isNoted = false;

  fault(number: number, message: string): void {
    this.faults += 1;
    if (this.faults <= MOST_TOLD) process.stderr.write(`line ${number} ${message}\n`);
    if (this.faults === MOST_TOLD) process.stderr.write("more faults follow; the output has them all\n");
  }

  /** Says, once for each file, that a line's own fields were moved. */
  noteGiven(number: number): void {
    if (this.#isNoted) return;
    this.#isNoted = true;
    process.stderr.write(
      `line ${number} has fields with the names of our answer; its own values are under "given"\n`,
    );
  }

  tell(): void {
    if (this.faults > 0)
      process.stderr.write(
        `Lines judged: ${this.judged}. Not judged: ${this.faults}; see "error" in each.\n`,
      );
    else if (this.judged === 0) process.stderr.write("There was no line to judge: the input is empty.\n");
    if (this.byFallback > 0)
      process.stderr.write(
        `${this.byFallback} of ${this.judged} lines were judged by the rules, because the judge could not answer.\n`,
      );
    const { requests, inputTokens, outputTokens, price } = this.cost;
    if (requests === 0) return;
    const paid = price === null ? "" : `, at a price of ${price.toFixed(4)}`;
    process.stderr.write(
      `Cost: ${requests} requests, ${inputTokens} tokens sent, ${outputTokens} tokens received${paid}.\n`,
    );
  }
}

/** A line that can be judged, or the line to write when it cannot. */
type ReadLine =
  | { readonly line: Line; readonly text: string; readonly record: LineRecord; readonly pair: Pair }
  | { readonly written: string };

const messageOf = (error: unknown): string =>
  error instanceof DomainError ? error.message : `could not be judged: ${String(error)}`;

function readLine(line: Line, tally: Tally): ReadLine {
  const text = line.text?.trim() ?? null;
  let record: LineRecord | null = null;
  try {
    if (text === null)
      throw new DomainError("text-too-long", `is longer than ${MAX_LINE_BYTES} bytes; it was skipped.`);
    if (!line.isUtf8)
      throw new DomainError("malformed-json", "is not UTF-8. Convert the file (iconv -f latin1 -t utf-8).");
    record = parseLine(text);
    const pair = pairOfLine(record);
    refuseLongTexts(pair);
    return { line, text, record, pair };
  } catch (error) {
    const message = messageOf(error);
    tally.fault(line.number, message);
    const fields = { error: `line ${line.number} ${message}` };
    return {
      written:
        record !== null && text !== null
          ? withFields(text, record, fields)
          : JSON.stringify({ ...fields, ...(text !== null && { input: text }) }),
    };
  }
}

async function judgeLines(lines: readonly Line[], { judge, isThreeWay }: LineJudge, tally: Tally) {
  const read = lines.filter(({ text }) => text?.trim() !== "").map((line) => readLine(line, tally));
  const verdicts = await judge.judge(
    read.flatMap((one) => ("pair" in one ? [one.pair] : [])),
    (cost) => {
      tally.cost = addCost(tally.cost, cost);
    },
  );
  let [place, written] = [0, ""];
  for (const one of read) {
    if ("written" in one) {
      written += `${one.written}\n`;
      continue;
    }
    const verdict = verdicts[place];
    place += 1;
    if (verdict === undefined) throw new Error(`The judge ${judge.name} gave too few verdicts.`);
    const { name, version } = verdict.fallback ?? judge;
    const fields = verdictFields(verdict, { judge: { name, version }, isThreeWay });
    tally.judged += 1;
    if (verdict.fallback) tally.byFallback += 1;
    if (hasClash(one.record, fields)) tally.noteGiven(one.line.number);
    written += `${withFields(one.text, one.record, fields)}\n`;
  }
  return written;
}

async function* judgedLines(file: string, judge: LineJudge, tally: Tally): AsyncGenerator<string> {
  for await (const lines of readLines(openInput(file))) {
    for (let start = 0; start < lines.length; start += LINES_AT_ONCE) {
      const written = await judgeLines(lines.slice(start, start + LINES_AT_ONCE), judge, tally);
      if (written !== "") yield written;
    }
  }
}

const isClosed = (error: unknown): boolean =>
  error instanceof Error &&
  "code" in error &&
  ["EPIPE", "ERR_STREAM_PREMATURE_CLOSE"].includes(String(error.code));

async function writeTo(out: string | undefined, file: string, lines: AsyncIterable<string>): Promise<void> {
  if (out === undefined) {
    // The reader may stop early, as in `| head`. That is no failure.
    await pipeline(lines, process.stdout, { end: false }).catch((error: unknown) => {
      if (!isClosed(error)) throw error instanceof DomainError ? error : writeFault(null, error);
    });
    return;
  }
  if (file !== "-" && existsSync(out) && existsSync(file) && realpathSync(out) === realpathSync(file))
    throw new DomainError("invalid-input", `--out "${out}" is the input file. Name another file.`);
  const target = createWriteStream(out);
  target.on("error", () => undefined);
  try {
    await (out.endsWith(".gz") ? pipeline(lines, createGzip(), target) : pipeline(lines, target));
  } catch (error) {
    throw error instanceof DomainError ? error : writeFault(out, error);
  }
}

/**
 * Judges each line of a file, and writes the line again with its verdict, in the same order.
 *
 * Reads no faster than it writes, and holds only a few lines in memory. A line that cannot be judged is written with an
 * `error`, which is printed on stderr too. Gives the exit code: 0, or 2 when there was such a line.
 * @throws DomainError `invalid-input` when the file, the weights or the output cannot be used
 */
export async function judgeFile(file: string, options: JudgeFileOptions): Promise<number> {
  const tally = new Tally();
  const judge = await openLineJudge({ ...options, environment: process.env });
  try {
    await writeTo(options.out, file, judgedLines(file, judge, tally));
  } finally {
    await judge.close();
  }
  tally.tell();
  return tally.faults > 0 ? 2 : 0;
}
