import { z } from "zod";

const whole = (least: number, most: number) =>
  z.coerce
    .number({ error: `must be a whole number from ${least} to ${most}` })
    .int()
    .min(least)
    .max(most);

/** An endpoint's address; what is wrong is said without the address, which may hold a password. */
const endpoint = z
  .url({ protocol: /^https?$/, error: "must be an address such as https://host/v1" })
  .refine(
    (text) => !URL.canParse(text) || new URL(text).password === "",
    "must hold no password: use LLM_API_KEY",
  )
  .refine((text) => !URL.canParse(text) || new URL(text).search === "", "must hold no query");

/** The settings of the judges: which one reads, and what each of them needs. */
export const judgeSettings = {
  JUDGE: z.enum(["builtin", "nli", "llm"]).default("builtin"),
  NLI_MODEL: z.string().max(500).optional(),
  NLI_REVISION: z
    .string()
    .regex(/^[\w.-]{1,100}$/, "must be a branch, a tag or a commit of the model")
    .default("main"),
  NLI_CACHE: z.string().min(1).default("./models"),
  NLI_DTYPE: z.enum(["fp32", "fp16", "q8", "q4"]).default("fp32"),
  NLI_THREADS: whole(1, 64).default(1),
  NLI_TIMEOUT_SECONDS: whole(1, 3_600).default(120),
  LLM_BASE_URL: endpoint.optional(),
  LLM_MODEL: z.string().max(200).optional(),
  LLM_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{1,2000}$/, "must be one word of plain characters")
    .optional(),
  LLM_FORMAT: z.enum(["schema", "object"]).default("schema"),
  LLM_TIMEOUT_SECONDS: whole(1, 600).default(60),
  LLM_DAILY_TOKENS: whole(0, 1_000_000_000_000).default(500_000),
} as const;

const all = z.object(judgeSettings);
type Values = z.output<typeof all>;

/** A cross-encoder and how it is run. `model` is a folder or a model's id on the Hugging Face hub. */
export interface NliSettings {
  readonly kind: "nli";
  readonly model: string;
  readonly revision: string;
  /** Where models from the hub are kept. */
  readonly cache: string;
  readonly dtype: Values["NLI_DTYPE"];
  readonly threads: number;
  /** How long a batch may take. */
  readonly timeoutMs: number;
}

/** An endpoint that speaks OpenAI's chat completions, and what it may be asked. */
export interface LlmSettings {
  readonly kind: "llm";
  readonly baseUrl: string;
  readonly model: string;
  /** A secret: sent to the endpoint, and nowhere else. */
  readonly apiKey: string | null;
  /** Whether the endpoint takes a JSON schema for its answer, or only the wish for JSON. */
  readonly format: Values["LLM_FORMAT"];
  /** How long one request may take. */
  readonly timeoutMs: number;
  /** Tokens that all processes together may use in a day (UTC). */
  readonly dailyTokens: number;
}

export type JudgeSettings = { readonly kind: "builtin" } | NliSettings | LlmSettings;

const needed: Readonly<Record<Values["JUDGE"], readonly (keyof Values)[]>> = {
  builtin: [],
  nli: ["NLI_MODEL"],
  llm: ["LLM_BASE_URL", "LLM_MODEL"],
};

/** What the chosen judge cannot do without and was not given, a line each; `said` is the environment as written. */
export function missingJudgeSettings(said: Readonly<Record<string, string | undefined>>): readonly string[] {
  const read = judgeSettings.JUDGE.safeParse(said.JUDGE);
  if (!read.success) return [];
  return needed[read.data]
    .filter((name) => said[name] === undefined)
    .map((name) => `${name}: must be set where JUDGE is ${read.data}`);
}

/** The judge that the settings describe, after `missingJudgeSettings` found none missing. */
export function toJudgeSettings(values: Values): JudgeSettings {
  switch (values.JUDGE) {
    case "builtin":
      return { kind: "builtin" };
    case "nli":
      return {
        kind: "nli",
        model: values.NLI_MODEL ?? "",
        revision: values.NLI_REVISION,
        cache: values.NLI_CACHE,
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
      };
  }
}
