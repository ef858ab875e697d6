import { parseText } from "media-captions";
import { noMetadata, type ReadDocument } from "../../core/documents/document.js";
import { DomainError } from "../../errors.js";
import { MAX_CAPTIONS } from "./limits.js";
import type { Origin } from "./metadata/metadata.js";
import { urlDay } from "./metadata/url-day.js";

/** One caption: when it begins and ends in seconds, its words, and the voice it names. */
interface Caption {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly speaker: string | null;
  /** Whether the caption says itself that another person begins, with ">>" or a dash. */
  readonly isTurn: boolean;
}

/** A silence in seconds that ends a paragraph, if the sentence before it is complete. */
const PAUSE = 3;

/** Characters after which a paragraph ends with its sentence. */
const LONG_PARAGRAPH = 900;

/** Lines of a caption file that are read. The parser takes a while for each, even for empty ones. */
const MAX_LINES = 8 * MAX_CAPTIONS;

const entities = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["nbsp", " "],
  ["quot", '"'],
  ["apos", "'"],
  ["#39", "'"],
  ["lrm", ""],
  ["rlm", ""],
]);

const plain = (text: string): string =>
  text
    .replace(/<[^<>]{0,200}>/g, "")
    .replace(/\{\\[^{}]{0,100}\}/g, "")
    .replace(/&(#?\w{1,6});/g, (whole, name: string) => entities.get(name.toLowerCase()) ?? whole)
    .replace(/\s+/g, " ")
    .trim();

/** The captions of one cue. A cue with two voices gives two. */
function captionsOf(cue: {
  readonly startTime: number;
  readonly endTime: number;
  readonly text: string;
}): Caption[] {
  const pieces = cue.text.split(/(?=<v[.\s])|\n(?=\s{0,3}(?:>>|-\s?\p{Lu}))/u);
  return pieces.flatMap((piece) => {
    const voice = /^\s{0,3}<v(?:\.[^\s>]{1,60})?\s([^>]{1,120})>/.exec(piece)?.[1]?.trim() ?? null;
    const words = plain(piece);
    const text = words.replace(/^(?:>>+|-(?=\s?\p{Lu}))\s?/u, "");
    if (text === "") return [];
    return [{ start: cue.startTime, end: cue.endTime, text, speaker: voice, isTurn: text !== words }];
  });
}

/** The captions without what a rolling caption repeats of the one before it. */
function withoutRepeats(captions: readonly Caption[]): Caption[] {
  const kept: Caption[] = [];
  let before = "";
  for (const caption of captions) {
    const isRepeat = caption.text === before || (before.endsWith(caption.text) && caption.text.length > 15);
    const rolls = !isRepeat && before.includes(" ") && caption.text.startsWith(`${before} `);
    const text = rolls ? caption.text.slice(before.length + 1) : caption.text;
    if (!isRepeat) kept.push({ ...caption, text });
    before = caption.text;
  }
  return kept;
}

const isComplete = (text: string): boolean => /[.!?…]["'”’»)\]]{0,3}$/.test(text);

function beginsParagraph(caption: Caption, last: Caption | undefined, length: number): boolean {
  if (last === undefined) return false;
  if (caption.isTurn || caption.speaker !== last.speaker) return true;
  return isComplete(last.text) && (caption.start - last.end >= PAUSE || length >= LONG_PARAGRAPH);
}

/** The captions as running text: sentences joined over captions, a paragraph for each voice and after a pause. */
function joined(captions: readonly Caption[]): Pick<ReadDocument, "text" | "captions"> {
  const pieces: string[] = [];
  const places: { start: number; seconds: number; speaker: string | null }[] = [];
  let [length, paragraph] = [0, 0];
  captions.forEach((caption, index) => {
    const begins = beginsParagraph(caption, captions[index - 1], paragraph);
    const gap = index === 0 ? "" : begins ? "\n\n" : " ";
    pieces.push(gap, caption.text);
    places.push({ start: length + gap.length, seconds: caption.start, speaker: caption.speaker });
    length += gap.length + caption.text.length;
    paragraph = begins ? caption.text.length : paragraph + caption.text.length;
  });
  return { text: pieces.join(""), captions: places };
}

/**
 * A WebVTT or SRT file as running text, with the second at which each caption begins and the voice that it names.
 *
 * @throws DomainError `invalid-input` if the file holds no caption, `text-too-long` if it holds too many
 */
export async function readCaptions(text: string, type: "vtt" | "srt", origin: Origin): Promise<ReadDocument> {
  const isLong = text.split("\n", MAX_LINES + 1).length > MAX_LINES;
  if (isLong || text.split("-->", MAX_CAPTIONS + 2).length > MAX_CAPTIONS + 1)
    throw new DomainError("text-too-long", `The file has more than ${MAX_CAPTIONS} captions.`);
  const { cues } = await parseText(text, { type, strict: false, errors: false });
  const captions = withoutRepeats(cues.flatMap(captionsOf));
  if (captions.length === 0)
    throw new DomainError(
      "invalid-input",
      `The file holds no caption. ${type === "vtt" ? "WebVTT" : "SRT"} captions have lines such as "00:00:01${type === "vtt" ? "." : ","}000 --> 00:00:04${type === "vtt" ? "." : ","}000".`,
    );
  const day = urlDay(origin.url);
  const isKnown = day !== null && day.day <= origin.latestDay.slice(0, day.day.length);
  return {
    mediaType: type === "vtt" ? "text/vtt" : "application/x-subrip",
    ...joined(captions),
    ...noMetadata,
    ...(isKnown ? { publishedOn: day.day, publishedFrom: day.source } : {}),
    blockQuotes: [],
    pages: [],
  };
}
