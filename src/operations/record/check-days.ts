import { compareDays, type Day, formatDay, latestDayOf } from "../../core/dates/day.js";
import { DomainError } from "../../errors.js";

/**
 * Refuses a day that has come nowhere on Earth yet. A month or year that may have begun passes.
 *
 * @throws DomainError `day-in-future`
 */
export function refuseFuture(day: Day, now: Date, pointer: string): void {
  const today = latestDayOf(now);
  if (compareDays(day, today) !== "after") return;
  throw new DomainError(
    "day-in-future",
    `${formatDay(day)} is in the future: nothing has happened on it yet.`,
    {
      faults: [{ pointer, detail: `must not be after today, ${formatDay(today)}` }],
    },
  );
}

/**
 * Refuses a source that was, decidably, published before what it is to prove.
 *
 * @throws DomainError `source-before-event`
 */
export function refuseEarlierSource(day: Day, published: Day | null, pointer: string): void {
  if (published === null || compareDays(published, day) !== "before") return;
  throw new DomainError(
    "source-before-event",
    `The source was published on ${formatDay(published)}, before ${formatDay(day)}: it cannot prove what happened later.`,
    {
      faults: [
        { pointer, detail: `must not be after ${formatDay(published)}, when its source was published` },
      ],
    },
  );
}
