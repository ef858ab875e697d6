import PostalMime, { type Attachment, type Email } from "postal-mime";
import { noMetadata, type ReadDocument } from "../../core/documents/document.js";
import { DomainError } from "../../errors.js";
import { blockText } from "./block-text.js";
import { MAX_MAIL_DEPTH, MAX_MAIL_LINES, MAX_MAIL_PARTS } from "./limits.js";
import type { Origin } from "./metadata/metadata.js";
import { parseMachineDay } from "./metadata/written-day.js";
import { openPage } from "./page-dom.js";

const LINE_FEED = 0x0a;

const tooManyParts = (): DomainError =>
  new DomainError(
    "invalid-input",
    `The mail has more than ${MAX_MAIL_PARTS} parts. Save the part that matters as a file of its own.`,
  );

/** Refuses a mail with too many parts before any is read. Cost: one pass over its lines. */
function refuseManyParts(raw: string): void {
  const marks = new Set<string>();
  for (const match of raw.matchAll(/boundary\s{0,3}=\s{0,3}(?:"([^"\r\n]{1,200})"|([^\s;"]{1,200}))/gi)) {
    marks.add(`--${match[1] ?? match[2]}`);
    if (marks.size > MAX_MAIL_PARTS) break;
  }
  let parts = 0;
  for (let at = raw.indexOf("--"); at >= 0; at = raw.indexOf("\n--", at + 1)) {
    const start = raw.startsWith("\n", at) ? at + 1 : at;
    const end = raw.indexOf("\n", start);
    if (marks.has(raw.slice(start, end < 0 ? undefined : Math.min(end, start + 210)).trimEnd())) parts += 1;
  }
  if (parts > MAX_MAIL_PARTS || marks.size > MAX_MAIL_PARTS) throw tooManyParts();
}

const nameOf = (mail: Email): string | null => {
  const from = mail.from ?? mail.sender;
  return from?.name || from?.address || null;
};

function bodyOf(mail: Email): string {
  if (mail.text !== undefined && mail.text.trim() !== "") return mail.text.replace(/\r\n?/g, "\n").trim();
  if (mail.html === undefined) return "";
  const page = openPage(mail.html);
  const root = page.body ?? page.documentElement;
  return root === null ? "" : blockText(root).text;
}

const isMail = ({ mimeType }: Attachment): boolean => mimeType === "message/rfc822";

const bytesOf = ({ content }: Attachment): Uint8Array =>
  typeof content === "string" ? Buffer.from(content) : new Uint8Array(content);

async function parseMail(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, {
      forceRfc822Attachments: true,
      maxNestingDepth: MAX_MAIL_DEPTH * 2,
      maxHeadersSize: 1_048_576,
    });
  } catch (cause) {
    throw new DomainError(
      "invalid-input",
      "The mail cannot be read: its parts lie too deep or its headers are too long.",
      { cause },
    );
  }
}

/** A mail and those forwarded with it as attachments, outer ones first. */
async function mailsIn(bytes: Uint8Array): Promise<readonly Email[]> {
  const mails: Email[] = [];
  let layer = [bytes];
  for (let depth = 0; layer.length > 0 && depth < MAX_MAIL_DEPTH; depth += 1) {
    const found = await Promise.all(layer.map(parseMail));
    mails.push(...found);
    layer = found.flatMap(({ attachments }) => attachments.filter(isMail).map(bytesOf));
    if (mails.length + layer.length > MAX_MAIL_PARTS) throw tooManyParts();
  }
  return mails;
}

/** Where a mail program writes a forwarded mail into the text: a line that says so, and then the headers. */
const forwardLine =
  /^[ \t>]{0,10}(?:-{2,20}\s?(?:Forwarded message|Original Message|Weitergeleitete Nachricht|Ursprüngliche Nachricht|Message transféré|Message d'origine|Mensaje reenviado|Mensaje original|Messaggio inoltrato|Messaggio originale|Doorgestuurd bericht)\s?-{2,20}|Begin forwarded message:|Anfang der weitergeleiteten Nachricht:|Début du message réexpédié\s?:)[ \t]*$/gimu;

const fromLine = /^[ \t>]{0,10}\*?(?:From|Von|De|Da|Van)\*?\s?:\s?\*?\s?(\S[^\r\n<]{0,120})/mu;

/** The parts of a text that were forwarded inside it. */
function forwardedIn(text: string): NonNullable<ReadDocument["forwarded"]> {
  const starts = [...text.matchAll(forwardLine)].slice(0, MAX_MAIL_PARTS).map(({ index }) => index);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? text.length;
    const sender = fromLine.exec(text.slice(start, Math.min(end, start + 2000)))?.[1]?.trim() ?? null;
    return { start, end, sender: sender?.replace(/^["']|["']$/g, "") ?? null };
  });
}

/** The texts of the mails one after the other. What was forwarded is marked with its sender. */
function withForwarded(mails: readonly Email[]): Pick<ReadDocument, "text" | "forwarded"> {
  let text = "";
  const forwarded: { start: number; end: number; sender: string | null }[] = [];
  mails.forEach((mail, index) => {
    const body = bodyOf(mail);
    if (body === "") return;
    const start = text === "" ? 0 : text.length + 2;
    text = text === "" ? body : `${text}\n\n${body}`;
    if (index > 0) forwarded.push({ start, end: text.length, sender: nameOf(mail) });
    for (const part of forwardedIn(body))
      forwarded.push({ ...part, start: part.start + start, end: part.end + start });
  });
  return { text, forwarded };
}

/**
 * The text of a mail, with its subject, its sender and the day it was sent. Attachments other than mails are left out.
 *
 * @throws DomainError `invalid-input` if the mail has too many parts or cannot be read
 */
export async function readMail(bytes: Uint8Array, { latestDay }: Origin): Promise<ReadDocument> {
  const lines = bytes.reduce((count, byte) => (byte === LINE_FEED ? count + 1 : count), 0);
  if (lines > MAX_MAIL_LINES)
    throw new DomainError(
      "text-too-long",
      `The mail has more than ${MAX_MAIL_LINES} lines. Save its text alone.`,
    );
  refuseManyParts(Buffer.from(bytes).toString("latin1"));
  const mails = await mailsIn(bytes);
  const [first] = mails;
  const sent = first?.date === undefined ? null : sentDay(first);
  const isKnown = sent !== null && sent <= latestDay;
  return {
    mediaType: "message/rfc822",
    ...noMetadata,
    ...withForwarded(mails),
    title: first?.subject ?? null,
    author: first === undefined ? null : nameOf(first),
    ...(isKnown ? { publishedOn: sent, publishedFrom: "header" as const, isPublishedCertain: true } : {}),
    blockQuotes: [],
    pages: [],
    captions: [],
  };
}

/** The day in the `Date` header, in the sender's own time zone. */
function sentDay(mail: Email): string | null {
  const raw = mail.headers.find(({ key }) => key === "date")?.value ?? mail.date ?? "";
  return parseMachineDay(raw, { language: "en", region: null });
}
