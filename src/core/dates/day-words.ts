import type { Day } from "./day.js";

/** Names of the months, in order. */
export const monthNames = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** The day in words, as precisely as it is known: `23 July 2024`, `July 2024`, `2018`. */
export function dayInWords(day: Day): string {
  const [year = "", month = "", date = ""] = day.first.split("-");
  const name = monthNames[Number(month) - 1] ?? "";
  return { day: `${Number(date)} ${name} ${year}`, month: `${name} ${year}`, year }[day.precision];
}

/** The day in words with its preposition: `on 23 July 2024`, `in July 2024`, `in 2018`. */
export function onDay(day: Day): string {
  return `${day.precision === "day" ? "on" : "in"} ${dayInWords(day)}`;
}
