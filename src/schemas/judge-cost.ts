import { z } from "zod";

export const count = z.int().nonnegative();

/** What it cost to ask a judge, as members of an answer. */
export const judgeCost = {
  requests: count.meta({ description: "Requests to the endpoint of a language model" }),
  inputTokens: count.meta({
    description:
      "Tokens that were sent; where the endpoint did not report them, the most that it may have been",
  }),
  outputTokens: count.meta({ description: "Tokens that were received, counted in the same way" }),
  price: z.number().nullable().meta({
    description:
      "What the tokens cost at the prices in `LLM_INPUT_PRICE` and `LLM_OUTPUT_PRICE`, in their currency; null if neither is set",
  }),
} as const;
