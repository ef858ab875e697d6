import type { FoundQuote, ReadDocument } from "../documents/document.js";
import { type Assigned, assignSpeakers, chooseBest } from "./assign-speakers.js";
import { findParaphrases } from "./indirect.js";
import type { Outline } from "./outline.js";
import type { Party } from "./people.js";
import { type Known, type Resolver, resolverFor } from "./resolve.js";
import { findSaidDay } from "./said-day.js";
import { wordsOfSaying } from "./said-words.js";
import { extentOf } from "./speaker-extent.js";
import type { Mention } from "./speaker-features.js";
import { threshold, weights } from "./speaker-weights.js";
import { voiceOf } from "./voice.js";

/** What was read of a document before its quotes are looked for. */
export interface Reading {
  readonly outline: Outline;
  readonly mentions: readonly Mention[];
  readonly parties: readonly Party[];
}

/** The numbers of the groups: a quote goes on if it was carried on, or has the same mention for its speaker. */
function groupsOf(assigned: readonly Assigned[]): number[] {
  const byMention = new Map<number, number>();
  const groups: number[] = [];
  assigned.forEach(({ mention, carriedFrom }, at) => {
    const own = mention === null ? undefined : byMention.get(mention.number);
    const group = (carriedFrom === null ? undefined : groups[carriedFrom]) ?? own ?? at;
    groups.push(group);
    if (mention !== null) byMention.set(mention.number, group);
  });
  return groups;
}

type Said = Pick<FoundQuote, "speaker" | "speakerStart" | "speakerEnd" | "resolvedSpeaker" | "saidOn">;

const nobody: Said = {
  speaker: null,
  speakerStart: null,
  speakerEnd: null,
  resolvedSpeaker: null,
  saidOn: null,
};

function saidBy(
  document: ReadDocument,
  { outline, resolver }: { outline: Outline; resolver: Resolver },
  mention: Mention,
): Said {
  const { start, end } = extentOf(outline, mention);
  return {
    speaker: document.text.slice(start, end),
    speakerStart: start,
    speakerEnd: end,
    resolvedSpeaker: resolver.nameOf(mention),
    saidOn: findSaidDay(wordsOfSaying(outline, mention), document.publishedOn),
  };
}

/** The direct, block and indirect quotes of running text, in order. Cost: linear. */
export function findNewsQuotes(document: ReadDocument, reading: Reading, known: Known): FoundQuote[] {
  const { outline, mentions } = reading;
  const { text } = document;
  const resolver = resolverFor(reading, known);
  const assigned = assignSpeakers(outline, { mentions, choose: chooseBest(weights, threshold) });
  const groups = groupsOf(assigned);
  const direct = assigned.flatMap(({ passage, mention }, at): FoundQuote[] => {
    const span = outline.passages[passage];
    if (span === undefined || (mention === null && !span.isBlock)) return [];
    const quote = text.slice(span.start, span.end);
    const said = mention === null ? nobody : saidBy(document, { outline, resolver }, mention);
    const kind = span.isBlock ? "block" : "direct";
    return [
      {
        start: span.start,
        end: span.end,
        quote,
        kind,
        group: groups[at] ?? at,
        voice: voiceOf(quote),
        ...said,
      },
    ];
  });
  const indirect = findParaphrases(outline, mentions).map(({ start, end, mention }, at): FoundQuote => {
    const said = saidBy(document, { outline, resolver }, mention);
    return {
      start,
      end,
      quote: text.slice(start, end),
      kind: "indirect",
      group: assigned.length + at,
      voice: "own",
      ...said,
    };
  });
  return [...direct, ...indirect].sort((a, b) => a.start - b.start);
}
