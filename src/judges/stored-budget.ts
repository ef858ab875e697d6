import type { Reader } from "../database/database.js";
import { correctTokens, takeTokens } from "../store/judge-spending.js";
import type { DailyBudget } from "./llm/budget.js";

/** A judge's budget in the database, which all processes share. */
export function storedBudget(
  database: Reader,
  { judge, dailyTokens }: { readonly judge: string; readonly dailyTokens: number },
): DailyBudget {
  return {
    take: (day, tokens) => takeTokens(database, { judge, day }, { tokens, budget: dailyTokens }),
    correct: (day, tokens) => correctTokens(database, { judge, day }, tokens),
  };
}
