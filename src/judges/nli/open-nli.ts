import { createRequire } from "node:module";
import { join } from "node:path";
import type { Pair } from "../../core/judge/verdict.js";
import { DomainError } from "../../errors.js";
import { projectRoot } from "../../root.js";
import type { Answer, AskedJudge, JudgeLog } from "../asked-judge.js";
import type { NliSettings } from "../settings.js";
import type { ModelToLoad, PairReading } from "./messages.js";
import { modelMistakes, modelToLoad, modelVersion } from "./model-files.js";
import { ModelThread } from "./model-thread.js";
import { verdictOf } from "./verdict-of.js";

const LIBRARY = "@huggingface/transformers";
/** Raised whenever the same scores would make another verdict. */
const READING_VERSION = "1";
/** How long a model may take to load; from the hub it is fetched first. */
const LOAD_WITHIN_MS = 600_000;

// From the sources, under a test, as from the build: a thread runs what is built.
const threadFile = join(projectRoot, "dist/src/judges/nli/nli-worker.js");

const failure = (cause: string, again: "soon" | "never"): Answer => ({ failure: { cause, again } });

function isInstalled(library: string): boolean {
  try {
    createRequire(import.meta.url).resolve(library);
    return true;
  } catch {
    return false;
  }
}

class NliJudge implements AskedJudge {
  readonly name = "nli";
  readonly version: string;
  readonly #toLoad: ModelToLoad;
  readonly #timeoutMs: number;
  readonly #log: JudgeLog;
  #thread: ModelThread | null = null;
  #turn: Promise<unknown> = Promise.resolve();
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
    const turn = this.#turn.then(() => this.#read(pairs));
    this.#turn = turn;
    const answers = await turn;
    for (const [place, answer] of answers.entries()) await keep(place, answer);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#thread?.end();
  }

  /** Never rejects: what goes wrong is every pair's failure, and the next call begins with a new thread. */
  async #read(pairs: readonly Pair[]): Promise<readonly Answer[]> {
    if (this.#isClosed) return pairs.map(() => failure("the service is closing", "soon"));
    this.#thread ??= new ModelThread(threadFile, this.#toLoad, {
      loadWithinMs: LOAD_WITHIN_MS,
      stepWithinMs: this.#timeoutMs,
    });
    const thread = this.#thread;
    const outcome = await thread.read(
      pairs.map(({ claim, evidence }) => ({ claim: claim.text, evidence: evidence.text })),
    );
    if ("readings" in outcome)
      return pairs.map((pair, place) => this.#toAnswer(pair, outcome.readings[place]));
    if (thread.isEnded) this.#thread = null;
    const cause = this.#isClosed ? "the service is closing" : outcome.cause;
    if (!this.#isClosed) this.#log.warn({ judge: this.name, error: outcome.error }, outcome.cause);
    return pairs.map(() => failure(cause, "soon"));
  }

  #toAnswer(pair: Pair, reading: PairReading | undefined): Answer {
    if (reading === undefined) return failure("its model left the pair out", "soon");
    return "failed" in reading
      ? failure(reading.failed, "never")
      : { verdict: verdictOf(pair, reading.windows) };
  }
}

/** @throws DomainError `config-invalid` where the library is not installed or the model's folder is not whole */
export function checkNli(settings: NliSettings, library: string = LIBRARY): ModelToLoad {
  const toLoad = modelToLoad(settings);
  const mistakes = [
    ...(isInstalled(library)
      ? []
      : [
          `JUDGE: nli needs the optional package ${library}, which is not installed: run npm ci where it can be installed`,
        ]),
    ...modelMistakes(toLoad),
  ];
  if (mistakes.length === 0) return toLoad;
  const lines = mistakes.map((line) => `  ${line}`).join("\n");
  throw new DomainError("config-invalid", `The configuration has mistakes:\n${lines}`);
}

/**
 * A judge that runs a cross-encoder in a thread, which starts when it is first asked. Nothing leaves the machine; a
 * model of the hub is fetched once.
 *
 * @throws DomainError `config-invalid`, as `checkNli`
 */
export async function openNli(
  settings: NliSettings,
  { log }: { readonly log: JudgeLog },
): Promise<AskedJudge> {
  const toLoad = checkNli(settings);
  const version = `${await modelVersion(toLoad)} ${READING_VERSION}`;
  return new NliJudge(toLoad, version, { timeoutMs: settings.timeoutMs, log });
}
