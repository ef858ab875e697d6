import type { Page } from "../page-dom.js";
import type { FoundDay } from "./found-day.js";
import { type Locale, parseMachineDay } from "./written-day.js";

const named =
  /["']?(?:date_?published|publish(?:ed)?_?(?:date|time|at|on)|publication_?date|pub_?date|first_?published?(?:_?(?:date|at))?|date_?created|created_?(?:at|date)|post_?date)["']?\s{0,3}[:=]\s{0,3}["']([^"']{8,40})["']/gi;

const MAX_CHARACTERS = 2_000_000;

/** Days that the page's own scripts hold under a name for the day of publication. They are unsure: lists have them too. */
export function scriptDays(page: Page, locale: Locale): readonly FoundDay[] {
  const days: FoundDay[] = [];
  let read = 0;
  for (const script of page.querySelectorAll("script:not([src])")) {
    const text = (script.textContent ?? "").replaceAll('\\"', '"');
    read += text.length;
    if (read > MAX_CHARACTERS) break;
    for (const match of text.matchAll(named)) {
      const day = parseMachineDay(match[1] ?? "", locale);
      if (day !== null && day.length === 10) days.push({ day, source: "meta", of: "published", trust: 0.55 });
    }
  }
  return days.slice(0, 20);
}
