/**
 * The instant for a new line in a log: `now`, or one millisecond after the line before if that is later.
 *
 * The newest line of the log counts. Clocks of processes differ, and ids made in one millisecond have no order.
 * Without this rule, the older line could count as the newer one.
 */
export function logInstant(now: Date, before: Date | undefined): Date {
  return before === undefined || before < now ? now : new Date(before.getTime() + 1);
}
