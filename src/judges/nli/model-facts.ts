import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** These models were trained on inputs up to this length. Longer inputs cost more and gain little. */
const MOST_TOKENS = 512;

/** What the service reads of a model's `config.json`. */
const config = z.object({
  id2label: z.unknown(),
  max_position_embeddings: z.number().optional().catch(undefined),
  model_type: z.string().catch(""),
  pad_token_id: z.int().nonnegative().nullable().catch(null),
});

/** What it reads of `tokenizer_config.json`. A token is its text, or an object that holds it. */
const tokenizerConfig = z.looseObject({
  model_max_length: z.number().optional().catch(undefined),
  pad_token: z
    .union([z.string(), z.object({ content: z.string() }).transform(({ content }) => content)])
    .nullable()
    .catch(null),
});

/** What the files of a model say about its inputs and outputs. */
export interface ModelFacts {
  readonly id2label: unknown;
  readonly tokenizerConfig: object;
  /** The token in empty places, by its id or its text. */
  readonly padId: number | null;
  readonly padToken: string | null;
  /** The longest input in tokens, marks included. */
  readonly maxTokens: number;
}

/** Reads `config.json` and `tokenizer_config.json` of a folder. @throws Error if one is no JSON object */
export function readModelFacts(folder: string): ModelFacts {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));
  const {
    id2label,
    max_position_embeddings: positions,
    model_type,
    pad_token_id,
  } = config.parse(read("config.json"));
  const ofTokenizer = read("tokenizer_config.json");
  const { model_max_length: longest, pad_token } = tokenizerConfig.parse(ofTokenizer);
  // RoBERTa models reserve two positions for padding.
  const usable = model_type.includes("roberta") ? (positions ?? Number.NaN) - 2 : positions;
  const limits = [MOST_TOKENS, usable, longest].filter((limit) => limit !== undefined && limit > 0);
  return {
    id2label,
    tokenizerConfig: ofTokenizer as object, // the schema took it as an object
    padId: pad_token_id,
    padToken: pad_token,
    maxTokens: Math.min(...limits.map(Number)),
  };
}
