// XML 1.0 cannot hold control characters (except tab and line feed), lone surrogates, U+FFFE and U+FFFF.
const impossible = /[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** The text without the characters that XML cannot hold, with line feeds as line ends. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(impossible, "");
}

/** The text on one line without `<`: some feed readers treat an escaped `<` in a title as markup. */
export function cleanTitle(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").replaceAll("<", "‹").trim();
}
