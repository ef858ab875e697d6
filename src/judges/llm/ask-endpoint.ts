import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, generateText, jsonSchema, NoObjectGeneratedError, Output } from "ai";
import { z } from "zod";
import type { LlmSettings } from "../settings.js";
import type { ModelAnswer } from "./check-answer.js";
import { SYSTEM_PROMPT } from "./prompt.js";
import { modelAnswers, readAnswers } from "./read-answers.js";

/** The most tokens for one answer of a request, and for each further one: enough for a few quotes and sentences. */
const FIRST_ANSWER_TOKENS = 1_500;
const NEXT_ANSWER_TOKENS = 500;
const MOST_ANSWER_BYTES = 1_000_000;

/** The most tokens that a request about so many pairs may be answered with. */
export const mostAnswerTokens = (pairs: number): number =>
  FIRST_ANSWER_TOKENS + (pairs - 1) * NEXT_ANSWER_TOKENS;

/** The tokens that an endpoint says it used. */
export interface Usage {
  readonly input: number;
  readonly output: number;
}

/** The result of one request: the answers that can be read, by their numbers. `usage` is `null` if none was reported. */
export type Reply =
  | {
      readonly kind: "answered";
      readonly answers: ReadonlyMap<number, ModelAnswer>;
      readonly usage: Usage | null;
    }
  | { readonly kind: "refused"; readonly status: number }
  | { readonly kind: "away"; readonly cause: string; readonly retryAfterMs: number | null }
  | { readonly kind: "closing" };

/** One request: the user's message, and for how many pairs it wants an answer. */
export interface Question {
  readonly prompt: string;
  readonly pairs: number;
}

/** Asks once. Never throws. Drops the endpoint's error texts, since they may contain the key. */
export type AskEndpoint = (question: Question, closing: AbortSignal) => Promise<Reply>;

/** A `fetch` that refuses redirects, which would send the texts to another host, and answers that are too long. */
const guardedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: "error" });
  let read = 0;
  const counted = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        read += chunk.byteLength;
        if (read > MOST_ANSWER_BYTES) controller.error(new Error("The answer is too long."));
        else controller.enqueue(chunk);
      },
    }),
  );
  return new Response(counted ?? null, response);
};

/** The form that the endpoint is told. `readAnswers` checks each answer by itself, so the library checks nothing. */
const output = Output.object({
  schema: jsonSchema<unknown>(z.toJSONSchema(modelAnswers, { target: "draft-7" }) as object, {
    validate: (value) => ({ success: true, value }),
  }),
  name: "verdicts",
});

/** A function that asks an endpoint with OpenAI's chat completions. */
export function openEndpoint({ baseUrl, model, apiKey, format, timeoutMs }: LlmSettings): AskEndpoint {
  // The library would print its warnings to the process's output instead of the log.
  globalThis.AI_SDK_LOG_WARNINGS = false;
  const provider = createOpenAICompatible({
    name: "llm",
    baseURL: baseUrl,
    supportsStructuredOutputs: format === "schema",
    fetch: guardedFetch,
    ...(apiKey !== null && { apiKey }),
  });
  return async ({ prompt, pairs }, closing) => {
    const late = AbortSignal.timeout(timeoutMs);
    try {
      const { text, usage } = await generateText({
        model: provider(model),
        system: SYSTEM_PROMPT,
        prompt,
        output,
        temperature: 0,
        maxOutputTokens: mostAnswerTokens(pairs),
        maxRetries: 0,
        abortSignal: AbortSignal.any([late, closing]),
      });
      return { kind: "answered", answers: await readAnswers(text), usage: usageOf(usage) };
    } catch (error) {
      if (closing.aborted) return { kind: "closing" };
      if (late.aborted) return { kind: "away", cause: "timeout", retryAfterMs: null };
      return replyOf(error);
    }
  };
}

interface GivenUsage {
  readonly inputTokens: number | undefined;
  readonly outputTokens: number | undefined;
}

/** The reported usage; `null` if a number is missing. */
function usageOf(usage: GivenUsage | undefined): Usage | null {
  const { inputTokens: input, outputTokens: output } = usage ?? {};
  return input === undefined || output === undefined ? null : { input, output };
}

async function replyOf(error: unknown): Promise<Reply> {
  // The text is not JSON. It may still begin with whole answers.
  if (NoObjectGeneratedError.isInstance(error))
    return { kind: "answered", answers: await readAnswers(error.text ?? ""), usage: usageOf(error.usage) };
  if (!APICallError.isInstance(error)) return { kind: "away", cause: "no connection", retryAfterMs: null };
  const { statusCode: status, responseHeaders } = error;
  if (status === undefined) return { kind: "away", cause: "no connection", retryAfterMs: null };
  // The library reports an answer that is not a chat completion as an error with a success status.
  if (status < 400) return { kind: "answered", answers: new Map(), usage: null };
  if (status === 408 || status === 429 || status >= 500)
    return { kind: "away", cause: `status ${status}`, retryAfterMs: retryAfterMs(responseHeaders) };
  return { kind: "refused", status };
}

/** The milliseconds in `Retry-After`. Null if it holds a date; then our own pauses apply. */
function retryAfterMs(headers: Record<string, string> | undefined): number | null {
  const seconds = Number(headers?.["retry-after"] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}
