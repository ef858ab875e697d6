import type { Span } from "../core/text/span.js";

/** The text cut at the spans, in order. Joined, the parts are always the text, even if spans overlap or overrun. */
export function partsOf(text: string, spans: readonly Span[]): { text: string; isMarked: boolean }[] {
  const parts: { text: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const [from, to] = [Math.max(at, start), Math.min(end, text.length)];
    if (from >= to) continue;
    if (from > at) parts.push({ text: text.slice(at, from), isMarked: false });
    parts.push({ text: text.slice(from, to), isMarked: true });
    at = to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), isMarked: false });
  return parts;
}

/** The text with its spans highlighted. */
export function MarkedText({ text, spans }: { text: string; spans: readonly Span[] }) {
  return <>{partsOf(text, spans).map((part) => (part.isMarked ? <mark>{part.text}</mark> : part.text))}</>;
}
