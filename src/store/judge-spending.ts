import type { Reader } from "../database/database.js";

/** A judge that costs tokens, and the day (UTC, `2026-11-22`) whose budget pays. */
export interface SpendingDay {
  readonly judge: string;
  readonly day: string;
}

/**
 * Whether the tokens were taken from the judge's budget for the day; `false` if less is left, and then none are taken.
 *
 * Call before the judge is asked. It is one SQL statement, so all processes together never exceed the budget.
 */
export async function takeTokens(
  reader: Reader,
  { judge, day }: SpendingDay,
  { tokens, budget }: { readonly tokens: number; readonly budget: number },
): Promise<boolean> {
  const rows = await reader.rows(
    `INSERT INTO judge_spending AS s (judge, day, calls, tokens)
     SELECT $1, $2::date, 1, $3::bigint WHERE $3::bigint <= $4::bigint
     ON CONFLICT (judge, day) DO UPDATE SET calls = s.calls + 1, tokens = s.tokens + excluded.tokens
       WHERE s.tokens + excluded.tokens <= $4::bigint
     RETURNING 1`,
    [judge, day, tokens, budget],
  );
  return rows.length > 0;
}

/** Corrects the tokens taken for a call once the real use is known. `tokens` is the difference, usually negative. */
export async function correctTokens(
  reader: Reader,
  { judge, day }: SpendingDay,
  tokens: number,
): Promise<void> {
  await reader.rows(
    "UPDATE judge_spending SET tokens = greatest(0, tokens + $3::bigint) WHERE judge = $1 AND day = $2::date",
    [judge, day, tokens],
  );
}

/** How many rows (one for each judge and day) were deleted: all for days before `before`. */
export async function deleteSpending(reader: Reader, before: Date): Promise<number> {
  const rows = await reader.rows("DELETE FROM judge_spending WHERE day < $1::date RETURNING 1", [before]);
  return rows.length;
}
