import { z } from "zod";

const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`;
  return z.coerce.number({ error }).int(error).min(least, error).max(most, error);
};

function oneOf<const Word extends string>(words: readonly Word[]) {
  return z.enum(words, { error: `must be one of ${words.join(", ")}` });
}

const priceError = "must be the price of a million tokens, such as 0.5";
const price = z.coerce.number({ error: priceError }).min(0, priceError).max(1_000_000, priceError);

/** An endpoint's address. Error messages must not repeat it, since it may contain a password. */
const endpoint = z
  .url({ protocol: /^https?$/, error: "must be an address such as https://host/v1" })
  .refine(
    (text) => !URL.canParse(text) || new URL(text).password === "",
    "must not contain a password: use LLM_API_KEY",
  )
  .refine(
    (text) => !URL.canParse(text) || new URL(text).search === "",
    "must not contain a query (the part after ?)",
  );

/** The schemas of the judge settings: which judge to use, and what each judge needs. */
export const judgeSettings = {
  JUDGE: oneOf(["rules", "builtin", "nli", "llm"]).default("builtin"),
  JUDGE_THREADS: whole(1, 64).default(1),
  JUDGE_FILTER: oneOf(["none", "builtin"]).default("none"),
  JUDGE_PAIRS: whole(1, 4_096).default(256),
  JUDGE_FALLBACK: oneOf(["none", "rules"]).default("none"),
  NLI_MODEL: z.string().max(500, "must have at most 500 characters").optional(),
  NLI_DTYPE: oneOf(["fp32", "fp16", "q8", "q4"]).default("fp32"),
  NLI_THREADS: whole(1, 64).default(1),
  NLI_TIMEOUT_SECONDS: whole(1, 3_600).default(120),
  LLM_BASE_URL: endpoint.optional(),
  LLM_MODEL: z.string().max(200, "must have at most 200 characters").optional(),
  LLM_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{1,2000}$/, "must be ASCII characters without spaces, at most 2,000")
    .optional(),
  LLM_FORMAT: oneOf(["schema", "object"]).default("schema"),
  LLM_TIMEOUT_SECONDS: whole(1, 600).default(60),
  LLM_DAILY_TOKENS: whole(0, 1_000_000_000_000).default(500_000),
  LLM_INPUT_PRICE: price.optional(),
  LLM_OUTPUT_PRICE: price.optional(),
} as const;

const all = z.object(judgeSettings);
type Values = z.output<typeof all>;

/** Settings of the model that comes with Walkback. */
export interface ModelSettings {
  readonly kind: "builtin";
  readonly threads: number;
  /** Whether the rules alone judge when the model's files are missing or damaged. Otherwise the start stops. */
  readonly fallsBackToRules: boolean;
}

/** Settings of a cross-encoder, a model that reads two texts together. */
export interface NliSettings {
  readonly kind: "nli";
  /** The model's folder. */
  readonly model: string;
  readonly dtype: Values["NLI_DTYPE"];
  readonly threads: number;
  /** How long one batch may take. */
  readonly timeoutMs: number;
}

/** Settings of an endpoint that offers OpenAI's chat completions. */
export interface LlmSettings {
  readonly kind: "llm";
  readonly baseUrl: string;
  readonly model: string;
  /** Secret. Send it to the endpoint and nowhere else. */
  readonly apiKey: string | null;
  /** Whether the endpoint accepts a JSON schema for its answer, or only a request for JSON. */
  readonly format: Values["LLM_FORMAT"];
  /** How long one request may take. */
  readonly timeoutMs: number;
  /** The most tokens that all processes together may use in a UTC day. */
  readonly dailyTokens: number;
  /** The prices of a million tokens, in the currency of the newsroom's contract; `null` if none is set. */
  readonly prices: { readonly input: number; readonly output: number } | null;
  /** The model that first sorts out the pairs that are surely unrelated; `null` for none. */
  readonly filter: { readonly threads: number } | null;
}

export type JudgeSettings = ModelSettings | { readonly kind: "rules" } | NliSettings | LlmSettings;

const needed: Readonly<Record<Values["JUDGE"], readonly (keyof Values)[]>> = {
  builtin: [],
  rules: [],
  nli: ["NLI_MODEL"],
  llm: ["LLM_BASE_URL", "LLM_MODEL"],
};

/** One line for each setting that the chosen judge needs and that is missing. `said` is the environment as written. */
export function missingJudgeSettings(said: Readonly<Record<string, string | undefined>>): readonly string[] {
  const read = judgeSettings.JUDGE.safeParse(said.JUDGE);
  if (!read.success) return [];
  return needed[read.data]
    .filter((name) => said[name] === undefined)
    .map((name) => `${name}: must be set if JUDGE is ${read.data}`);
}

/** One price alone leaves the other at 0, as at an endpoint that charges one kind of token only. */
function pricesOf({ LLM_INPUT_PRICE: input, LLM_OUTPUT_PRICE: output }: Values): LlmSettings["prices"] {
  return input === undefined && output === undefined ? null : { input: input ?? 0, output: output ?? 0 };
}

/** The chosen judge's settings. Call it only after `missingJudgeSettings` found none missing. */
export function toJudgeSettings(values: Values): JudgeSettings {
  switch (values.JUDGE) {
    case "builtin":
      return {
        kind: "builtin",
        threads: values.JUDGE_THREADS,
        fallsBackToRules: values.JUDGE_FALLBACK === "rules",
      };
    case "rules":
      return { kind: "rules" };
    case "nli":
      return {
        kind: "nli",
        model: values.NLI_MODEL ?? "",
        dtype: values.NLI_DTYPE,
        threads: values.NLI_THREADS,
        timeoutMs: values.NLI_TIMEOUT_SECONDS * 1_000,
      };
    case "llm":
      return {
        kind: "llm",
        baseUrl: values.LLM_BASE_URL ?? "",
        model: values.LLM_MODEL ?? "",
        apiKey: values.LLM_API_KEY ?? null,
        format: values.LLM_FORMAT,
        timeoutMs: values.LLM_TIMEOUT_SECONDS * 1_000,
        dailyTokens: values.LLM_DAILY_TOKENS,
        prices: pricesOf(values),
        filter: values.JUDGE_FILTER === "builtin" ? { threads: values.JUDGE_THREADS } : null,
      };
  }
}
