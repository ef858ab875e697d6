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

/** What the command is given. */
export interface JudgeFileOptions {
  readonly threeWay?: boolean;
  readonly model?: string;
  readonly out?: string;
}

/** How many faults are told one by one; all of them stand in the lines written. */
const MOST_TOLD = 20;

interface LineJudge {
  readonly weights: Weights;
  readonly judge: { readonly name: string; readonly version: string };
  readonly isThreeWay: boolean;
}

/** The weights of a folder, or of a file. The version names them: other weights are another judge. */
function readModel(model: string): Pick<LineJudge, "weights" | "judge"> {
  const path = existsSync(model) && statSync(model).isFile() ? model : join(model, "weights.json");
  if (!existsSync(path))
    throw new DomainError(
      "invalid-input",
      `There is no "${path}": make it with npm run train -- --data FILE --out ${model}`,
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
    throw new DomainError("invalid-input", `"${path}" holds no weights: train them again.`, { cause });
  }
}

function toJudge({ model, threeWay = false }: JudgeFileOptions): LineJudge {
  const { name, version } = builtinJudge;
  const parts =
    model === undefined ? { weights: shippedWeights(), judge: { name, version } } : readModel(model);
  return { ...parts, isThreeWay: threeWay };
}

/** What was done, told on stderr so that stdout has the lines alone. */
class Tally {
  judged = 0;
  faults = 0;
  #isNoted = false;

  fault(number: number, message: string): void {
    this.faults += 1;
    if (this.faults <= MOST_TOLD) process.stderr.write(`line ${number} ${message}\n`);
    if (this.faults === MOST_TOLD) process.stderr.write("further faults stand in the lines written only\n");
  }

  /** Told once a file. */
  noteGiven(number: number): void {
    if (this.#isNoted) return;
    this.#isNoted = true;
    process.stderr.write(`line ${number} has fields of the answer's names: its own are kept under "given"\n`);
  }

  tell(): void {
    if (this.faults > 0)
      process.stderr.write(`${this.judged} lines judged, ${this.faults} not: see their "error".\n`);
    else if (this.judged === 0) process.stderr.write("No line to judge: the input is empty.\n");
  }
}

function judgeLine(line: Line, { weights, ...said }: LineJudge, tally: Tally): string {
  const text = line.text?.trim() ?? null;
  let record: LineRecord | null = null;
  try {
    if (text === null)
      throw new DomainError("text-too-long", `is longer than ${MAX_LINE_BYTES} bytes: not read, not kept.`);
    if (!line.isUtf8)
      throw new DomainError("malformed-json", "is not UTF-8: convert the file (iconv -f latin1 -t utf-8).");
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
    // Whoever reads may have seen enough: `| head` is no failure.
    await pipeline(lines, process.stdout, { end: false }).catch((error: unknown) => {
      if (!isClosed(error)) throw error instanceof DomainError ? error : writeFault(null, error);
    });
    return;
  }
  if (file !== "-" && existsSync(out) && existsSync(file) && realpathSync(out) === realpathSync(file))
    throw new DomainError("invalid-input", `--out "${out}" is the file that is read: give another.`);
  const target = createWriteStream(out);
  target.on("error", () => undefined);
  try {
    await (out.endsWith(".gz") ? pipeline(lines, createGzip(), target) : pipeline(lines, target));
  } catch (error) {
    throw error instanceof DomainError ? error : writeFault(out, error);
  }
}

/**
 * Judges each line of a file, and writes it again with what was said of it: as it came, in its order.
 *
 * Reads no faster than is written, and holds only the lines at hand. A line that cannot be judged is written with an
 * `error`, and told on stderr. Gives the exit code: 0, or 2 where there was such a line.
 * @throws DomainError `invalid-input` where the file, the weights or the place to write cannot be used
 */
export async function judgeFile(file: string, options: JudgeFileOptions): Promise<number> {
  const tally = new Tally();
  await writeTo(options.out, file, judgedLines(file, toJudge(options), tally));
  tally.tell();
  return tally.faults > 0 ? 2 : 0;
}
