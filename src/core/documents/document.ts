import type { Span } from "../text/span.js";

/** A day as the document states it: "2024-07-23", "2024-07" or "2024". Its length tells its precision. */
export type StatedDay = string;

/** Where a document's day was found, from the most to the least certain. */
export type DaySource = "json-ld" | "meta" | "time-element" | "url" | "byline" | "header" | "text";

/** A document that was read: its text and what it says about itself. Offsets are UTF-16 units of `text`. */
export interface ReadDocument {
  readonly mediaType: string;
  /** Paragraphs are divided by an empty line. Plain text is kept as it came. */
  readonly text: string;
  readonly title: string | null;
  readonly author: string | null;
  readonly publisher: string | null;
  /** The first day of publication. */
  readonly publishedOn: StatedDay | null;
  readonly publishedFrom: DaySource | null;
  /** True if two independent places agree, or one that is known to be reliable says it. */
  readonly isPublishedCertain: boolean;
  readonly modifiedOn: StatedDay | null;
  /** The passages that the document itself sets apart as quotations, such as `<blockquote>`. */
  readonly blockQuotes: readonly Span[];
  /** Where each page of a paged document begins, in order; empty for others. */
  readonly pages: readonly { readonly start: number; readonly page: number }[];
  /** Where each caption begins, in order; empty for others. */
  readonly captions: readonly {
    readonly start: number;
    readonly seconds: number;
    /** The voice that the caption file names. */
    readonly speaker: string | null;
  }[];
  /** The parts of a mail that others wrote and its sender passed on, in order. Only mails have this field. */
  readonly forwarded?: readonly (Span & { readonly sender: string | null })[];
}

/** What a document says about itself. */
export type Metadata = Pick<
  ReadDocument,
  "title" | "author" | "publisher" | "publishedOn" | "publishedFrom" | "isPublishedCertain" | "modifiedOn"
>;

/** The metadata of a document that says nothing about itself. */
export const noMetadata: Metadata = {
  title: null,
  author: null,
  publisher: null,
  publishedOn: null,
  publishedFrom: null,
  isPublishedCertain: false,
  modifiedOn: null,
};

/** A document of which only the text is known. */
export const plainDocument = (text: string): ReadDocument => ({
  mediaType: "text/plain",
  text,
  ...noMetadata,
  blockQuotes: [],
  pages: [],
  captions: [],
});

/** A passage of a document that somebody said or wrote. */
export interface FoundQuote extends Span {
  /** Equal to the document's text between `start` and `end`. The quotation marks lie outside. */
  readonly quote: string;
  /** `indirect` is a reporter's paraphrase and is never shown as verbatim. `turn` is a speaker's turn or a document in the first person. */
  readonly kind: "direct" | "block" | "turn" | "indirect";
  /** The pieces of one interrupted quote share a number. */
  readonly group: number;
  /** The speaker as the text names them here, such as "she" or "the company". */
  readonly speaker: string | null;
  readonly speakerStart: number | null;
  readonly speakerEnd: number | null;
  /** The person or company meant, by the fullest name in the document. */
  readonly resolvedSpeaker: string | null;
  /** `reporting` if the speaker tells what others say. */
  readonly voice: "own" | "reporting";
  /** The day the words were said where the text tells it, otherwise null. */
  readonly saidOn: StatedDay | null;
}
