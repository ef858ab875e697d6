import { pipeline, type Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { FetchFailure } from "./failure.js";
import type { FetchLimits } from "./limits.js";

/** The codings that we ask for and can undo. */
export const ACCEPTED_CODINGS = "gzip, deflate, br";

const decoders: Readonly<Record<string, () => Transform>> = {
  gzip: () => createGunzip(),
  "x-gzip": () => createGunzip(),
  deflate: () => createInflate(),
  br: () => createBrotliDecompress(),
};
const MOST_CODINGS = 3;

async function* counted(pieces: AsyncIterable<Buffer>, most: number, what: string): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.length;
    if (bytes > most) throw new FetchFailure("too-large", `The body has more than ${most} bytes${what}.`);
    yield piece;
  }
}

function codingsOf(header: string): string[] {
  const codings = header
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  if (codings.length > MOST_CODINGS || codings.some((name) => !Object.hasOwn(decoders, name)))
    throw new FetchFailure(
      "network-error",
      `The body has a coding that is not known: ${header.slice(0, 60)}.`,
    );
  return codings;
}

const damaged = (error: unknown): unknown => {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (!code.startsWith("Z_") && !code.startsWith("ERR_") && !code.startsWith("ERR__")) return error;
  return new FetchFailure("network-error", "The compressed body is damaged or incomplete.", error);
};

/**
 * The bytes of a body without its content codings, piece by piece.
 *
 * @throws FetchFailure `too-large` at the first byte above a limit; `network-error` if the coding is damaged
 */
export async function* decodedBody(
  body: Readable,
  codings: string,
  limits: Pick<FetchLimits, "bodyBytes" | "decodedBytes">,
): AsyncGenerator<Buffer> {
  const raw = counted(body, limits.bodyBytes, "");
  const names = codingsOf(codings);
  if (names.length === 0) {
    yield* raw;
    return;
  }
  // The last coding was applied last, so it is undone first.
  const steps = names.reverse().map((name) => (decoders[name] ?? createGunzip)());
  let source: AsyncIterable<Buffer> = raw;
  let fault: unknown = null;
  for (const step of steps) {
    // A failure destroys the step and is thrown to its reader below, with the first cause.
    pipeline(source, step, (error) => {
      if (error) fault ??= error;
    });
    source = step;
  }
  try {
    yield* counted(source, limits.decodedBytes, " after decompression");
  } catch (error) {
    if (error instanceof FetchFailure) throw error;
    throw fault instanceof FetchFailure ? fault : damaged(fault ?? error);
  } finally {
    for (const step of steps) step.destroy();
  }
}

/** Up to `most` first bytes of an answer's body, without its content codings. The rest is not read. */
export async function firstBytes(
  { body, header }: { readonly body: Readable; readonly header: (name: string) => string },
  most: number,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  const limits = { bodyBytes: Number.POSITIVE_INFINITY, decodedBytes: Number.POSITIVE_INFINITY };
  for await (const piece of decodedBody(body, header("content-encoding"), limits)) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes >= most) break;
  }
  return Buffer.concat(pieces).subarray(0, most);
}
