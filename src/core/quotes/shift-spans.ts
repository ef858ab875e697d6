import type { Span } from "../text/span.js";
import type { Reason } from "../verdict/verdict.js";

/** A text before and after a change, and which spans of the reasons belong to it. */
export interface ChangedText {
  readonly side: "claimSpan" | "evidenceSpan";
  readonly before: string;
  readonly after: string;
}

function shiftSpan({ start, end }: Span, { before, after }: ChangedText): Span | null {
  const words = before.slice(start, end);
  if (words === "") return null;
  if (after.startsWith(words, start)) return { start, end };
  const at = after.indexOf(words);
  return at < 0 ? null : { start: at, end: at + words.length };
}

/** The reasons with spans for the changed text. A span follows its words and is dropped if they are gone. */
export function shiftSpans(reasons: readonly Reason[], changed: ChangedText): Reason[] {
  return reasons.map((reason) => {
    const { [changed.side]: span, ...rest } = reason;
    const moved = span === undefined ? null : shiftSpan(span, changed);
    return moved === null ? rest : { ...rest, [changed.side]: moved };
  });
}
