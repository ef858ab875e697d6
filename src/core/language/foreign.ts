import { perForm } from "./forms.js";
import { english, languages, scripts } from "./languages.js";
import { lookUp } from "./lexicon.js";
import type { Token } from "./tokens.js";

/** A letter outside the Latin blocks: a cheap test before the scripts are told apart. */
const beyondLatin = /[\u0370-\u1dff\u2c00-\uffff]/;

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(text.split(/\s+/).filter((word) => word !== ""));
const englishWords = wordsOf(english);
const known = languages.map(({ words, letters }) => ({ words: wordsOf(words), letters: new Set(letters) }));

/** A longer piece is not a word of any language here, and may be a whole text. */
const LONGEST_WORD = 40;

/** A short French word before a vowel: "l'entreprise", "qu'il". */
const elided = /^(?:[cdjlmnst]|qu)'./;
const french = languages.findIndex(({ name }) => name === "French");

/**
 * The languages that a word suggests, one bit each: by their most common words, or by one of their letters.
 *
 * A single letter suggests none, because most languages have it. English has it too, after an apostrophe.
 */
const languagesOf = perForm(({ lower }): number => {
  if (lower.length < 2 || lower.length > LONGEST_WORD) return 0;
  return known.reduce((bits, { words, letters }, at) => {
    const isOne =
      words.has(lower) ||
      (at === french && elided.test(lower)) ||
      (letters.size > 0 && [...lower].some((letter) => letters.has(letter)));
    return isOne ? bits | (1 << at) : bits;
  }, 0);
});
const isEnglishWord = perForm(({ lower }): boolean => englishWords.has(lower));
const isKnownInEnglish = perForm(({ lower }): boolean => englishWords.has(lower) || lookUp(lower) !== null);
const isStrange = perForm(({ lower }): boolean => beyondLatin.test(lower));

/** The largest share of English words in a foreign text: with two or more foreign words, and with one. */
const MOST_ENGLISH = 0.7;
const MOST_ENGLISH_BY_ONE = 0.5;
/** In texts of more words than this, a single foreign word says nothing. */
const FEW_WORDS = 8;

/**
 * The name of a text's language if it is not English; `null` if it is English or nobody can tell.
 *
 * It looks at the script, then at the most common words of each language, then at how many words are English too. A
 * name ("Las Vegas", "Der Spiegel") does not make a text foreign. Cost: one pass, and a second if it seems foreign.
 */
export function foreignLanguage(tokens: readonly Token[]): string | null {
  let [words, strange] = [0, 0];
  for (const { kind, form } of tokens) {
    if (kind !== "word") continue;
    words += 1;
    if (isStrange(form)) strange += 1;
  }
  const byScript = strange === 0 ? null : scriptOf(tokens, words);
  return byScript ?? byWords(tokens, words);
}

/** The language of a script, if more than a third of the words have a character of the script. */
function scriptOf(tokens: readonly Token[], words: number): string | null {
  const written = (characters: RegExp): number => {
    let count = 0;
    for (const { kind, form, lower } of tokens)
      if (kind === "word" && isStrange(form) && characters.test(lower)) count += 1;
    return count;
  };
  const script = scripts.find(({ characters }) => written(characters) * 3 > words);
  const other = script?.also?.find(([, letters]) => written(letters) * FEW_WORDS >= words);
  return other?.[0] ?? script?.name ?? null;
}

/** Whether a word may be a name: it has a capital within a sentence, or is short before another name ("Las Vegas"). */
function mayBeName(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.isCapital !== true) return false;
  const opens = at === 0 || tokens[at - 1]?.sentence !== token.sentence;
  return !opens || (token.lower.length < 4 && tokens[at + 1]?.isCapital === true);
}

function byWords(tokens: readonly Token[], words: number): string | null {
  if (words < 2) return null;
  // In a text in capitals, a capital does not show a name.
  const isShouted = tokens.every(({ kind, isCapital }) => kind !== "word" || isCapital);
  const counts = new Int32Array(languages.length);
  let own = 0;
  tokens.forEach(({ kind, form }, at) => {
    if (kind !== "word") return;
    if (isEnglishWord(form)) own += 1;
    const bits = languagesOf(form);
    if (bits === 0 || (!isShouted && mayBeName(tokens, at))) return;
    for (let rest = bits, one = 0; rest !== 0; rest >>= 1, one += 1)
      counts[one] = (counts[one] ?? 0) + (rest & 1);
  });
  const most = Math.max(...counts);
  if (most <= own || most / words <= 0.12 || (most === 1 && words > FEW_WORDS)) return null;
  const isEnglish = shareKnown(tokens, isShouted) > (most > 1 ? MOST_ENGLISH : MOST_ENGLISH_BY_ONE);
  return isEnglish ? null : (languages[counts.indexOf(most)]?.name ?? null);
}

/** The share of words that English has too, 0 to 1, without names. */
function shareKnown(tokens: readonly Token[], isShouted: boolean): number {
  let [shared, words] = [0, 0];
  tokens.forEach(({ kind, form }, at) => {
    if (kind !== "word" || (!isShouted && mayBeName(tokens, at))) return;
    words += 1;
    if (isKnownInEnglish(form)) shared += 1;
  });
  return words === 0 ? 1 : shared / words;
}
