import type { Page } from "../page-dom.js";
import type { FoundDay } from "./found-day.js";
import type { LinkedData } from "./json-ld.js";
import { type MetaTags, metaDays } from "./meta-tags.js";
import { scriptDays } from "./script-days.js";
import { urlDay } from "./url-day.js";
import { visibleDays } from "./visible-days.js";
import type { Locale } from "./written-day.js";

/** What is already known of a page when its days are looked for. */
export interface KnownOfPage {
  readonly url: string | null;
  /** The words of the `<title>` element and of other titles. They tell the main heading from others. */
  readonly titles: string;
  readonly tags: MetaTags;
  readonly linked: LinkedData;
  readonly locale: Locale;
}

/** All the days that a page states, from its data, its address, its body and its scripts. Cost: one walk over the page. */
export function pageDays(
  page: Page,
  { url, titles, tags, linked, locale }: KnownOfPage,
): readonly FoundDay[] {
  const fromUrl = urlDay(url);
  return [
    ...linked.days,
    ...metaDays(tags, locale),
    ...(fromUrl === null ? [] : [fromUrl]),
    ...visibleDays(page, titles, locale),
    ...scriptDays(page, locale),
  ];
}
