import { createHash } from "node:crypto";
import { createWriteStream, existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import { builtinJudge, judgePair } from "../core/judge/judge.js";
import { parseWeights, shippedWeights, type Weights } from "../core/judge/model.js";
import { DomainError } from "../errors.js";
import { hasClash, verdictFields, withFields } from "./judged-line.js";
import { type LineRecord, pairOfLine, parseLine } from "./line-pair.js";
import { openInput, writeFault } from "./open-input.js";
import { type Line, MAX_LINE_BYTES, readLines } from "./read-lines.js";

/** The options of `walkback judge`. */
export interface JudgeFileOptions {
  readonly threeWay?: boolean;
  readonly model?: string;
  readonly out?: string;
}

/** How many faults are printed. The output has all of them. */
const MOST_TOLD = 20;

interface LineJudge {
  readonly weights: Weights;
  readonly judge: { readonly name: string; readonly version: string };
  readonly isThreeWay: boolean;
}

/** The weights in a folder or a file. Their hash is part of the judge's version: other weights are another judge. */
function readModel(model: string): Pick<LineJudge, "weights" | "judge"> {
  const path = existsSync(model) && statSync(model).isFile() ? model : join(model, "weights.json");
  if (!existsSync(path))
    throw new DomainError(
      "invalid-input",
      `There is no "${path}". Make it with npm run train -- --data FILE --out ${model}`,
    );
  const text = readFileSync(path, "utf8");
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
  try {
    return {
      weights: parseWeights(text),
      judge: { name: builtinJudge.name, version: `${builtinJudge.version}+${hash}` },
    };
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    throw new DomainError("invalid-input", `"${path}" does not hold valid weights. Train them again.`, {
      cause,
    });
  }
}

function toJudge({ model, threeWay = false }: JudgeFileOptions): LineJudge {
  const { name, version } = builtinJudge;
  const parts =
    model === undefined ? { weights: shippedWeights(), judge: { name, version } } : readModel(model);
  return { ...parts, isThreeWay: threeWay };
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

function judgeLine(line: Line, { weights, ...said }: LineJudge, tally: Tally): string {
  const text = line.text?.trim() ?? null;
  let record: LineRecord | null = null;
  try {
    if (text === null)
      throw new DomainError("text-too-long", `is longer than ${MAX_LINE_BYTES} bytes; it was skipped.`);
    if (!line.isUtf8)
      throw new DomainError("malformed-json", "is not UTF-8. Convert the file (iconv -f latin1 -t utf-8).");
    record = parseLine(text);
    const { claim, evidence } = pairOfLine(record);
    const fields = verdictFields(judgePair(claim, evidence, weights), said);
    tally.judged += 1;
    if (hasClash(record, fields)) tally.noteGiven(line.number);
    return withFields(text, record, fields);
  } catch (error) {
    const message = error instanceof DomainError ? error.message : `could not be judged: ${String(error)}`;
    tally.fault(line.number, message);
    const fields = { error: `line ${line.number} ${message}` };
    return record !== null && text !== null
      ? withFields(text, record, fields)
      : JSON.stringify({ ...fields, ...(text !== null && { input: text }) });
  }
}

async function* judgedLines(file: string, judge: LineJudge, tally: Tally): AsyncGenerator<string> {
  for await (const lines of readLines(openInput(file))) {
    let written = "";
    for (const line of lines) {
      if (line.text?.trim() === "") continue;
      written += `${judgeLine(line, judge, tally)}\n`;
    }
    if (written !== "") yield written;
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
  await writeTo(options.out, file, judgedLines(file, toJudge(options), tally));
  tally.tell();
  return tally.faults > 0 ? 2 : 0;
}
