import { compareDays, type Day, formatDay, latestDayOf } from "../../core/dates/day.js";
import { DomainError } from "../../errors.js";

/**
 * Refuses a day that has not yet begun anywhere on Earth. Accepts a month or year that has begun somewhere.
 *
 * @throws DomainError `day-in-future`
 */
export function refuseFuture(day: Day, now: Date, pointer: string): void {
  const today = latestDayOf(now);
  if (compareDays(day, today) !== "after") return;
  throw new DomainError(
    "day-in-future",
    `${formatDay(day)} is in the future. Give a day up to ${formatDay(today)}.`,
    {
      faults: [{ pointer, detail: `must not be after today, ${formatDay(today)}` }],
    },
  );
}

/**
 * Refuses a source that was certainly published before the statement or move it should prove.
 *
 * @throws DomainError `source-before-event`
 */
export function refuseEarlierSource(day: Day, published: Day | null, pointer: string): void {
  if (published === null || compareDays(published, day) !== "before") return;
  throw new DomainError(
    "source-before-event",
    `The source was published on ${formatDay(published)}. It cannot prove something that happened later, on ${formatDay(day)}.`,
    {
      faults: [
        { pointer, detail: `must not be after ${formatDay(published)}, the day its source was published` },
      ],
    },
  );
}
