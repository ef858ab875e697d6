import type { FoundQuote, ReadDocument } from "../documents/document.js";
import type { Span } from "../text/span.js";
import { findCarriedBlocks } from "./block-quotes.js";
import { labelResolver } from "./labelled-speaker.js";
import { findLetter } from "./letters.js";
import { findMarkedPassages } from "./marked-passages.js";
import { findNewsQuotes } from "./news-quotes.js";
import { outlineOf } from "./outline.js";
import { findParagraphs } from "./paragraphs.js";
import { findParties } from "./people.js";
import type { Known } from "./resolve.js";
import { findCandidates } from "./speaker-candidates.js";
import { mentionsOf } from "./speaker-features.js";
import { findTurns, type TurnPart } from "./turns.js";
import { voiceOf } from "./voice.js";

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** The quotes whose spans no other list holds already. Both are in order. Cost: linear. */
function outside<T extends Span>(quotes: readonly T[], taken: readonly Span[]): T[] {
  let at = 0;
  return quotes.filter((quote) => {
    while ((taken[at]?.end ?? Number.POSITIVE_INFINITY) <= quote.start) at += 1;
    const next = taken[at];
    return next === undefined || !overlaps(quote, next);
  });
}

const ownWords = (
  text: string,
  span: Span,
  said: Pick<FoundQuote, "speaker" | "resolvedSpeaker" | "group"> & { name: Span | null },
): FoundQuote => {
  const quote = text.slice(span.start, span.end);
  return {
    start: span.start,
    end: span.end,
    quote,
    kind: "turn",
    group: said.group,
    speaker: said.speaker,
    speakerStart: said.name?.start ?? null,
    speakerEnd: said.name?.end ?? null,
    resolvedSpeaker: said.resolvedSpeaker,
    voice: voiceOf(quote),
    saidOn: null,
  };
};

/** Groups are numbered again, so that each list's stay apart. */
function inOrder(lists: readonly (readonly FoundQuote[])[]): FoundQuote[] {
  const all = lists.flatMap((list, number) =>
    list.map((quote) => ({ quote, key: `${number} ${quote.group}` })),
  );
  all.sort((a, b) => a.quote.start - b.quote.start || b.quote.end - a.quote.end);
  const groups = new Map<string, number>();
  return all.map(({ quote, key }) => {
    const group = groups.get(key) ?? groups.size;
    groups.set(key, group);
    return { ...quote, group };
  });
}

/**
 * Who said what in a document: direct and block quotes, turns, documents in the first person, and paraphrases, in order.
 *
 * Each `quote` equals the text between its offsets. A paraphrase has the kind `indirect` and is nobody's own words.
 * Cost: linear in the text; some 30 ms for 100 kB.
 */
export function findQuotes(
  document: ReadDocument,
  known: Known = { companies: [], people: [] },
): FoundQuote[] {
  const { text } = document;
  const paragraphs = findParagraphs(text);
  const passages = findCarriedBlocks(document, paragraphs, findMarkedPassages(text, paragraphs));
  const outline = outlineOf(text, paragraphs, passages);
  const candidates = findCandidates(outline);
  const mentions = mentionsOf(outline, candidates);
  const parties = findParties(outline, candidates);
  const turns = findTurns(document, paragraphs);
  const letter = turns.isWhole ? null : findLetter(document, paragraphs);
  const labels = turns.parts.map(({ speaker }) => speaker);
  const resolve = labelResolver(document, { labels, parties }, known);
  const said = turns.parts.map((part: TurnPart) =>
    ownWords(text, part, {
      speaker: part.speaker,
      name: part.name,
      group: part.turn,
      resolvedSpeaker: resolve(part.speaker),
    }),
  );
  if (turns.isWhole) return inOrder([said]);
  const written = (letter?.parts ?? []).map((part) =>
    ownWords(text, part, {
      speaker: letter?.speaker ?? null,
      name: letter?.name ?? null,
      group: 0,
      resolvedSpeaker: resolve(letter?.speaker ?? ""),
    }),
  );
  const news = findNewsQuotes(document, { outline, mentions, parties }, known);
  if (letter === null) return inOrder([said, outside(news, said)]);
  // In a letter, the words of others are quoted: only a speaker in the same sentence shows it.
  const others = news.filter(({ kind }) => kind !== "indirect" && kind !== "turn");
  return inOrder([written, said, others.map((quote) => ({ ...quote, voice: "reporting" as const }))]);
}
