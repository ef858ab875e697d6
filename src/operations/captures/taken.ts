import { createHash } from "node:crypto";
import type { ReadDocument } from "../../core/documents/document.js";
import { DomainError } from "../../errors.js";
import type { KeptBytes } from "../../ingest/bytes/byte-store.js";
import { readWhole } from "../../ingest/bytes/read-whole.js";
import type { Fetched, FetchedAnswer, HeaderPair, Redirect } from "../../ingest/fetch/fetched.js";
import type { Validators } from "../../ingest/fetch/fetcher.js";
import type { CaptureOutcome } from "../../schemas/capture-outcome.js";
import type { Capturing } from "./capturing.js";

/** A copy of a document that was taken and is not yet recorded, or why it could not be taken. */
export interface Taken {
  readonly takenAt: Date;
  readonly outcome: CaptureOutcome;
  /** Why there is no document; null if there is one, and if it did not change. */
  readonly failure: string | null;
  readonly document: ReadDocument | null;
  readonly bytes: KeptBytes | null;
  readonly mediaType: string | null;
  readonly httpStatus: number | null;
  readonly finalUrl: string | null;
  readonly headers: readonly HeaderPair[] | null;
  readonly redirects: readonly Redirect[] | null;
  readonly fileName: string | null;
  readonly archiveUrl: string | null;
}

/** Characters of a text that are kept: some 1,500 pages. */
const MOST_CHARACTERS = 5_000_000;

type Read = Pick<Taken, "outcome" | "failure" | "document">;

const failed = (outcome: CaptureOutcome, failure: string): Read => ({ outcome, failure, document: null });

/** What PostgreSQL can hold of a text, with every other character in its place, so that offsets stay true. */
const storable = (text: string): string => text.replaceAll("\u0000", "\ufffd").toWellFormed();

interface Readable {
  readonly bytes: KeptBytes;
  readonly mediaType: string | null;
  readonly fileName: string | null;
  readonly url: string | null;
}

/** The document in kept bytes. What is wrong with a document is a result, so that its bytes are recorded too. */
async function readKept({ bytes: store, read, now }: Capturing, given: Readable): Promise<Read> {
  const bytes = await readWhole(store, given.bytes);
  try {
    const document = await read({ ...given, bytes, now: now() });
    if (document.text.length > MOST_CHARACTERS)
      return failed("too-large", `The text has more than ${MOST_CHARACTERS} characters.`);
    if (document.text.trim() === "") return failed("unreadable", "No text was found in the document.");
    return { outcome: "ok", failure: null, document: { ...document, text: storable(document.text) } };
  } catch (error) {
    if (error instanceof DomainError)
      return failed(error.code === "text-too-long" ? "too-large" : "unreadable", error.message.slice(0, 500));
    // A library that stumbles over a foreign document must not lose the document.
    const name = error instanceof Error ? error.name : "unknown";
    return failed("unreadable", `The document could not be read (${name}).`);
  }
}

const headerOf = (answer: FetchedAnswer, name: string): string | null =>
  answer.headers.find(([given]) => given.toLowerCase() === name)?.[1] ?? null;

function factsOf(fetched: Fetched) {
  const { answer } = fetched;
  return {
    takenAt: fetched.fetchedAt,
    bytes: answer?.body ?? null,
    mediaType: answer?.mediaType ?? null,
    httpStatus: answer?.status ?? null,
    finalUrl: fetched.finalUrl,
    headers: answer?.headers ?? null,
    redirects: fetched.redirects,
    fileName: null,
    archiveUrl: null,
  };
}

/** A copy of the document at an address. With `validators`, an unchanged document is not sent again. */
export async function takeUrl(
  capturing: Capturing,
  { url, validators = null }: { readonly url: string; readonly validators?: Validators | null },
): Promise<Taken> {
  const fetched = await capturing.fetcher.fetch({
    url,
    validators,
    keep: (pieces) => capturing.bytes.keep(pieces),
  });
  const facts = factsOf(fetched);
  if (fetched.kind === "not-modified")
    return { ...facts, outcome: "not-modified", failure: null, document: null };
  if (fetched.kind !== "ok") return { ...facts, ...failed(fetched.kind, fetched.reason) };
  const read = await readKept(capturing, {
    bytes: fetched.answer.body,
    mediaType: headerOf(fetched.answer, "content-type"),
    fileName: null,
    url: fetched.finalUrl,
  });
  const archiveUrl =
    read.outcome === "ok" && capturing.archive !== null
      ? await capturing.archive.find(url, fetched.fetchedAt)
      : null;
  return { ...facts, ...read, mediaType: read.document?.mediaType ?? facts.mediaType, archiveUrl };
}

/** An uploaded file. */
export interface GivenFile {
  readonly bytes: KeptBytes;
  readonly mediaType: string | null;
  readonly fileName: string | null;
  readonly url: string | null;
}

/** A copy of a document that somebody uploaded, already in the store of bytes. */
export async function takeFile(capturing: Capturing, file: GivenFile): Promise<Taken> {
  const takenAt = capturing.now();
  const read = await readKept(capturing, file);
  return {
    takenAt,
    ...read,
    bytes: file.bytes,
    mediaType: read.document?.mediaType ?? file.mediaType,
    httpStatus: null,
    finalUrl: null,
    headers: null,
    redirects: null,
    fileName: file.fileName,
    archiveUrl: null,
  };
}

/** SHA-256, in hex, of a text in UTF-8. */
export function sha256Of(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
