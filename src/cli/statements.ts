import { findQuotes } from "../core/attribution/find-quotes.js";
import { findClaims } from "../core/claims/claims.js";
import { formatDay, parseDay } from "../core/dates/day.js";
import type { FoundQuote, ReadDocument, StatedDay } from "../core/documents/document.js";

/** How exactly a day is stated: "2024-07-23" to the day, "2024-07" to the month, "2024" to the year. */
export const precisionOf = (day: StatedDay | null): "day" | "month" | "year" | null =>
  day === null ? null : parseDay(day).precision;

/** The claims of a quote, at their places in the document's text. */
function claimsOf({ quote, start, voice, saidOn }: FoundQuote) {
  return findClaims({ quote, voice, ...(saidOn === null ? {} : { saidOn: parseDay(saidOn) }) }).map(
    ({ span, dueDay, ...claim }) => ({
      text: claim.text,
      start: start + span.start,
      end: start + span.end,
      kind: claim.kind,
      strength: claim.strength,
      condition: claim.condition,
      scope: claim.scope,
      dueDay: dueDay === null ? null : formatDay(dueDay),
      testability: claim.testability,
    }),
  );
}

/** A quote as a line shows it. Indirect speech has no claims, because its words are the reporter's. */
function statementOf(found: FoundQuote) {
  return {
    quote: found.quote,
    start: found.start,
    end: found.end,
    // A speaker's turn is their words, as a quote is.
    kind: found.kind === "turn" ? "direct" : found.kind,
    speaker: found.speaker,
    speakerStart: found.speakerStart,
    speakerEnd: found.speakerEnd,
    resolvedSpeaker: found.resolvedSpeaker,
    voice: found.voice,
    saidOn: found.saidOn,
    saidOnPrecision: precisionOf(found.saidOn),
    claims: found.kind === "indirect" ? [] : claimsOf(found),
  };
}

/** What a document says that somebody said, in the form of the command `extract`. Offsets count the document's text. */
export const statementsOf = (document: ReadDocument) => findQuotes(document).map(statementOf);
