import type { KeptBytes } from "../bytes/byte-store.js";
import { type OpenAnswer, statusInWords } from "./ask-host.js";
import { decodedBody } from "./decoded-body.js";
import { FetchFailure, KeepFailure } from "./failure.js";
import type { Ending, FetchedAnswer } from "./fetched.js";
import type { FetchLimits } from "./limits.js";
import { isHtml, mediaTypeOf } from "./media-type.js";
import { pageSign, sentenceOfSign } from "./page-signs.js";

export type Keep = (pieces: AsyncIterable<Uint8Array>) => Promise<KeptBytes>;

/** What is kept of an answer's body, and where. */
export interface Keeping {
  readonly keep: Keep;
  readonly requestedUrl: string;
  readonly limits: FetchLimits;
}

/** Bytes of a page that are read for signs of a wall. A wall is small. */
const SAMPLE_BYTES = 1_000_000;

/** A stream that another reads: its beginning, and the failure that ended it. */
class Sample {
  readonly #pieces: Buffer[] = [];
  #bytes = 0;
  fault: unknown = null;

  async *of(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    try {
      for await (const piece of pieces) {
        if (this.#bytes < SAMPLE_BYTES) this.#pieces.push(piece.subarray(0, SAMPLE_BYTES - this.#bytes));
        this.#bytes += piece.length;
        yield piece;
      }
    } catch (error) {
      this.fault = error;
      throw error;
    }
  }

  // Wrong letters from another charset do no harm here: the signs are plain words and tags.
  text(): string {
    return Buffer.concat(this.#pieces).toString("utf8");
  }
}

/** An answer without its body. */
export function headOf({ status, headers, header }: OpenAnswer): FetchedAnswer {
  return { status, headers, mediaType: mediaTypeOf(header("content-type")), body: null };
}

/**
 * Keeps the body of an answer, and says what the answer is: the document, an error, or a wall in front of the document.
 *
 * @throws FetchFailure if the body breaks off, is damaged or is too large; KeepFailure
 */
export async function keepBody(answer: OpenAnswer, { keep, requestedUrl, limits }: Keeping): Promise<Ending> {
  if (Number(answer.header("content-length")) > limits.bodyBytes)
    throw new FetchFailure("too-large", `The body has more than ${limits.bodyBytes} bytes.`);
  const sample = new Sample();
  const pieces = decodedBody(answer.body, answer.header("content-encoding"), limits);
  const body = await keep(sample.of(pieces)).catch((error: unknown) => {
    throw sample.fault ?? new KeepFailure(error);
  });
  const kept = { ...headOf(answer), body };
  const { status, header } = answer;
  const html = isHtml(kept.mediaType) ? sample.text() : "";
  const sign = pageSign({ status, requestedUrl, finalUrl: answer.url.href, header, html });
  if (sign !== null) return { kind: sign, reason: sentenceOfSign[sign], answer: kept };
  if (status < 200 || status > 299)
    return { kind: "http-error", reason: `The host answered ${statusInWords(status)}.`, answer: kept };
  return { kind: "ok", answer: kept };
}
