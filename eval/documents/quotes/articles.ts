import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { Span } from "../../../src/core/text/span.js";

/** A piece of a text that people marked as said by somebody. */
export interface GoldQuote {
  readonly kind: "direct" | "mixed" | "indirect" | "block" | "turn";
  readonly span: readonly [number, number];
  readonly start: number;
  readonly end: number;
  /** The parts inside quotation marks. */
  readonly quoted: readonly (readonly [number, number])[];
  readonly speaker: string | null;
  readonly speaker_span: readonly [number, number] | null;
  readonly speaker_kind: "words" | "pronoun" | "none";
  readonly speaker_resolved: string | null;
  readonly group: string;
  readonly in_title: boolean;
}

/** A news article with what people marked in it. */
export interface Article {
  readonly id: string;
  readonly text: string;
  readonly publisher: string;
  readonly published: string | null;
  readonly author: string | null;
  readonly title: string | null;
  readonly gold: readonly GoldQuote[];
  readonly not_attributed: readonly (readonly [number, number])[];
  readonly ignore: readonly (readonly [number, number])[];
}

/** The publishers whose articles the weights are fitted on. The others are only measured. */
export const fittedPublishers: ReadonlySet<string> = new Set(["nyt", "politico", "usa-today", "breitbart"]);

/** The articles of `quotes.jsonl.gz` in a folder. */
export function readArticles(folder: string): Article[] {
  const lines = gunzipSync(readFileSync(join(folder, "quotes.jsonl.gz")))
    .toString("utf8")
    .split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Article); // the shape is README's
}

export const overlap = (a: Span, b: Span): number =>
  Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));

/** A piece inside quotation marks with the people's speaker. */
export interface GoldPiece extends Span {
  readonly speaker: Span | null;
  readonly speakerKind: GoldQuote["speaker_kind"];
  readonly inTitle: boolean;
  readonly kind: "direct" | "mixed";
  /** The name that a pronoun means, found by a program; null if unknown. */
  readonly resolved: string | null;
}

/** The pieces inside quotation marks that people attributed, each once. */
export function goldPieces({ gold }: Article): GoldPiece[] {
  const found = new Map<string, GoldPiece>();
  for (const quote of gold) {
    if (quote.kind !== "direct" && quote.kind !== "mixed") continue;
    const [from, to] = quote.speaker_span ?? [null, null];
    const speaker = from === null || to === null ? null : { start: from, end: to };
    for (const [start, end] of quote.quoted) {
      // A direct quote counts before a mixed one around it.
      if (found.has(`${start}`) && quote.kind === "mixed") continue;
      found.set(`${start}`, {
        start,
        end,
        speaker,
        speakerKind: quote.speaker_kind,
        inTitle: quote.in_title,
        kind: quote.kind,
        resolved: quote.speaker_resolved,
      });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}
