import { setTimeout as pause } from "node:timers/promises";
import { findInstruction } from "../../core/language/instructions.js";
import type { Pair } from "../../core/verdict/verdict.js";
import { correctTokens, takeTokens } from "../../store/judge-spending.js";
import type { JudgeParts } from "../answer-store.js";
import type { Answer, AskedJudge, Failure } from "../asked-judge.js";
import type { LlmSettings } from "../settings.js";
import { type AskEndpoint, MOST_ANSWER_TOKENS, openEndpoint, type Reply } from "./ask-endpoint.js";
import { checkAnswer } from "./check-answer.js";
import { PROMPT_VERSION, promptOf, SYSTEM_PROMPT, textsOf } from "./prompt.js";

const AT_ONCE = 4;
const MOST_ATTEMPTS = 3;
/** The longest pause between attempts. If the endpoint asks for a longer one, a later job asks it again. */
const LONGEST_PAUSE_MS = 20_000;
/** After this many pairs in a row without an answer, the endpoint gets no requests for a while. */
const FAILURES_IN_A_ROW = 3;
const PAUSED_MS = 60_000;
/** A low estimate, so that costs are not underestimated: English has about four characters a token, JSON fewer. */
const CHARACTERS_A_TOKEN = 2;

const failure = (cause: string, again: Failure["again"]): Answer => ({ failure: { cause, again } });

class LlmJudge implements AskedJudge {
  readonly name = "llm";
  readonly version: string;
  readonly #settings: LlmSettings;
  readonly #parts: JudgeParts;
  readonly #endpoint: AskEndpoint;
  readonly #firstPauseMs: number;
  readonly #closing = new AbortController();
  #failuresInARow = 0;
  #pausedUntil = 0;

  constructor(settings: LlmSettings, parts: JudgeParts, firstPauseMs: number) {
    this.version = `${settings.model} ${PROMPT_VERSION}`;
    this.#settings = settings;
    this.#parts = parts;
    this.#endpoint = openEndpoint(settings);
    this.#firstPauseMs = firstPauseMs;
  }

  async ask(pairs: readonly Pair[], keep: (place: number, answer: Answer) => Promise<void>): Promise<void> {
    let next = 0;
    const work = async (): Promise<void> => {
      for (let place = next++; place < pairs.length; place = next++) {
        const pair = pairs[place];
        if (pair) await keep(place, await this.#askOne(pair));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  async close(): Promise<void> {
    this.#closing.abort();
  }

  async #askOne(pair: Pair): Promise<Answer> {
    if (textsOf(pair).some((text) => findInstruction(text) !== null))
      return failure("a text contains what reads like an instruction to a judge", "never");
    const prompt = promptOf(pair);
    for (let attempt = 1; ; attempt += 1) {
      if (this.#closing.signal.aborted) return failure("the service is closing", "soon");
      if (this.#parts.now().getTime() < this.#pausedUntil)
        return failure("it did not answer the pairs before this one", "soon");
      const reply = await this.#spend(prompt);
      if (reply === "no budget") return failure("the day's token budget is used up", "tomorrow");
      if (reply.kind !== "away") return this.#answerOf(pair, reply);
      const waitMs = reply.retryAfterMs ?? this.#firstPauseMs * 2 ** (attempt - 1) * (1 + Math.random());
      if (attempt === MOST_ATTEMPTS || waitMs > LONGEST_PAUSE_MS)
        return this.#unanswered(reply.cause, "soon");
      await pause(waitMs, undefined, { signal: this.#closing.signal }).catch(() => {});
    }
  }

  /** Sends one request, paid from the day's budget: takes the highest possible cost first, then corrects it. */
  async #spend(prompt: string): Promise<Reply | "no budget"> {
    const { database, now } = this.#parts;
    const day = { judge: this.name, day: now().toISOString().slice(0, 10) };
    const tokens =
      Math.ceil((SYSTEM_PROMPT.length + prompt.length) / CHARACTERS_A_TOKEN) + MOST_ANSWER_TOKENS;
    if (!(await takeTokens(database, day, { tokens, budget: this.#settings.dailyTokens })))
      return "no budget";
    const reply = await this.#endpoint(prompt, this.#closing.signal);
    const used = "tokens" in reply ? reply.tokens : null;
    // A refused request costs nothing. The cost of an interrupted request is unknown, so it stays fully paid.
    if (used !== null) await correctTokens(database, day, used - tokens);
    else if (reply.kind === "refused") await correctTokens(database, day, -tokens);
    return reply;
  }

  #answerOf(pair: Pair, reply: Exclude<Reply, { kind: "away" }>): Answer {
    if (reply.kind === "closing") return failure("the service is closing", "soon");
    // 4xx: the key, the model or the request is wrong. By tomorrow somebody may have fixed it.
    if (reply.kind === "refused") return this.#unanswered(`status ${reply.status}`, "tomorrow");
    this.#failuresInARow = 0;
    if (reply.kind === "unreadable") return failure("its answer did not have the required form", "never");
    const checked = checkAnswer(pair, reply.answer);
    return "verdict" in checked ? checked : failure(`its answer was refused: ${checked.refused}`, "never");
  }

  /** A failure of the endpoint rather than of the pair. Too many in a row pause all requests for a while. */
  #unanswered(cause: string, again: "soon" | "tomorrow"): Answer {
    this.#failuresInARow += 1;
    if (this.#failuresInARow >= FAILURES_IN_A_ROW) {
      this.#failuresInARow = 0;
      this.#pausedUntil = this.#parts.now().getTime() + PAUSED_MS;
    }
    return failure(cause, again);
  }
}

/**
 * A judge that asks a language model at an endpoint of the newsroom's choice. Connects only when it is asked.
 *
 * The texts of a pair leave the machine. It does not ask about a pair with a text that instructs the judge.
 */
export function openLlm(settings: LlmSettings, parts: JudgeParts, { firstPauseMs = 1_000 } = {}): AskedJudge {
  return new LlmJudge(settings, parts, firstPauseMs);
}
