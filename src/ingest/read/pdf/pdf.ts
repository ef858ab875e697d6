import { getDocumentProxy } from "unpdf";
import { type Metadata, noMetadata, type ReadDocument } from "../../../core/documents/document.js";
import { DomainError } from "../../../errors.js";
import { MAX_PAGES, MAX_TEXT_CHARACTERS } from "../limits.js";
import { chooseDays } from "../metadata/choose-day.js";
import type { FoundDay } from "../metadata/found-day.js";
import type { Origin } from "../metadata/metadata.js";
import { urlDay } from "../metadata/url-day.js";
import { calendarDay } from "../metadata/written-day.js";
import { headDays } from "../plain-text.js";
import { inReadingOrder } from "./columns.js";
import { withoutFurniture } from "./furniture.js";
import { toParagraphs } from "./paragraphs.js";
import { type PdfItem, type Segment, segmentsOf } from "./segments.js";

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

/** Bytes at the end of a PDF in which its end mark stands. Some programs append data after it. */
const TAIL_BYTES = 65_536;

const invalid = (message: string, cause?: unknown): DomainError =>
  new DomainError("invalid-input", message, { cause });

/** Opens a PDF. The library would repair a file that was cut off, and so hide the pages that are missing. */
async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - TAIL_BYTES))).toString("latin1");
  // Readers accept a header anywhere in the first kilobyte.
  if (!Buffer.from(bytes.subarray(0, 1024)).toString("latin1").includes("%PDF-"))
    throw invalid("This is no PDF file: it does not begin with %PDF. Name another type, or none.");
  if (!tail.includes("%%EOF"))
    throw invalid("The PDF is incomplete: its end is missing. Download the whole file again.");
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
    });
  } catch (cause) {
    const isLocked = cause instanceof Error && cause.name === "PasswordException";
    throw invalid(
      isLocked
        ? "The PDF is encrypted and needs a password. Save a copy without one."
        : "The PDF is damaged and cannot be read.",
      cause,
    );
  }
}

async function pageSegments(pdf: Pdf, number: number): Promise<readonly Segment[]> {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  page.cleanup();
  return segmentsOf(
    items.filter((item): item is typeof item & PdfItem => "str" in item),
    number,
  );
}

async function readPages(pdf: Pdf): Promise<readonly (readonly Segment[])[]> {
  const pages: (readonly Segment[])[] = [];
  let characters = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pageSegments(pdf, number);
    characters += page.reduce((sum, { text }) => sum + text.length, 0);
    if (characters > MAX_TEXT_CHARACTERS)
      throw new DomainError(
        "text-too-long",
        `The PDF has more than ${MAX_TEXT_CHARACTERS} characters of text.`,
      );
    pages.push(page);
  }
  return pages;
}

/** The day in a PDF's own form, such as `D:20240723120000+02'00'`. */
function pdfDay(value: unknown, of: FoundDay["of"]): readonly FoundDay[] {
  const [, year, month, date] = /^(?:D:)?(\d{4})(\d\d)(\d\d)/.exec(String(value ?? "")) ?? [];
  const day = calendarDay(Number(year), Number(month), Number(date));
  return day === null ? [] : [{ day, source: "meta", of, trust: 0.6 }];
}

const nameOf = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : null;

/** Titles that a program wrote and no person. */
const fileName =
  /^(?:microsoft (?:word|powerpoint)|untitled|document\d*$|slide \d)|\.(?:docx?|pdf|indd|pptx?|rtf)$/i;

/** The largest line on the first page. */
function largestLine(page: readonly Segment[]): string | null {
  const size = Math.max(...page.map((segment) => segment.size));
  const lines = page.filter((segment) => segment.size >= 0.95 * size);
  const isUsual = lines.length > 4;
  return isUsual || lines.length === 0 ? null : lines.map(({ text }) => text).join(" ");
}

async function metadataOf(pdf: Pdf, text: string, { url, latestDay }: Origin): Promise<Metadata> {
  const found = await pdf.getMetadata().catch(() => null);
  // The library does not type what a file may declare.
  const info = (found?.info ?? {}) as Readonly<Record<string, unknown>>;
  const fromUrl = urlDay(url);
  const days = [
    ...headDays(text),
    ...(fromUrl === null ? [] : [fromUrl]),
    ...pdfDay(info.CreationDate, "published"),
    ...pdfDay(info.ModDate, "modified"),
  ];
  const title = nameOf(info.Title);
  return {
    ...noMetadata,
    ...chooseDays(days, latestDay),
    title: title === null || fileName.test(title) ? null : title,
    author: nameOf(info.Author),
  };
}

/**
 * The text of a PDF in reading order, with the place at which each page begins.
 *
 * @throws DomainError `invalid-input` if it is cut off, damaged, encrypted, or holds no text; `text-too-long` if it has
 *   too many pages
 */
export async function readPdf(bytes: Uint8Array, origin: Origin): Promise<ReadDocument> {
  const pdf = await openPdf(bytes);
  try {
    if (pdf.numPages > MAX_PAGES)
      throw new DomainError("text-too-long", `The PDF has more than ${MAX_PAGES} pages. Split it.`);
    const pages = withoutFurniture(await readPages(pdf));
    const lines = pages.flatMap((page) => inReadingOrder(page));
    if (lines.length === 0)
      throw invalid("The PDF holds no text, only pictures of it. Run a text recognition (OCR) first.");
    const { text, pages: places } = toParagraphs(lines);
    const metadata = await metadataOf(pdf, text, origin);
    const title = metadata.title ?? largestLine(pages[0] ?? []);
    return {
      mediaType: "application/pdf",
      text,
      ...metadata,
      title,
      blockQuotes: [],
      pages: places,
      captions: [],
    };
  } catch (cause) {
    throw cause instanceof DomainError ? cause : invalid("The PDF is damaged and cannot be read.", cause);
  } finally {
    await pdf.destroy();
  }
}
