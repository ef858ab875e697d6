import { latestDayOf } from "../../core/dates/day.js";
import type { ReadDocument } from "../../core/documents/document.js";
import { DomainError } from "../../errors.js";
import { readCaptions } from "./captions.js";
import { decodeText } from "./decode.js";
import { readHtml } from "./html.js";
import {
  type DocumentKind,
  documentKinds,
  kindOfFileName,
  kindOfMediaType,
  SNIFFED,
  sniffKind,
} from "./kind.js";
import { MAX_BYTES } from "./limits.js";
import { readMail } from "./mail.js";
import { readMarkdown } from "./markdown.js";
import type { Origin } from "./metadata/metadata.js";
import { readPdf } from "./pdf/pdf.js";
import { readPlainText } from "./plain-text.js";
import { readWord } from "./word.js";

/** A document to read, and what is known of it. */
export interface DocumentInput {
  /** The bytes, or a text that is already decoded. */
  readonly bytes: Uint8Array | string;
  /** The kind, if a person says it. Otherwise the name, the media type and the first bytes tell it. */
  readonly kind?: DocumentKind | null;
  /** What the server says the document is. A charset in it counts. */
  readonly mediaType?: string | null;
  readonly fileName?: string | null;
  /** The address of the document. It may hold the day of publication. */
  readonly url?: string | null;
  /** Days after it are not believed. */
  readonly now: Date;
}

const charsetOf = (mediaType: string): string | undefined =>
  /charset\s{0,3}=\s{0,3}["']?([\w.:-]{1,40})/i.exec(mediaType)?.[1];

const startOf = (bytes: Uint8Array | string): string =>
  typeof bytes === "string"
    ? bytes.slice(0, SNIFFED)
    : Buffer.from(bytes.subarray(0, SNIFFED)).toString("latin1");

/** The kind of a document: what is said of it, unless its first bytes prove that it is a PDF or a zip archive. */
function kindOf({ bytes, kind: told, mediaType, fileName }: DocumentInput): DocumentKind {
  if (told) return told;
  const sniffed = sniffKind(startOf(bytes));
  if (sniffed === "pdf" || sniffed === "docx") return sniffed;
  const said = kindOfMediaType(mediaType ?? "");
  const named = kindOfFileName(fileName ?? "");
  // Servers call captions and Markdown "text/plain", so that the name can say more.
  const kind = said === null || said === "text" ? (named ?? said ?? sniffed) : said;
  if (kind !== null && sniffed !== null) return kind;
  throw new DomainError(
    "unsupported-media-type",
    `The document is none of the kinds that can be read: ${documentKinds.join(", ")}.`,
  );
}

function refuseLargeDocuments(bytes: Uint8Array | string, kind: DocumentKind): void {
  const most = MAX_BYTES[kind];
  if (bytes.length > most)
    throw new DomainError(
      "text-too-long",
      `The document has more than ${most / 1_048_576} MB, the most for ${kind}. Split it, or save its text alone.`,
    );
}

const bytesOf = (bytes: Uint8Array | string): Uint8Array =>
  typeof bytes === "string" ? Buffer.from(bytes, "utf8") : bytes;

interface Source {
  readonly bytes: Uint8Array | string;
  readonly mediaType: string;
  readonly origin: Origin;
}

async function readAs(kind: DocumentKind, { bytes, mediaType, origin }: Source): Promise<ReadDocument> {
  const text = (): string => (typeof bytes === "string" ? bytes : decodeText(bytes, charsetOf(mediaType)));
  switch (kind) {
    case "html":
      return readHtml(text(), origin);
    case "markdown":
      return readMarkdown(text(), origin);
    case "text":
      return readPlainText(text(), origin);
    case "vtt":
    case "srt":
      return readCaptions(text(), kind, origin);
    case "eml":
      return readMail(bytesOf(bytes), origin);
    case "pdf":
      return readPdf(bytesOf(bytes), origin);
    case "docx":
      return readWord(bytesOf(bytes), origin);
  }
}

/**
 * The text of a document and what it says about itself.
 *
 * Nothing is loaded from elsewhere, and no script or macro runs. The limits are in `limits.ts`.
 * @throws DomainError `invalid-input` for damaged, encrypted or empty documents, `text-too-long` for those that are too
 *   large, `unsupported-media-type` for other kinds
 */
export async function readDocument(input: DocumentInput): Promise<ReadDocument> {
  const { bytes, mediaType, url, now } = input;
  const kind = kindOf(input);
  refuseLargeDocuments(bytes, kind);
  const origin: Origin = { url: url ?? null, latestDay: latestDayOf(now).first };
  try {
    return await readAs(kind, { bytes, mediaType: mediaType ?? "", origin });
  } catch (cause) {
    // A parser that recurses runs out of stack on a document that was built to do that.
    if (!(cause instanceof RangeError)) throw cause;
    throw new DomainError("invalid-input", "The document nests its parts too deep. It cannot be read.", {
      cause,
    });
  }
}
