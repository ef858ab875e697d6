import type { FoundDay } from "./found-day.js";
import { calendarDay } from "./written-day.js";

const forms: readonly RegExp[] = [
  /[/_-](19\d\d|20\d\d)[/_.-](\d{2})[/_.-](\d{2})(?=[/_.-]|$)/,
  /\/(19\d\d|20\d\d)\/(\d{1,2})\/(\d{1,2})(?=\/|$)/,
  /[/_.=-](19\d\d|20\d\d)(\d\d)(\d\d)(?=[/_.&-]|$)/,
];

/** The day, or else the month, in a page's address. */
export function urlDay(url: string | null): FoundDay | null {
  if (url === null) return null;
  let path: string;
  try {
    const { pathname, search } = new URL(url);
    path = `${pathname}${search}`.slice(0, 1000);
  } catch {
    return null;
  }
  for (const form of forms) {
    const match = form.exec(path);
    const day = match && calendarDay(Number(match[1]), Number(match[2]), Number(match[3]));
    if (day) return { day, source: "url", of: "published", trust: 1.05 };
  }
  const reversed = /[/_.-](\d{1,2})[/_.-](\d{1,2})[/_.-](20\d\d)(?=[/_.-]|$)/.exec(path);
  const backwards = reversed && calendarDay(Number(reversed[3]), Number(reversed[2]), Number(reversed[1]));
  if (backwards) return { day: backwards, source: "url", of: "published", trust: 0.6 };
  const month = /\/(20\d\d)\/(0[1-9]|1[0-2])(?=\/)/.exec(path);
  const found = month && calendarDay(Number(month[1]), Number(month[2]));
  return found ? { day: found, source: "url", of: "published", trust: 0.5 } : null;
}
