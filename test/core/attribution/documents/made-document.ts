import {
  type FoundQuote,
  plainDocument,
  type ReadDocument,
} from "../../../../src/core/documents/document.js";

/** A document written for the tests, with who says what in it. All names are invented. */
export interface MadeDocument {
  readonly name: string;
  readonly document: ReadDocument;
  /** In order: the first words of a passage, and the person or company that says it. */
  readonly said: readonly (readonly [words: string, speaker: string])[];
}

/** A plain text with what else is known of it. */
export const read = (text: string, known: Partial<ReadDocument> = {}): ReadDocument => ({
  ...plainDocument(text),
  ...known,
});

/** Captions as they are read: one text, and where each begins. */
export function readCaptions(
  lines: readonly (readonly [seconds: number, speaker: string | null, words: string])[],
): ReadDocument {
  let text = "";
  const captions = lines.map(([seconds, speaker, words], at) => {
    const isSame = at > 0 && lines[at - 1]?.[1] === speaker;
    text += at === 0 ? "" : isSame ? " " : "\n\n";
    const start = text.length;
    text += words;
    return { start, seconds, speaker };
  });
  return read(text, { mediaType: "text/vtt", captions });
}

/** How many of the passages have the right speaker, and a line for each that has not. */
export function rightSpeakers(
  { name, said }: MadeDocument,
  found: readonly FoundQuote[],
): { right: number; wrong: string[] } {
  const wrong = said.flatMap(([words, speaker]) => {
    const quote = found.find((one) => one.kind !== "indirect" && one.quote.includes(words));
    const own = quote?.resolvedSpeaker ?? quote?.speaker ?? "nobody";
    return own.toLowerCase() === speaker.toLowerCase()
      ? []
      : [`${name}: "${words}" is ${own}'s, not ${speaker}'s`];
  });
  return { right: said.length - wrong.length, wrong };
}
