/**
 * The instant of a new line in a log whose newest line counts: `now`, or the next millisecond after the line before.
 *
 * Processes have clocks that differ, and ids made in one millisecond have no order: without this the older line could
 * count as the newer.
 */
export function logInstant(now: Date, before: Date | undefined): Date {
  return before === undefined || before < now ? now : new Date(before.getTime() + 1);
}
