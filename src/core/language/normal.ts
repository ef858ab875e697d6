/** Typographic characters, and the plain character for each. */
const readAs: readonly (readonly [characters: string, plain: string])[] = [
  ["\u2018\u2019\u201a\u201b\u2032\u02bc\u00b4`", "'"],
  ["\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'],
  ["\u2010\u2011\u2212", "-"],
  ["\u2012\u2013\u2014\u2015", ";"],
];
const plain = new Map<number, string>();
for (const [characters, as] of readAs) {
  for (const character of characters) plain.set(character.charCodeAt(0), as);
}

const strange = /[\u0080-\uffff\t\r\f\v]/;

/**
 * The text with plain quotation marks, dashes and blanks. The length stays the same, so spans hold in both.
 *
 * Line feeds stay, because they separate paragraphs. An em dash becomes a semicolon, which separates clauses too.
 */
export function normalise(text: string): string {
  if (!strange.test(text)) return text;
  const pieces: string[] = [];
  let kept = 0;
  for (let index = 0; index < text.length; index += 1) {
    const read = readingOf(text.charCodeAt(index));
    if (read === null) continue;
    pieces.push(text.slice(kept, index), read);
    kept = index + 1;
  }
  pieces.push(text.slice(kept));
  return pieces.join("");
}

/** The plain character for a typographic one; `null` if the character is plain already. */
function readingOf(code: number): string | null {
  if (code < 0x80) return code === 9 || (code > 10 && code < 14) ? " " : null;
  return plain.get(code) ?? (isBlank(code) ? " " : null);
}

function isBlank(code: number): boolean {
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x202f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}
