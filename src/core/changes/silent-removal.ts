import type { Day } from "../dates/day.js";
import { onDay } from "../dates/day-words.js";

/**
 * The words for a sentence that is gone: "Present on 3 March 2024, absent on 9 September 2024".
 *
 * They say when it was seen and not seen, never when it was removed, because nobody saw that.
 */
export function silentRemoval(seenOn: Day, missingOn: Day): string {
  return `Present ${onDay(seenOn)}, absent ${onDay(missingOn)}`;
}
