import { join } from "node:path";
import type { Pair } from "../../core/verdict/verdict.js";
import { DomainError } from "../../errors.js";
import { projectRoot } from "../../root.js";
import type { Answer, AskedJudge, JudgeLog } from "../asked-judge.js";
import { missingPackages } from "../missing-packages.js";
import { ThreadQueue } from "../thread/thread-queue.js";
import { type ModelFolder, readModelFolder } from "./model-file.js";
import type { ModelToRun } from "./pair-model.js";
import { type ModelPair, modelPair } from "./pair-text.js";
import type { ModelReading } from "./reading.js";
import { verdictOfReading } from "./verdict-of-reading.js";

// From the sources, under a test, as from the build: a thread runs what is built.
const threadFile = join(projectRoot, "dist/src/judges/model/model-worker.js");
const LOAD_WITHIN_MS = 120_000;
const STEP_WITHIN_MS = 120_000;
/** So few that another caller's question comes between the parts of a long diff. */
const PAIRS_AT_ONCE = 8;

const failure = (cause: string): Answer => ({ failure: { cause, again: "soon" } });

class ModelJudge implements AskedJudge {
  readonly name = "builtin";
  readonly version: string;
  readonly #folder: ModelFolder;
  readonly #log: JudgeLog;
  readonly #queue: ThreadQueue<ModelPair, ModelReading>;

  constructor(toRun: ModelToRun, log: JudgeLog) {
    this.version = toRun.folder.version;
    this.#folder = toRun.folder;
    this.#log = log;
    const patience = { loadWithinMs: LOAD_WITHIN_MS, stepWithinMs: STEP_WITHIN_MS };
    this.#queue = new ThreadQueue(threadFile, toRun, patience);
  }

  async ask(pairs: readonly Pair[], keep: (place: number, answer: Answer) => Promise<void>): Promise<void> {
    for (let start = 0; start < pairs.length; start += PAIRS_AT_ONCE) {
      const answers = await this.#read(pairs.slice(start, start + PAIRS_AT_ONCE));
      for (const [index, answer] of answers.entries()) await keep(start + index, answer);
    }
  }

  close(): Promise<void> {
    return this.#queue.close();
  }

  /** Never rejects: what goes wrong is every pair's failure, and the next call begins with a new thread. */
  async #read(pairs: readonly Pair[]): Promise<readonly Answer[]> {
    const outcome = await this.#queue.read(pairs.map(modelPair));
    if ("readings" in outcome)
      return pairs.map((pair, place) => this.#toAnswer(pair, outcome.readings[place]));
    if (!this.#queue.isClosed) this.#log.warn({ judge: this.name, error: outcome.error }, outcome.cause);
    return pairs.map(() => failure(outcome.cause));
  }

  #toAnswer(pair: Pair, reading: ModelReading | undefined): Answer {
    if (reading === undefined) return failure("its model left the pair out");
    return "failed" in reading
      ? { failure: { cause: reading.failed, again: "never" } }
      : { verdict: verdictOfReading(pair, reading, this.#folder) };
  }
}

/** @throws DomainError `config-invalid` if a package that the model needs is not installed */
function checkPackages(): void {
  const missing = missingPackages();
  if (missing.length === 0) return;
  throw new DomainError(
    "config-invalid",
    `JUDGE=builtin needs ${missing.join(" and ")}, which is not installed. Run npm ci, or set JUDGE=rules.`,
  );
}

/**
 * The judge that runs Walkback's own model in a thread, which starts when it is first asked. Nothing leaves the machine.
 *
 * @throws DomainError `config-invalid` if a package is not installed, or a file of the model is missing or damaged
 */
export async function openModel(
  {
    threads,
    folder,
    explains = true,
  }: { readonly threads: number; readonly folder?: string; readonly explains?: boolean },
  { log }: { readonly log: JudgeLog },
): Promise<AskedJudge> {
  checkPackages();
  const read: ModelFolder = await readModelFolder(folder);
  return new ModelJudge({ folder: read, threads, explains }, log);
}
