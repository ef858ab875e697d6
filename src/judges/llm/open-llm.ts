import { setTimeout as pause } from "node:timers/promises";
import { findInstruction } from "../../core/language/instructions.js";
import type { JudgeCost } from "../../core/verdict/cost.js";
import type { Pair } from "../../core/verdict/verdict.js";
import type { Answer, AskedJudge, Failure } from "../asked-judge.js";
import type { LlmSettings } from "../settings.js";
import { type AskEndpoint, mostAnswerTokens, openEndpoint, type Reply } from "./ask-endpoint.js";
import { batchesOf } from "./batches.js";
import type { DailyBudget } from "./budget.js";
import { checkAnswer } from "./check-answer.js";
import { type Batch, type PlacedPair, PROMPT_VERSION, promptOf, SYSTEM_PROMPT, textsOf } from "./prompt.js";

const AT_ONCE = 4;
const MOST_ATTEMPTS = 3;
/** The longest pause between attempts. If the endpoint asks for a longer one, a later job asks it again. */
const LONGEST_PAUSE_MS = 20_000;
/** After this many requests in a row without an answer, the endpoint gets no requests for a while. */
const FAILURES_IN_A_ROW = 3;
const PAUSED_MS = 60_000;
/** A low estimate, so that costs are not underestimated: English has about four characters a token, JSON fewer. */
const CHARACTERS_A_TOKEN = 2;

/** The result of one pair of a batch; `null` if the model's text had no readable answer about it. */
type Result = Answer | null;
type Keep = (place: number, answer: Answer) => Promise<void>;
type Spent = ((cost: JudgeCost) => void) | undefined;

/** What the judge needs besides its settings. */
export interface LlmParts {
  readonly now: () => Date;
  readonly budget: DailyBudget;
}

const failure = (cause: string, again: Failure["again"]): Answer => ({ failure: { cause, again } });
const unreadable = failure("its answer did not have the required form", "never");

class LlmJudge implements AskedJudge {
  readonly name = "llm";
  readonly version: string;
  readonly #settings: LlmSettings;
  readonly #parts: LlmParts;
  readonly #endpoint: AskEndpoint;
  readonly #firstPauseMs: number;
  readonly #closing = new AbortController();
  #failuresInARow = 0;
  #pausedUntil = 0;

  constructor(settings: LlmSettings, parts: LlmParts, firstPauseMs: number) {
    this.version = `${settings.model} ${PROMPT_VERSION}`;
    this.#settings = settings;
    this.#parts = parts;
    this.#endpoint = openEndpoint(settings);
    this.#firstPauseMs = firstPauseMs;
  }

  async ask(pairs: readonly Pair[], keep: Keep, spent?: (cost: JudgeCost) => void): Promise<void> {
    const open: PlacedPair[] = [];
    for (const [place, pair] of pairs.entries()) {
      if (textsOf(pair).every((text) => findInstruction(text) === null)) open.push({ place, pair });
      else await keep(place, failure("a text contains what reads like an instruction to a judge", "never"));
    }
    const unanswered = await this.#askAll(batchesOf(open), keep, spent);
    // A pair without a readable answer among others is asked about once more, alone.
    await this.#askAll(
      unanswered.map((pair) => ({ shared: "claim", pairs: [pair] })),
      keep,
      spent,
    );
  }

  async close(): Promise<void> {
    this.#closing.abort();
  }

  /** Asks a few batches at once. Gives the pairs of several that got no readable answer; a pair alone then has failed. */
  async #askAll(batches: readonly Batch[], keep: Keep, spent: Spent): Promise<readonly PlacedPair[]> {
    const unanswered: PlacedPair[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      for (let batch = batches[next++]; batch !== undefined; batch = batches[next++]) {
        const results = await this.#askBatch(batch, spent);
        for (const [index, placed] of batch.pairs.entries()) {
          const result = results[index] ?? (batch.pairs.length === 1 ? unreadable : null);
          if (result === null) unanswered.push(placed);
          else await keep(placed.place, result);
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return unanswered;
  }

  async #askBatch(batch: Batch, spent: Spent): Promise<readonly Result[]> {
    const forAll = (answer: Answer): readonly Result[] => batch.pairs.map(() => answer);
    for (let attempt = 1; ; attempt += 1) {
      if (this.#closing.signal.aborted) return forAll(failure("the service is closing", "soon"));
      if (this.#parts.now().getTime() < this.#pausedUntil)
        return forAll(failure("it did not answer the pairs before this one", "soon"));
      const reply = await this.#spend(batch, spent);
      if (reply === "no budget") return forAll(failure("the day's token budget is used up", "tomorrow"));
      if (reply.kind === "answered") return this.#resultsOf(batch, reply);
      if (reply.kind === "closing") return forAll(failure("the service is closing", "soon"));
      // 4xx: the key, the model or the request is wrong. By tomorrow somebody may have fixed it.
      if (reply.kind === "refused") return forAll(this.#unanswered(`status ${reply.status}`, "tomorrow"));
      const waitMs = reply.retryAfterMs ?? this.#firstPauseMs * 2 ** (attempt - 1) * (1 + Math.random());
      if (attempt === MOST_ATTEMPTS || waitMs > LONGEST_PAUSE_MS)
        return forAll(this.#unanswered(reply.cause, "soon"));
      await pause(waitMs, undefined, { signal: this.#closing.signal }).catch(() => {});
    }
  }

  /** Sends one request, paid from the day's budget: takes the highest possible cost first, then corrects it. */
  async #spend(batch: Batch, spent: Spent): Promise<Reply | "no budget"> {
    const { budget, now } = this.#parts;
    const day = now().toISOString().slice(0, 10);
    const question = { prompt: promptOf(batch), pairs: batch.pairs.length };
    const input = Math.ceil((SYSTEM_PROMPT.length + question.prompt.length) / CHARACTERS_A_TOKEN);
    const most = { input, output: mostAnswerTokens(question.pairs) };
    const tokens = most.input + most.output;
    if (!(await budget.take(day, tokens))) return "no budget";
    const reply = await this.#endpoint(question, this.#closing.signal);
    // A refused request costs nothing. The cost of an interrupted request is unknown, so it stays fully paid.
    const usage = reply.kind === "refused" ? { input: 0, output: 0 } : usageOf(reply);
    if (usage !== null) await budget.correct(day, usage.input + usage.output - tokens);
    spent?.(this.#costOf(usage ?? most));
    return reply;
  }

  #costOf({ input, output }: { readonly input: number; readonly output: number }): JudgeCost {
    const { prices } = this.#settings;
    const price = prices && (input * prices.input + output * prices.output) / 1_000_000;
    return { requests: 1, inputTokens: input, outputTokens: output, price };
  }

  #resultsOf({ pairs }: Batch, { answers }: Extract<Reply, { kind: "answered" }>): readonly Result[] {
    this.#failuresInARow = 0;
    return pairs.map(({ pair }, index): Result => {
      const answer = answers.get(index + 1);
      if (answer === undefined) return null;
      const checked = checkAnswer(pair, answer);
      return "verdict" in checked ? checked : failure(`its answer was refused: ${checked.refused}`, "never");
    });
  }

  /** A failure of the endpoint rather than of the pairs. Too many in a row pause all requests for a while. */
  #unanswered(cause: string, again: "soon" | "tomorrow"): Answer {
    this.#failuresInARow += 1;
    if (this.#failuresInARow >= FAILURES_IN_A_ROW) {
      this.#failuresInARow = 0;
      this.#pausedUntil = this.#parts.now().getTime() + PAUSED_MS;
    }
    return failure(cause, again);
  }
}

const usageOf = (reply: Reply) => (reply.kind === "answered" ? reply.usage : null);

/**
 * A judge that asks a language model at an endpoint of the newsroom's choice. Connects only when it is asked.
 *
 * The texts of a pair leave the machine. It does not ask about a pair with a text that instructs the judge. One request
 * asks about several pairs that share a claim or a piece of evidence.
 */
export function openLlm(settings: LlmSettings, parts: LlmParts, { firstPauseMs = 1_000 } = {}): AskedJudge {
  return new LlmJudge(settings, parts, firstPauseMs);
}
