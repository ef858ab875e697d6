import type { z } from "zod";
import type { Day } from "../../core/dates/day.js";
import { findQuote, surroundingsOf } from "../../core/quotes/find-quote.js";
import { DomainError } from "../../errors.js";
import { locator } from "../../schemas/statement.js";
import { fromDayColumns } from "../../store/days.js";
import type { Work } from "../act.js";
import { notRecorded } from "../references.js";
import { refuseEarlierSource, refuseFuture } from "./check-days.js";

export type Locator = z.output<typeof locator>;

/** What is said to prove a statement or a move, as it was given. */
export interface GivenProof {
  readonly sourceId: string;
  readonly captureId: string | null;
  readonly quote: string | null;
  readonly locator: Locator;
  /** The day it was said or took effect, and the field that gives it. */
  readonly day: Day;
  readonly dayPointer: string;
}

async function getSourceDay(work: Work, id: string): Promise<Day | null> {
  const source = await work.tx.source.findUnique({ where: { id } });
  if (!source) throw notRecorded("source-not-found", "source", "/sourceId");
  const { publishedFrom, publishedPrecision } = source;
  return publishedFrom && publishedPrecision ? fromDayColumns(publishedFrom, publishedPrecision) : null;
}

async function getCapturedText(work: Work, captureId: string, sourceId: string): Promise<string> {
  const capture = await work.tx.capture.findUnique({ where: { id: captureId } });
  if (!capture) throw notRecorded("capture-not-found", "capture", "/captureId");
  if (capture.sourceId !== sourceId)
    throw new DomainError("capture-not-found", "The capture is of another source than the one given.", {
      faults: [{ pointer: "/captureId", detail: `is a capture of ${capture.sourceId}, not of ${sourceId}` }],
    });
  if (capture.text === null)
    throw new DomainError("quote-not-in-capture", "The capture is a failed fetch: it proves nothing.", {
      faults: [{ pointer: "/captureId", detail: "holds no text: name a capture that does, or none" }],
    });
  return capture.text;
}

/** What of a capture's own characters may stand in a locator: none where they hold what no text of ours may. */
function asLocatorText(part: string): string | null {
  const read = locator.shape.prefix.safeParse(part.replace(/\r\n?/g, "\n"));
  return read.success ? read.data : null;
}

/** Why a quote was not found: it is not there at all, or not between what its locator gives. */
function misplaced(text: string, quote: string, { prefix }: Locator): DomainError {
  const refusal = (message: string, pointer: string, detail: string) =>
    new DomainError("quote-not-in-capture", message, { faults: [{ pointer, detail }] });
  if (findQuote(text, quote) === null)
    return refusal(
      "The quote is not in the captured text of its source.",
      "/quote",
      "must stand in the capture's text word for word, and no word of it cut",
    );
  if (findQuote(text, quote, { prefix }) === null)
    return refusal(
      "The captured text has the quote, but not after this prefix.",
      "/locator/prefix",
      "must be what stands right before the quote in the capture's text",
    );
  return refusal(
    "The captured text has the quote, but not before this suffix.",
    "/locator/suffix",
    "must be what stands right after the quote in the capture's text",
  );
}

/** The locator with what stands around the quote in the captured text. */
function locate(text: string, quote: string, given: Locator): Locator {
  const span = findQuote(text, quote, given);
  if (span) {
    const around = surroundingsOf(text, span);
    return {
      ...given,
      prefix: given.prefix ?? asLocatorText(around.prefix),
      suffix: given.suffix ?? asLocatorText(around.suffix),
    };
  }
  throw misplaced(text, quote, given);
}

/**
 * Checks what proves a statement or a move; gives its locator, with what the capture has around the quote.
 *
 * @throws DomainError `day-in-future`, `source-not-found`, `source-before-event`, `capture-not-found`, `quote-not-in-capture`
 */
export async function checkProof(work: Work, given: GivenProof): Promise<Locator> {
  refuseFuture(given.day, work.now, given.dayPointer);
  refuseEarlierSource(given.day, await getSourceDay(work, given.sourceId), given.dayPointer);
  if (given.captureId === null) return given.locator;
  const text = await getCapturedText(work, given.captureId, given.sourceId);
  return given.quote === null ? given.locator : locate(text, given.quote, given.locator);
}
