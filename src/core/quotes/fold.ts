/** A text without its typography, and the original place of each of its characters. */
export interface FoldedText {
  readonly text: string;
  /** For each UTF-16 unit of `text`: where its source begins and ends in the original. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

// \s does not match zero-width space, soft hyphen, word joiner or next line. Pages and PDFs contain all of them.
const hidden = "[\\u00ad\\u200b\\u2060\\ufeff]";
const blank = "[\\s\\u0085\\u00ad\\u200b\\u2060]";
const dash = "[-\\u2010-\\u2015\\u2212]";
const dots = `\\.(?:${blank}*\\.){2}|(?:\\.${blank}*){0,2}\\u2026`;
const plain = `(?:[A-Za-z0-9'",;:!?()/]|\\.(?!${blank}*[.\\u2026]))`;
const piece = new RegExp(
  [
    // This covers most of a typical text, which is read in one piece, unit for unit.
    `(?<plain>${plain}(?:${plain}| (?=${plain}))*(?!${hidden}*\\p{M}))`,
    // Blanks around dashes and ellipses are typography, and a run of dashes counts as one dash.
    `(?<dash>${blank}*${dash}(?:${dash}|${blank})*)`,
    `(?<dots>${blank}*(?:${dots})(?:${blank}*[.\\u2026])*${blank}*)`,
    `(?<blank>${blank}+)`,
    "(?<single>[\\u2018-\\u201b\\u2032\\u02bc\\u00b4`])",
    '(?<double>[\\u201c-\\u201f\\u2033\\u00ab\\u00bb"])',
    `(?<joined>[\\ufb00-\\ufb06](?!${hidden}*\\p{M}))`,
    `(?<rest>\\P{M}?(?:${hidden}*\\p{M})+|[^])`,
  ].join("|"),
  "gu",
);
const hiddenUnits = new RegExp(hidden, "gu");
const blankUnit = new RegExp(blank, "u");

function readPiece(groups: Readonly<Record<string, string | undefined>>): string {
  if (groups.dash !== undefined) return "-";
  if (groups.dots !== undefined) return "...";
  if (groups.blank !== undefined) return groups.blank.replace(hiddenUnits, "") === "" ? "" : " ";
  if (groups.single !== undefined) return "'";
  if (groups.double !== undefined) return '"';
  if (groups.joined !== undefined) return groups.joined.normalize("NFKC");
  return (groups.rest ?? "").replace(hiddenUnits, "").normalize("NFC");
}

/**
 * The text with one form of each quotation mark, dash, ellipsis, blank, accent and ligature, and no blanks at its ends.
 * Letters, digits and their case stay.
 *
 * Two texts that fold to the same text have the same words in different typography. Cost: linear.
 */
export function foldText(original: string): FoldedText {
  const starts: number[] = [];
  const ends: number[] = [];
  const read: string[] = [];
  const keep = (unit: string, start: number, end: number): void => {
    read.push(unit);
    starts.push(start);
    ends.push(end);
  };
  for (const match of original.matchAll(piece)) {
    const run = match.groups?.plain ?? "";
    for (let index = 0; index < run.length; index += 1)
      keep(run.charAt(index), match.index + index, match.index + index + 1);
    const as = run === "" ? readPiece(match.groups ?? {}) : "";
    if (as === "" || (as === " " && read.length === 0)) continue;
    let [start, end] = [match.index, match.index + match[0].length];
    if (as !== " ") {
      while (blankUnit.test(original.charAt(start))) start += 1;
      while (blankUnit.test(original.charAt(end - 1))) end -= 1;
    }
    for (const unit of as.split("")) keep(unit, start, end);
  }
  const text = read.join("").trimEnd();
  return { text, starts: starts.slice(0, text.length), ends: ends.slice(0, text.length) };
}
