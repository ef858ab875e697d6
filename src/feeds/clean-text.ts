// What XML 1.0 cannot hold: control characters but tab and line feed, halves of surrogate pairs, U+FFFE and U+FFFF.
const impossible = /[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** The text without characters that XML cannot hold; line ends are line feeds. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(impossible, "");
}

/** One line without `<`, which some readers take for markup in a title however it is written. */
export function cleanTitle(text: string): string {
  return cleanText(text).replace(/\s+/g, " ").replaceAll("<", "‹").trim();
}
