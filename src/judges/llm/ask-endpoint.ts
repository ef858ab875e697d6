import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { APICallError, generateText, NoObjectGeneratedError, NoOutputGeneratedError, Output } from "ai";
import type { LlmSettings } from "../settings.js";
import { type ModelAnswer, modelAnswer } from "./check-answer.js";
import { SYSTEM_PROMPT } from "./prompt.js";

/** The most tokens in one answer: enough for a few quotes and sentences. */
export const MOST_ANSWER_TOKENS = 1_500;
const MOST_ANSWER_BYTES = 1_000_000;

/** The result of one request. `tokens` is the usage that the endpoint reports; `null` if it reports none. */
export type Reply =
  | { readonly kind: "answered"; readonly answer: ModelAnswer; readonly tokens: number | null }
  | { readonly kind: "unreadable"; readonly tokens: number | null }
  | { readonly kind: "refused"; readonly status: number }
  | { readonly kind: "away"; readonly cause: string; readonly retryAfterMs: number | null }
  | { readonly kind: "closing" };

/** Asks about one pair, once. Never throws. Drops the endpoint's error texts, since they may contain the key. */
export type AskEndpoint = (prompt: string, closing: AbortSignal) => Promise<Reply>;

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
  return async (prompt, closing) => {
    const late = AbortSignal.timeout(timeoutMs);
    try {
      const { output, usage } = await generateText({
        model: provider(model),
        system: SYSTEM_PROMPT,
        prompt,
        output: Output.object({ schema: modelAnswer, name: "verdict" }),
        temperature: 0,
        maxOutputTokens: MOST_ANSWER_TOKENS,
        maxRetries: 0,
        abortSignal: AbortSignal.any([late, closing]),
      });
      return { kind: "answered", answer: output, tokens: usage.totalTokens ?? null };
    } catch (error) {
      if (closing.aborted) return { kind: "closing" };
      if (late.aborted) return { kind: "away", cause: "timeout", retryAfterMs: null };
      return replyOf(error);
    }
  };
}

function replyOf(error: unknown): Reply {
  if (NoObjectGeneratedError.isInstance(error))
    return { kind: "unreadable", tokens: error.usage?.totalTokens ?? null };
  if (NoOutputGeneratedError.isInstance(error)) return { kind: "unreadable", tokens: null };
  if (!APICallError.isInstance(error)) return { kind: "away", cause: "no connection", retryAfterMs: null };
  const { statusCode: status, responseHeaders } = error;
  if (status === undefined) return { kind: "away", cause: "no connection", retryAfterMs: null };
  // The library reports an answer that is not a chat completion as an error with a success status.
  if (status < 400) return { kind: "unreadable", tokens: null };
  if (status === 408 || status === 429 || status >= 500)
    return { kind: "away", cause: `status ${status}`, retryAfterMs: retryAfterMs(responseHeaders) };
  return { kind: "refused", status };
}

/** The milliseconds in `Retry-After`. Null if it holds a date; then our own pauses apply. */
function retryAfterMs(headers: Record<string, string> | undefined): number | null {
  const seconds = Number(headers?.["retry-after"] ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}
