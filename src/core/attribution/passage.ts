import type { Span } from "../text/span.js";

/** Words between quotation marks, in one paragraph. The marks lie outside. */
export interface MarkedPassage extends Span {
  readonly paragraph: number;
  /** Where the opening mark begins and the closing mark ends. */
  readonly outer: Span;
  /** How many other passages are around it. */
  readonly depth: number;
  /** Whether the words go on in the next passage, which opens the next paragraph. */
  readonly isCarried: boolean;
  /** Whether the document sets it apart as a quotation, so that it needs no marks. */
  readonly isBlock: boolean;
}

/** The passage between two marks. Its depth is known once all passages are. */
export const between = (open: Span, close: Span, paragraph: number): MarkedPassage => ({
  start: open.end,
  end: close.start,
  outer: { start: open.start, end: close.end },
  paragraph,
  depth: 0,
  isCarried: false,
  isBlock: false,
});
