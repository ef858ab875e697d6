import type { ReadDocument } from "../../core/documents/document.js";
import { mainText } from "./main-text.js";
import { type Origin, readMetadata } from "./metadata/metadata.js";
import { openPage } from "./page-dom.js";

/** A page that was read: its main text, its block quotes and what it says about itself. */
export function readHtml(html: string, origin: Origin): ReadDocument {
  const page = openPage(html);
  const metadata = readMetadata(page, origin);
  const { text, blockQuotes } = mainText(html, page);
  return { mediaType: "text/html", text, blockQuotes, ...metadata, pages: [], captions: [] };
}
