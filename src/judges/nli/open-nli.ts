import { join } from "node:path";
import type { Pair } from "../../core/verdict/verdict.js";
import { DomainError } from "../../errors.js";
import { projectRoot } from "../../root.js";
import type { Answer, AskedJudge, JudgeLog } from "../asked-judge.js";
import { missingPackages, modelPackages } from "../missing-packages.js";
import { ModelProcess } from "../process/model-process.js";
import type { NliSettings } from "../settings.js";
import type { ModelToLoad, PairReading, TextPair } from "./messages.js";
import { modelMistakes, modelToLoad, modelVersion } from "./model-files.js";
import { verdictOf } from "./verdict-of.js";

/** Raise it whenever the same scores would give a different verdict. */
const READING_VERSION = "1";
const LOAD_WITHIN_MS = 600_000;

// The process runs the built file, even when a test runs this file from the sources.
const programFile = join(projectRoot, "dist/src/judges/nli/nli-worker.js");

const failure = (cause: string, again: "soon" | "never"): Answer => ({ failure: { cause, again } });

class NliJudge implements AskedJudge {
  readonly name = "nli";
  readonly version: string;
  readonly #toLoad: ModelToLoad;
  readonly #timeoutMs: number;
  readonly #log: JudgeLog;
  #running: ModelProcess<TextPair, PairReading> | null = null;
  #queue: Promise<unknown> = Promise.resolve();
  #isClosed = false;

  constructor(
    toLoad: ModelToLoad,
    version: string,
    { timeoutMs, log }: { timeoutMs: number; log: JudgeLog },
  ) {
    this.version = version;
    this.#toLoad = toLoad;
    this.#timeoutMs = timeoutMs;
    this.#log = log;
  }

  async ask(pairs: readonly Pair[], keep: (place: number, answer: Answer) => Promise<void>): Promise<void> {
    const read = this.#queue.then(() => this.#read(pairs));
    this.#queue = read;
    const answers = await read;
    for (const [place, answer] of answers.entries()) await keep(place, answer);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#running?.end();
  }

  /** Never rejects. An error becomes the failure of every pair, and the next call starts a new process. */
  async #read(pairs: readonly Pair[]): Promise<readonly Answer[]> {
    if (this.#isClosed) return pairs.map(() => failure("the service is closing", "soon"));
    // It may have been killed while nobody asked it.
    if (this.#running?.isEnded !== false)
      this.#running = new ModelProcess(programFile, this.#toLoad, {
        loadWithinMs: LOAD_WITHIN_MS,
        stepWithinMs: this.#timeoutMs,
      });
    const running = this.#running;
    const outcome = await running.read(
      pairs.map(({ claim, evidence }) => ({ claim: claim.text, evidence: evidence.text })),
    );
    if ("readings" in outcome)
      return pairs.map((pair, place) => this.#toAnswer(pair, outcome.readings[place]));
    if (running.isEnded) this.#running = null;
    const cause = this.#isClosed ? "the service is closing" : outcome.cause;
    if (!this.#isClosed) this.#log.warn({ judge: this.name, error: outcome.error }, outcome.cause);
    return pairs.map(() => failure(cause, "soon"));
  }

  #toAnswer(pair: Pair, reading: PairReading | undefined): Answer {
    if (reading === undefined) return failure("its model skipped the pair", "soon");
    return "failed" in reading
      ? failure(reading.failed, "never")
      : { verdict: verdictOf(pair, reading.windows) };
  }
}

/** The model to load. @throws DomainError `config-invalid` if a package or a file of the model is missing */
export function checkNli(settings: NliSettings, packages: readonly string[] = modelPackages): ModelToLoad {
  const toLoad = modelToLoad(settings);
  const mistakes = [
    ...missingPackages(packages).map(
      (name) => `JUDGE: nli needs the package ${name}, which is not installed: run npm ci`,
    ),
    ...modelMistakes(toLoad),
  ];
  if (mistakes.length === 0) return toLoad;
  const lines = mistakes.map((line) => `  ${line}`).join("\n");
  throw new DomainError("config-invalid", `The configuration has mistakes:\n${lines}`);
}

/**
 * A judge that runs a cross-encoder in a process. The process starts with the first request.
 *
 * Texts never leave the machine, and nothing is downloaded.
 * @throws DomainError `config-invalid`, like `checkNli`
 */
export async function openNli(
  settings: NliSettings,
  { log }: { readonly log: JudgeLog },
): Promise<AskedJudge> {
  const toLoad = checkNli(settings);
  const version = `${await modelVersion(toLoad)} ${READING_VERSION}`;
  return new NliJudge(toLoad, version, { timeoutMs: settings.timeoutMs, log });
}
