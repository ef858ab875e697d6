import { createHash } from "node:crypto";
import { createWriteStream, existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { judgePair, refuseLongTexts, rulesJudge } from "../core/rules/judge.js";
import { parseWeights } from "../core/rules/weights/model.js";
import type { Judge, Pair } from "../core/verdict/verdict.js";
import { DomainError } from "../errors.js";
import { guardedJudge } from "../judges/guarded.js";
import { openModel } from "../judges/model/open-model.js";
import { hasClash, verdictFields, withFields } from "./judged-line.js";
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

interface LineJudge {
  readonly judge: Judge;
  readonly isThreeWay: boolean;
  close(): Promise<void>;
}

/** The rules with the weights in a folder or a file. The weights' hash is part of the version. */
function rulesWith(model: string): Judge {
  const path = existsSync(model) && statSync(model).isFile() ? model : join(model, "weights.json");
  if (!existsSync(path))
    throw new DomainError(
      "invalid-input",
      `There is no "${path}". Make it with npm run train -- --data FILE --out ${model}`,
    );
  const text = readFileSync(path, "utf8");
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
  try {
    const weights = parseWeights(text);
    return {
      name: rulesJudge.name,
      version: `${rulesJudge.version}+${hash}`,
      judge: async (pairs) => pairs.map(({ claim, evidence }) => judgePair(claim, evidence, weights)),
    };
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    throw new DomainError("invalid-input", `"${path}" does not hold valid weights. Train them again.`, {
      cause,
    });
  }
}

const log = {
  warn: (fields: object, message: string): void => {
    process.stderr.write(`${message}: ${JSON.stringify(fields)}\n`);
  },
};

function threadsOf(given: string | undefined): number {
  const threads = given === undefined ? availableParallelism() : Number(given);
  if (Number.isInteger(threads) && threads >= 1 && threads <= 64) return threads;
  throw new DomainError("invalid-input", `--threads "${given}" must be a whole number from 1 to 64.`);
}

async function openLineJudge({ judge = "rules", model, threads, threeWay = false }: JudgeFileOptions) {
  const rules = (found: Judge): LineJudge => ({ judge: found, isThreeWay: threeWay, close: async () => {} });
  if (model !== undefined) return rules(rulesWith(model));
  if (judge === "rules") return rules(rulesJudge);
  if (judge !== "builtin")
    throw new DomainError("invalid-input", `--judge "${judge}" must be builtin or rules.`);
  const asked = await openModel({ threads: threadsOf(threads) }, { log });
  return {
    judge: guardedJudge(asked, { store: null, log }),
    isThreeWay: threeWay,
    close: () => asked.close(),
  };
}

/** Counts lines and faults. It prints on stderr, so that stdout holds only the lines. */
class Tally {
  judged = 0;
  faults = 0;
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
        `${this.judged} lines judged. ${this.faults} could not be judged: see "error" in each.\n`,
      );
    else if (this.judged === 0) process.stderr.write("There was no line to judge: the input is empty.\n");
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
  const verdicts = await judge.judge(read.flatMap((one) => ("pair" in one ? [one.pair] : [])));
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
  const judge = await openLineJudge(options);
  try {
    await writeTo(options.out, file, judgedLines(file, judge, tally));
  } finally {
    await judge.close();
  }
  tally.tell();
  return tally.faults > 0 ? 2 : 0;
}
