import type { Reader } from "../database/database.js";

/** A judge that costs, and the day (UTC, `2026-11-22`) that it is paid from. */
export interface SpendingDay {
  readonly judge: string;
  readonly day: string;
}

/**
 * Takes tokens from what a judge may spend in a day, before it is asked; `false`, and nothing taken, where they are
 * more than is left. One statement: any number of processes together never take more than the budget.
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

/** Puts right what was taken for a call once its true use is known; `tokens` is the difference, mostly below 0. */
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

/** Forgets what was spent on days before one. Gives how many days of judges. */
export async function deleteSpending(reader: Reader, before: Date): Promise<number> {
  const rows = await reader.rows("DELETE FROM judge_spending WHERE day < $1::date RETURNING 1", [before]);
  return rows.length;
}
