/** The tokens that a judge may use in a day (UTC). */
export interface DailyBudget {
  /** Takes tokens from a day (`2026-11-22`). `false` if less is left, and then takes none. */
  take(day: string, tokens: number): Promise<boolean>;
  /** Corrects what was taken, once the real use is known. `tokens` is the difference, usually negative. */
  correct(day: string, tokens: number): Promise<void>;
}

/** A budget of this process alone, for a command that has no database. */
export function budgetInMemory(dailyTokens: number): DailyBudget {
  const used = new Map<string, number>();
  return {
    take: async (day, tokens) => {
      const after = (used.get(day) ?? 0) + tokens;
      if (after > dailyTokens) return false;
      used.set(day, after);
      return true;
    },
    correct: async (day, tokens) => {
      used.set(day, Math.max(0, (used.get(day) ?? 0) + tokens));
    },
  };
}
