import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { type Answer, type Coding, codings, type Form, type HeaderLists } from "./answer.js";
import type { AnswerCache } from "./answer-cache.js";

const WORTHWHILE_BYTES = 1_024;
/** Above 5, brotli takes many times as long and saves a few percent more. The first reader waits for the compression. */
export const BROTLI_QUALITY = 5;

const brotli = promisify(brotliCompress);
const compressors = {
  br: (body: Buffer): Promise<Buffer> =>
    brotli(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: promisify<Buffer, Buffer>(gzip),
} as const;

// Most callers send one of a few headers. A caller who invents many only clears the list.
const MOST_REMEMBERED = 200;
const chosen = new Map<string, Coding | null>();

/** The coding of ours that an Accept-Encoding header prefers, or null for none. */
export function chooseCoding(header: string | undefined): Coding | null {
  if (header === undefined || header === "") return null;
  const known = chosen.get(header);
  if (known !== undefined) return known;
  if (chosen.size >= MOST_REMEMBERED) chosen.clear();
  const coding = preferredCoding(header);
  chosen.set(header, coding);
  return coding;
}

function preferredCoding(header: string): Coding | null {
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((text) => text.trim());
    const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    weights.set(name, weight === undefined ? 1 : Number(weight));
  }
  const weightOf = (coding: string) => weights.get(coding) ?? weights.get("*") ?? 0;
  const [best] = codings.filter((coding) => weightOf(coding) > 0).sort((a, b) => weightOf(b) - weightOf(a));
  return best ?? null;
}

/** Header lists with and without Last-Modified. */
export function headerLists(headers: readonly string[], lastModified: string | null): HeaderLists {
  return {
    undated: headers,
    dated: lastModified === null ? headers : [...headers, "last-modified", lastModified],
  };
}

/** Bytes with all headers of a 200 that do not depend on the request. */
export function toForm(
  bytes: Buffer,
  { headers, lastModified }: Pick<Answer, "headers" | "lastModified">,
  coding: Coding | null = null,
): Form {
  const of = [
    "content-length",
    String(bytes.length),
    ...(coding === null ? [] : ["content-encoding", coding]),
  ];
  return { bytes, headers: headerLists([...headers, ...of], lastModified) };
}

/** The answer in a coding: at once if it was compressed before, otherwise a promise. */
export function encode(
  answer: Answer,
  coding: Coding,
  { cache, url }: { readonly cache: AnswerCache; readonly url: string },
): Form | Promise<Form> {
  const made = answer.encoded.get(coding);
  if (made !== undefined) return made;
  const making = compressors[coding](answer.plain.bytes).then((bytes) => {
    const form = toForm(bytes, answer, coding);
    answer.encoded.set(coding, form);
    cache.grow(url, answer, bytes.length);
    return form;
  });
  answer.encoded.set(coding, making);
  return making;
}

/** Whether an answer is large enough to be worth compressing. */
export function isWorthEncoding({ plain }: Answer): boolean {
  return plain.bytes.length >= WORTHWHILE_BYTES;
}
