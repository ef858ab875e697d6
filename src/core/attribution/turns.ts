import type { ReadDocument } from "../documents/document.js";
import type { Span } from "../text/span.js";
import { type TurnLabel, turnLabel } from "./turn-labels.js";

/** A paragraph of somebody's turn in a transcript, an interview or captions. */
export interface TurnPart extends Span {
  /** The paragraphs of one turn share a number. */
  readonly turn: number;
  readonly speaker: string;
  /** Where the label names the speaker; `null` if only the caption file does. */
  readonly name: Span | null;
}

/** The turns of a document. `isWhole` tells that it is a transcript, in which whatever is in no turn is nobody's words. */
export interface Turns {
  readonly parts: readonly TurnPart[];
  readonly isWhole: boolean;
}

const nothingSaid = /^(?:\[[^\]]*\]|\([^)]*\)|<[^>]*>|[\W\d]*)$/;
const ends =
  /^(?:end of (?:transcript|call)|duration:|call participants|prepared remarks|questions (?:and|&) answers|contents|related|about |copyright|©|\[end)/i;

function partOf(text: string, from: number, to: number): Span | null {
  const words = text.slice(from, to).trim();
  if (words === "" || nothingSaid.test(words)) return null;
  const start = text.indexOf(words.charAt(0), from);
  return { start, end: start + words.length };
}

/** Whether the labels make the text a transcript: enough of them, and the same names again. */
function isTranscript(labels: readonly (TurnLabel | null)[], text: string): boolean {
  const found = labels.filter((label) => label !== null);
  if (found.length < 2) return false;
  const names = new Set(found.map(({ name }) => text.slice(name.start, name.end)));
  const isRepeated = names.size < found.length;
  const isSure = found.filter(({ isSure: sure }) => sure).length >= 2;
  const share = found.length / labels.length;
  return (
    (isRepeated && found.length >= 3 && share > 0.2) ||
    (isSure && share > 0.25) ||
    (isRepeated && isSure && share > 0.04)
  );
}

/** Labels that the form alone does not show count only if their names come again, or if others are sure. */
function kept(labels: readonly (TurnLabel | null)[], text: string): (TurnLabel | null)[] {
  const counts = new Map<string, number>();
  const nameOf = ({ name }: TurnLabel): string => text.slice(name.start, name.end);
  const found = labels.filter((label) => label !== null);
  for (const label of found) counts.set(nameOf(label), (counts.get(nameOf(label)) ?? 0) + 1);
  const isAgain = (label: TurnLabel): boolean => (counts.get(nameOf(label)) ?? 0) > 1;
  const isTrusted = found.some(({ isSure }) => isSure) || found.filter(isAgain).length * 2 >= found.length;
  return labels.map((label) =>
    label !== null && (isTrusted || label.isSure || isAgain(label)) ? label : null,
  );
}

function labelledTurns(text: string, paragraphs: readonly Span[]): Turns {
  const labels = kept(
    paragraphs.map((paragraph) => turnLabel(text, paragraph)),
    text,
  );
  const isWhole = isTranscript(labels, text);
  const parts: TurnPart[] = [];
  let [current, turn]: [TurnLabel | null, number] = [null, -1];
  paragraphs.forEach((paragraph, at) => {
    const label = labels[at] ?? null;
    const isLone = label !== null && !isWhole && !(label.isSure && label.from < paragraph.end);
    if (label !== null && !isLone) {
      current = label;
      turn += 1;
    } else if (!isWhole || ends.test(text.slice(paragraph.start, paragraph.start + 40))) current = null;
    if (current === null) return;
    const words = partOf(text, label === null ? paragraph.start : label.from, paragraph.end);
    const { name } = current;
    if (words !== null) parts.push({ ...words, turn, speaker: text.slice(name.start, name.end), name });
  });
  // One paragraph alone with a colon is no turn.
  return { parts: isWhole || new Set(parts.map((part) => part.turn)).size > 1 ? parts : [], isWhole };
}

/** The turns that a caption file's voices make. */
function captionTurns({ text, captions }: ReadDocument): Turns {
  const parts: TurnPart[] = [];
  let turn = -1;
  captions.forEach(({ start, speaker }, at) => {
    const words = partOf(text, start, captions[at + 1]?.start ?? text.length);
    if (words === null || speaker === null) return;
    const last = parts.at(-1);
    const goesOn = last?.speaker === speaker && captions[at - 1]?.speaker === speaker;
    if (!goesOn) turn += 1;
    if (goesOn && last !== undefined && !text.slice(last.start, words.start).includes("\n\n"))
      parts[parts.length - 1] = { ...last, end: words.end };
    else parts.push({ ...words, turn, speaker, name: null });
  });
  return { parts, isWhole: true };
}

/** The speakers' turns of a document. Cost: linear. */
export function findTurns(document: ReadDocument, paragraphs: readonly Span[]): Turns {
  if (document.captions.some(({ speaker }) => speaker !== null)) return captionTurns(document);
  return labelledTurns(document.text, paragraphs);
}
