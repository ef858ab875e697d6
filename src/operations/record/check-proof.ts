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

/** The proof given for a statement or a move. */
export interface GivenProof {
  readonly sourceId: string;
  readonly captureId: string | null;
  readonly quote: string | null;
  readonly locator: Locator;
  /** The day it was said or took effect. */
  readonly day: Day;
  /** The input field that holds `day`. */
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
    throw new DomainError("capture-not-found", "The capture belongs to a different source.", {
      faults: [
        {
          pointer: "/captureId",
          detail: `is a capture of ${capture.sourceId}; it must be a capture of ${sourceId}`,
        },
      ],
    });
  if (capture.text === null)
    throw new DomainError(
      "quote-not-in-capture",
      "The capture is a failed fetch and has no text, so it proves nothing.",
      {
        faults: [{ pointer: "/captureId", detail: "must name a capture that has text, or be left out" }],
      },
    );
  return capture.text;
}

/** The captured text around a quote, as a locator may hold it; null if it has characters that we do not store. */
function asLocatorText(part: string): string | null {
  const read = locator.shape.prefix.safeParse(part.replace(/\r\n?/g, "\n"));
  return read.success ? read.data : null;
}

/** Why a quote was not found: the text lacks it, or lacks it between the given prefix and suffix. */
function quoteNotFound(text: string, quote: string, { prefix }: Locator): DomainError {
  const refusal = (message: string, pointer: string, detail: string) =>
    new DomainError("quote-not-in-capture", message, { faults: [{ pointer, detail }] });
  if (findQuote(text, quote) === null)
    return refusal(
      "The quote is not in the captured text of its source.",
      "/quote",
      "must appear word for word in the capture's text, starting and ending at whole words",
    );
  if (findQuote(text, quote, { prefix }) === null)
    return refusal(
      "The captured text has the quote, but not right after this prefix.",
      "/locator/prefix",
      "must be the text right before the quote in the capture",
    );
  return refusal(
    "The captured text has the quote, but not right before this suffix.",
    "/locator/suffix",
    "must be the text right after the quote in the capture",
  );
}

/** The locator, completed with the captured text around the quote. */
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
  throw quoteNotFound(text, quote, given);
}

/**
 * The locator of a checked proof, completed with the captured text around the quote.
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
