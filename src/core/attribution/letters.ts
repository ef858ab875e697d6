import type { ReadDocument } from "../documents/document.js";
import type { Span } from "../text/span.js";

/** A document in one voice: its paragraphs, and who wrote it. */
export interface Letter {
  readonly parts: readonly Span[];
  readonly speaker: string;
  /** Where the text names the writer; `null` if only the document's data do. */
  readonly name: Span | null;
}

const salutation =
  /^(?:dear|hi|hello|hey|greetings|good (?:morning|afternoon|evening)|to (?:our|the|my|all|whom)|team|friends|everyone|folks|fellow)\b[^.!?\n]{0,80}[,:!—–-]?$/i;
const closing =
  /^(?:(?:yours|best|kind|warm|warmest|with|many|sincerely|regards|respectfully|cordially|thanks|thank you|gratefully|faithfully|onward|cheers|all the best|love|in gratitude|truly)\b[^.\n]{0,40}[,.!]?)$/i;
const namePart = String.raw`\p{Lu}[\p{L}\p{M}'’.-]*`;
const nameLine = new RegExp(
  `^(?:[-–—~]+ ?|/s/ ?|signed,? )?(${namePart}(?: (?:${namePart}|de|von|van|der|bin|al|la|del|di|da|le)){0,4})((?:, | [-–—] )[^.!?\\n]{2,80})?$`,
  "u",
);
const signed = /^(?:[-–—~]+|\/s\/|signed)/i;
const role =
  /\b(?:ceo|cfo|cto|coo|chief|president|chair\w*|founder|co-founder|director|officer|head|partner|editor|secretary|manager|vice)\b/i;
const firstPerson = /\b(?:I|we|our|my|us|we're|we've|we'll|I'm|I've|I'll|we’re|we’ve|we’ll|I’m|I’ve|I’ll)\b/i;
const heading = /^(?:#{1,6} |[^.!?:]{1,80}$)/;
const LAST_PARAGRAPHS = 8;

const lineOf = (text: string, { start, end }: Span): string => text.slice(start, Math.min(end, start + 200));

/** The signature: the paragraph that it begins in and the writer's name. */
function findSignature(text: string, paragraphs: readonly Span[]): { from: number; name: Span } | null {
  const first = Math.max(1, paragraphs.length - LAST_PARAGRAPHS);
  let closed = -1;
  for (let at = first; at < paragraphs.length; at += 1) {
    const paragraph = paragraphs[at];
    if (paragraph === undefined) continue;
    const lines = text.slice(paragraph.start, paragraph.end).split("\n");
    let offset = paragraph.start;
    for (const line of lines) {
      const trimmed = line.trim();
      const match = trimmed.length < 120 ? nameLine.exec(trimmed) : null;
      const next = paragraphs[at + 1];
      const isBacked = closed >= at - 2 && closed >= 0;
      const isTitled = match?.[2] !== undefined && role.test(match[2]);
      const isBeforeTitle =
        next !== undefined &&
        at === paragraphs.length - 2 &&
        role.test(lineOf(text, next)) &&
        next.end - next.start < 90;
      const isLast = at === paragraphs.length - 1;
      const found = match?.[1];
      if (
        found !== undefined &&
        !closing.test(trimmed) &&
        (isBacked || isTitled || isBeforeTitle || (signed.test(trimmed) && isLast))
      ) {
        const start = offset + line.indexOf(found);
        return { from: closed >= 0 ? closed : at, name: { start, end: start + found.length } };
      }
      if (closing.test(trimmed)) closed = at;
      offset += line.length + 1;
    }
  }
  return null;
}

/** The share of paragraphs of running text that say "I" or "we". */
function firstPersonShare(text: string, paragraphs: readonly Span[]): number {
  const running = paragraphs.filter((paragraph) => paragraph.end - paragraph.start > 80);
  const own = running.filter(({ start, end }) =>
    firstPerson.test(text.slice(start, end).replace(/["“][^"“”]{0,2000}["”]/g, "")),
  );
  return running.length === 0 ? 0 : own.length / running.length;
}

const OWN_WITH_SIGNATURE = 0.3;
const OWN_WITH_SALUTATION = 0.25;
const OWN_WITH_AUTHOR = 0.6;

/** A letter, post or statement in the first person; `null` for other documents. Cost: linear. */
export function findLetter(
  { text, author, blockQuotes }: ReadDocument,
  paragraphs: readonly Span[],
): Letter | null {
  const share = firstPersonShare(text, paragraphs);
  const greeting = paragraphs.slice(0, 6).findIndex((paragraph) => salutation.test(lineOf(text, paragraph)));
  const signature = findSignature(text, paragraphs);
  const isLetter =
    (signature !== null && share >= (greeting >= 0 ? OWN_WITH_SALUTATION : OWN_WITH_SIGNATURE)) ||
    (author !== null && (share >= OWN_WITH_AUTHOR || (greeting >= 0 && share >= OWN_WITH_SALUTATION)));
  if (!isLetter) return null;
  const name = signature?.name ?? null;
  const parts = paragraphs.filter((paragraph, at) => {
    if (
      at <= greeting ||
      (signature !== null && at >= signature.from && paragraph.start <= signature.name.start)
    )
      return false;
    if (
      signature !== null &&
      paragraph.start > signature.name.start &&
      !/^p\.?\s?s\b/i.test(lineOf(text, paragraph))
    )
      return false;
    if (blockQuotes.some(({ start, end }) => start < paragraph.end && end > paragraph.start)) return false;
    return !heading.test(text.slice(paragraph.start, paragraph.end));
  });
  const speaker = name === null ? author : text.slice(name.start, name.end);
  return speaker === null ? null : { parts, speaker, name };
}
