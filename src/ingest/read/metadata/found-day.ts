import type { DaySource, StatedDay } from "../../../core/documents/document.js";

/** A day that a page states somewhere. */
export interface FoundDay {
  readonly day: StatedDay;
  readonly source: DaySource;
  /** What the place says the day is of. `unclear` if it says nothing. */
  readonly of: "published" | "modified" | "unclear";
  /** How far the place can be trusted, 0 to 1. */
  readonly trust: number;
}
