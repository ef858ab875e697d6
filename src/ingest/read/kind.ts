/** What a file is, in the words of the command line. */
export const documentKinds = ["html", "pdf", "text", "markdown", "vtt", "srt", "eml", "docx"] as const;

export type DocumentKind = (typeof documentKinds)[number];

const byMediaType: ReadonlyMap<string, DocumentKind> = new Map([
  ["text/html", "html"],
  ["application/xhtml+xml", "html"],
  ["application/pdf", "pdf"],
  ["application/x-pdf", "pdf"],
  ["text/plain", "text"],
  ["text/markdown", "markdown"],
  ["text/x-markdown", "markdown"],
  ["text/vtt", "vtt"],
  ["application/x-subrip", "srt"],
  ["text/srt", "srt"],
  ["message/rfc822", "eml"],
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"],
  ["application/vnd.ms-word.document.macroenabled.12", "docx"],
]);

const byEnding: ReadonlyMap<string, DocumentKind> = new Map([
  ["html", "html"],
  ["htm", "html"],
  ["xhtml", "html"],
  ["pdf", "pdf"],
  ["txt", "text"],
  ["text", "text"],
  ["md", "markdown"],
  ["markdown", "markdown"],
  ["vtt", "vtt"],
  ["srt", "srt"],
  ["eml", "eml"],
  ["docx", "docx"],
  ["docm", "docx"],
]);

/** The kind that a media type names, or `null`. Parameters such as a charset are ignored. */
export const kindOfMediaType = (mediaType: string): DocumentKind | null =>
  byMediaType.get(mediaType.split(";")[0]?.trim().toLowerCase() ?? "") ?? null;

/** The kind that a file's name ends in, or `null`. */
export const kindOfFileName = (name: string): DocumentKind | null =>
  byEnding.get(/\.([a-z]{2,8})(?:\.gz)?$/i.exec(name)?.[1]?.toLowerCase() ?? "") ?? null;

/** Characters at the start of a file that tell its kind. */
export const SNIFFED = 4_096;

const mailHeaders =
  /^(?:from|to|subject|date|received|return-path|message-id|mime-version|delivered-to|content-type|x-[\w-]{1,40}):/i;

function isMail(start: string): boolean {
  const lines = start.split(/\r?\n/).slice(0, 8);
  return lines.filter((line) => mailHeaders.test(line)).length >= 3;
}

/** The kind that the first characters of a file tell. `null` for bytes that are no text and none of the kinds. */
export function sniffKind(start: string): DocumentKind | null {
  if (start.slice(0, 1024).includes("%PDF-")) return "pdf";
  if (start.startsWith("PK\u0003\u0004")) return "docx";
  const text = start.replace(/^(?:\ufeff|\u00ef\u00bb\u00bf)/, "").trimStart();
  if (/^WEBVTT(?:\s|$)/.test(text)) return "vtt";
  if (/^\d{1,6}\s{1,4}\d\d:\d\d:\d\d[,.]\d{3}\s-->/.test(text)) return "srt";
  if (
    /<(?:!doctype\s+html|html|head|body)[\s>]/i.test(text) ||
    /^<(?:article|div|p|h1|section|main)[\s>]/i.test(text)
  )
    return "html";
  if (isMail(text)) return "eml";
  const isUtf16 = /^(?:\u00ff\u00fe|\u00fe\u00ff)/.test(start);
  return start.includes("\u0000") && !isUtf16 ? null : "text";
}
