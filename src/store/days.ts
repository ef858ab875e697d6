import { type Day, parseDay } from "../core/dates/day.js";

/** A whole day as Prisma's value for a `date` column: midnight UTC. */
export function toDate(wholeDay: string): Date;
export function toDate(wholeDay: string | null): Date | null;
export function toDate(wholeDay: string | null): Date | null {
  return wholeDay === null ? null : new Date(`${wholeDay}T00:00:00Z`);
}

/** The values for a day's three columns. */
export function toDayColumns(day: Day): { from: Date; to: Date; precision: string } {
  return { from: toDate(day.first), to: toDate(day.last), precision: day.precision };
}

/** The day stored in three columns. */
export function fromDayColumns(from: Date, precision: string): Day {
  const length = { day: 10, month: 7, year: 4 }[precision];
  return parseDay(from.toISOString().slice(0, length ?? 10));
}
