/** Words with forms that the rules below do not cover, base form first. */
const irregular = `
be am is are was were been being|have has had having|do does did done doing|go goes went gone going|say said|make made|get got gotten
|know knew known|take took taken|see saw seen|come came|think thought|give gave given|find found|tell told|become became|show shown
|leave left|feel felt|put|bring brought|begin began begun|keep kept|hold held|write wrote written|stand stood|hear heard|let|mean meant
|meet met|run ran|pay paid|sit sat|speak spoke spoken|lead led|read|grow grew grown|lose lost|fall fell fallen|send sent|build built
|understand understood|draw drew drawn|break broke broken|spend spent|cut|rise rose risen|drive drove driven|buy bought|wear wore worn
|choose chose chosen|seek sought|throw threw thrown|catch caught|deal dealt|win won|forget forgot forgotten|sell sold|fight fought
|teach taught|eat ate eaten|sing sang sung|strike struck|hang hung|shake shook shaken|ride rode ridden|feed fed|shut|withdraw withdrew withdrawn
|shoot shot|lay laid laying|lie lying|forbid forbade forbidden|freeze froze frozen|undo undid undone|withhold withheld|sink sank sunk
|swim swam swum|fly flew flown|sleep slept|wake woke woken|drink drank drunk|undertake undertook undertaken|overtake overtook overtaken
|stick stuck|bet|hit|set|shed|steal stole stolen|swear swore sworn|tear tore torn|bind bound|bend bent|bite bit bitten|blow blew blown
|person people|child children|man men|woman women|foot feet|tooth teeth|mouse mice|life lives|wife wives|half halves|shelf shelves
|datum data|criterion criteria|analysis analyses|crisis crises|basis bases|good better best|bad worse worst|many more most|little less least
|license licence licensed licences licensing|program programme programmes programs|center centre|organisation organization|cancel cancelled canceled cancelling
|labor labour|favor favour favored favoured|behavior behaviour|defense defence|judgment judgement|use using used uses|die died dying
|age aged ages aging ageing|owe owed owes owing|sue sued sues suing|unite united unites uniting|free freed frees freeing|agree agreed
|guarantee guaranteed|bus buses|gas gases
`;

/** Words whose last letters only look like an ending. */
const unchanged = new Set(
  `this his its us bus gas as was has less news always thus yes plus across process access business gps sms dns cms aws ios during
  evening unite`.split(/\s+/),
);

const stemOf = new Map<string, string>();
const baseFormOf = new Map<string, string>();
/** The forms of each irregular word, base form first. */
export const irregularForms: readonly (readonly string[])[] = irregular
  .replace(/\n/g, "")
  .split("|")
  .map((line) => line.trim().split(" "));
for (const line of irregularForms) {
  const [base, ...forms] = line;
  if (base === undefined) continue;
  for (const form of [base, ...forms]) stemOf.set(form, byRule(base));
  for (const form of forms) baseFormOf.set(form, base);
}

/**
 * The key that the inflected forms of a lower-case English word share: `releases`, `released` and `releasing` have one.
 *
 * The key is not a dictionary form; never show it. British and American spellings of common words share a key. Short
 * words stay distinct: "added" is not a form of "ad", "plane" not of "plan", and "care" not of "car".
 * Cost: a few tests of the word's ending. Tokens carry their key already.
 */
export function stem(word: string): string {
  return stemOf.get(word) ?? (word.length > 40 ? word : byRule(word));
}

function byRule(word: string): string {
  if (/^[a-z][a-z]s$/.test(word) && !unchanged.has(word) && !/[us]s$|[aeiou]s$/.test(word))
    return word.slice(0, 2);
  if (word.length < 4 || unchanged.has(word) || !/^[a-z]+$/.test(word))
    return word.length > 3 && !unchanged.has(word) ? soften(word) : word;
  return soften(withoutEnding(word));
}

function withoutEnding(word: string): string {
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (/(?:ch|sh|ss|x|zz)es$/.test(word)) return word.slice(0, -2);
  if (word.endsWith("s")) return word.slice(0, -1);
  if (word.endsWith("ied")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (word.endsWith("eed")) return word;
  for (const ending of ["ing", "ed"]) {
    const rest = word.slice(0, -ending.length);
    if (word.endsWith(ending) && rest.length > 2 && /[aeiouy]/.test(rest)) return baseOfRest(rest);
  }
  return word;
}

/** The word before "-ed" or "-ing" was added: "plan" for "planned", "hope" for "hoped", "add" for "added". */
function baseOfRest(rest: string): string {
  const isDoubled = rest.at(-1) === rest.at(-2);
  if (isDoubled) return rest.length > 3 && !/[eoflsz]$/.test(rest) ? rest.slice(0, -1) : rest;
  return isShort(rest) ? `${rest}e` : rest;
}

function isVowel(word: string, at: number): boolean {
  const letter = word.charAt(at);
  return "aeiou".includes(letter) || (letter === "y" && at > 0 && !isVowel(word, at - 1));
}

/**
 * Whether a word has one syllable that ends in consonant, vowel, consonant ("hop", "plan"): an "e" makes it another word.
 *
 * This is the test of M. F. Porter's stemmer (1980). A last w, x or y does not count: "owed", "boxed", "played".
 */
function isShort(word: string): boolean {
  const last = word.length - 1;
  if (last < 2 || isVowel(word, last) || !isVowel(word, last - 1) || isVowel(word, last - 2)) return false;
  if (/[wxy]$/.test(word)) return false;
  let syllables = 0;
  for (let at = 1; at <= last; at += 1) if (isVowel(word, at - 1) && !isVowel(word, at)) syllables += 1;
  return syllables === 1;
}

/** The key of a word without endings: no mute e where it is safe, one last l, y as i, and British s for z. */
function soften(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith("e") && !word.endsWith("ee")) {
    const rest = word.slice(0, -1);
    return isShort(rest) ? word : soften(rest);
  }
  if (word.endsWith("iz")) return `${word.slice(0, -1)}s`;
  if (word.endsWith("ization")) return `${word.slice(0, -7)}isation`;
  if (word.endsWith("ll")) return word.slice(0, -1);
  return word.endsWith("y") && !/[aeiou]y$/.test(word) ? `${word.slice(0, -1)}i` : word;
}

/** The base form of an irregular word ("sold" gives "sell"); `null` if the word is regular. */
export function baseOf(word: string): string | null {
  return baseFormOf.get(word) ?? null;
}
