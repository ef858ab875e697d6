const FIRST_MS = 5_000;
const FACTOR = 3;
const LONGEST_MS = 15 * 60_000;

/**
 * Milliseconds to wait after the `attempt`th failure: 5 s, 15 s, 45 s and so on up to 15 min, times 0.5 to 1.5.
 *
 * `random` is from 0 to 1. It spreads out the retries of jobs that failed together.
 */
export function backoffMs(attempt: number, random: number): number {
  const base = Math.min(FIRST_MS * FACTOR ** (attempt - 1), LONGEST_MS);
  return Math.round(base * (0.5 + random));
}
