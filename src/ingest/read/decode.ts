import { isUtf8 } from "node:buffer";
import sniffEncoding from "html-encoding-sniffer";
import iconv from "iconv-lite";

/** What pages without a charset most often use, by the language they name. Others use windows-1252. */
const usual = new Map([
  ["ar", "windows-1256"],
  ["be", "windows-1251"],
  ["bg", "windows-1251"],
  ["cs", "windows-1250"],
  ["el", "iso-8859-7"],
  ["he", "windows-1255"],
  ["hr", "windows-1250"],
  ["hu", "iso-8859-2"],
  ["ja", "shift_jis"],
  ["ko", "euc-kr"],
  ["lt", "windows-1257"],
  ["lv", "windows-1257"],
  ["pl", "iso-8859-2"],
  ["ru", "windows-1251"],
  ["sk", "windows-1250"],
  ["sr", "windows-1251"],
  ["th", "windows-874"],
  ["tr", "windows-1254"],
  ["uk", "windows-1251"],
  ["zh", "gb18030"],
]);

/** Where pages declare their language, in bytes. */
const HEAD_BYTES = 4096;

function usualEncoding(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES)).toString("latin1");
  const language = /<html[^>]{0,300}\slang\s{0,5}=\s{0,5}["']?([a-z]{2})/i.exec(head)?.[1]?.toLowerCase();
  return usual.get(language ?? "") ?? "windows-1252";
}

/** Node 20's own decoder reads windows-1252 as Latin-1, and so loses quotation marks. */
const isSingleByte = (label: string): boolean => /^(?:windows-|iso-8859-|koi8|macintosh)/i.test(label);

function decodeAs(bytes: Uint8Array, label: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (isSingleByte(label) && iconv.encodingExists(label)) return iconv.decode(buffer, label);
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return iconv.decode(buffer, iconv.encodingExists(label) ? label : "windows-1252");
  }
}

const hasHighByte = (bytes: Uint8Array): boolean => bytes.some((byte) => byte > 0x7f);

/**
 * The text of bytes whose encoding is declared, guessed or wrong. A byte order mark is left out.
 *
 * Bytes that are valid UTF-8 beyond ASCII are UTF-8, whatever is declared: no other encoding gives them by chance. Bytes
 * that are declared as UTF-8 and are not are read in the usual encoding of the page's language.
 */
export function decodeText(bytes: Uint8Array, charset?: string): string {
  const declared = sniffEncoding(bytes, {
    ...(charset === undefined ? {} : { transportLayerEncodingLabel: charset }),
    defaultEncoding: usualEncoding(bytes),
  });
  if (declared.toLowerCase().startsWith("utf-16")) return decodeAs(bytes, declared);
  if (isUtf8(bytes) && (hasHighByte(bytes) || declared.toLowerCase() === "utf-8"))
    return decodeAs(bytes, "utf-8");
  return decodeAs(bytes, declared.toLowerCase() === "utf-8" ? usualEncoding(bytes) : declared);
}
