import { tokenise } from "../../core/language/tokens.js";
import type { Span } from "../../core/text/span.js";

/** The number of the model's tokens in a text, without the tokens that mark its ends. */
export type CountTokens = (text: string) => number;

/** The sentences of a text, without gaps between them. */
function sentencesOf(text: string): Span[] {
  const starts: number[] = [];
  let sentence = -1;
  for (const token of tokenise(text)) {
    if (token.sentence === sentence) continue;
    sentence = token.sentence;
    starts.push(starts.length === 0 ? 0 : token.start);
  }
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}

/** Where to cut a text without sentences: at the space nearest its middle, never inside a character. */
function middleOf(text: string): number {
  const half = text.length >> 1;
  for (let away = 0; away < half; away += 1) {
    if (/\s/.test(text.charAt(half - away))) return half - away;
    if (/\s/.test(text.charAt(half + away))) return half + away;
  }
  return /[\udc00-\udfff]/.test(text.charAt(half)) ? half + 1 : half;
}

function splitLong(text: string, { start, end }: Span, fits: (span: Span) => boolean): Span[] {
  const cut = start + middleOf(text.slice(start, end));
  if (fits({ start, end }) || cut <= start || cut >= end) return [{ start, end }];
  return [...splitLong(text, { start, end: cut }, fits), ...splitLong(text, { start: cut, end }, fits)];
}

/**
 * Overlapping windows of a text, each of at most `most` tokens and made of whole sentences if they fit.
 *
 * A window starts with the last sentence of the window before it, so that neighboring sentences share a window. The
 * model's own tokenizer counts the tokens. Every character is in a window. Cost: counts each sentence a few times.
 */
export function windowsOf(text: string, most: number, count: CountTokens): readonly Span[] {
  const fits = ({ start, end }: Span): boolean => count(text.slice(start, end)) <= most;
  const whole = { start: 0, end: text.length };
  if (fits(whole)) return [whole];
  const pieces = sentencesOf(text).flatMap((sentence) => splitLong(text, sentence, fits));
  const windows: Span[] = [];
  let first = 0;
  while (first < pieces.length) {
    let last = first;
    while (last + 1 < pieces.length && fits(between(pieces, first, last + 1))) last += 1;
    windows.push(between(pieces, first, last));
    if (last + 1 >= pieces.length) break;
    first = last > first && fits(between(pieces, last, last + 1)) ? last : last + 1;
  }
  return windows;
}

function between(pieces: readonly Span[], first: number, last: number): Span {
  return { start: pieces[first]?.start ?? 0, end: pieces[last]?.end ?? 0 };
}
