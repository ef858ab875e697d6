import { type Day, parseDay } from "../core/dates/day.js";

/** A whole day as Prisma takes a `date` column: midnight UTC. */
export function toDate(wholeDay: string): Date;
export function toDate(wholeDay: string | null): Date | null;
export function toDate(wholeDay: string | null): Date | null {
  return wholeDay === null ? null : new Date(`${wholeDay}T00:00:00Z`);
}

/** The three columns of a day. */
export function toDayColumns(day: Day): { from: Date; to: Date; precision: string } {
  return { from: toDate(day.first), to: toDate(day.last), precision: day.precision };
}

/** The day that three columns hold. */
export function fromDayColumns(from: Date, precision: string): Day {
  const length = { day: 10, month: 7, year: 4 }[precision];
  return parseDay(from.toISOString().slice(0, length ?? 10));
}
