import mammoth from "mammoth";
import { noMetadata, type ReadDocument } from "../../core/documents/document.js";
import { DomainError } from "../../errors.js";
import { MAX_WORD_TEXT_BYTES } from "./limits.js";
import type { Origin } from "./metadata/metadata.js";
import { textDays } from "./plain-text.js";
import { openZip } from "./zip.js";

const BODY = "word/document.xml";
const PROPERTIES = "docProps/core.xml";

/** The text of a simple XML element, or `null`. */
function fieldOf(xml: string, name: string): string | null {
  const [, value = ""] = new RegExp(`<${name}(?:\\s[^>]{0,200})?>([^<]{1,500})</${name}>`).exec(xml) ?? [];
  const text = value
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, "&")
    .trim();
  return text === "" ? null : text;
}

/**
 * The text of a Word file (.docx), with the title and the author of its properties.
 *
 * Macros do not run, and nothing that the file links to is loaded.
 * @throws DomainError `invalid-input` if the file is damaged, unpacks to too much, or is no Word file
 */
export async function readWord(bytes: Uint8Array, origin: Origin): Promise<ReadDocument> {
  const files = openZip(bytes, [BODY, PROPERTIES]);
  const body = files.get(BODY);
  if (body === undefined)
    throw new DomainError("invalid-input", "The file is a zip archive but no Word file (.docx).");
  if (body.length > MAX_WORD_TEXT_BYTES)
    throw new DomainError("text-too-long", "The Word file has too much text. Split it.");
  const properties = files.get(PROPERTIES)?.toString("utf8") ?? "";
  try {
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
    const text = value.replace(/\n{3,}/g, "\n\n").trim();
    return {
      mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      text,
      ...noMetadata,
      ...textDays(text, origin),
      title: fieldOf(properties, "dc:title"),
      author: fieldOf(properties, "dc:creator"),
      blockQuotes: [],
      pages: [],
      captions: [],
    };
  } catch (cause) {
    throw new DomainError("invalid-input", "The Word file is damaged: its text cannot be read.", { cause });
  }
}
