import type { Outline } from "./outline.js";
import type { OutlineToken } from "./outline-tokens.js";
import { sayingOf } from "./verbs-of-saying.js";
import {
  adverbs,
  auxiliaries,
  bodies,
  calendar,
  conjunctions,
  determiners,
  honorifics,
  prepositions,
  pronouns,
  roles,
  starters,
} from "./word-classes.js";

/** Words that may name a speaker: tokens `first` to `last`, both included. */
export interface Candidate {
  readonly first: number;
  readonly last: number;
  /** `role` and `body` are common nouns, such as "the spokesman" and "the company"; `noun` is any other. */
  readonly kind: "pronoun" | "person" | "name" | "role" | "body" | "noun" | "owner";
  /** What two mentions of the same speaker share: the last word of a name, or the words in lower case. */
  readonly key: string;
}

const particles = new Set("de von van der bin al la del di da ibn el du den ter y le".split(" "));
const LONGEST = 9;
const LONGEST_PHRASE = 20;

const isNounLike = (lower: string): boolean => roles.has(lower) || bodies.has(lower);

/** Whether no noun phrase goes on past the word. */
function isStop(token: OutlineToken | undefined): boolean {
  if (token === undefined || token.kind !== "word") return true;
  const { lower } = token;
  if (calendar.has(lower)) return token.isCapital || lower === "today";
  if (token.isCapital) return false;
  if (prepositions.has(lower) || conjunctions.has(lower) || auxiliaries.has(lower)) return true;
  if (pronouns.has(lower) || adverbs.has(lower) || lower.endsWith("ly")) return true;
  return sayingOf(lower) !== null && !isNounLike(lower);
}

/** Whether the token may begin a name or be part of one. A capital at a sentence's start proves nothing. */
function isNamePart({ tokens, sentenceStarts, lowerWords }: Outline, at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind !== "word" || !token.isCapital || calendar.has(token.lower))
    return false;
  if (pronouns.has(token.lower) && token.lower.length < 5) return false;
  const isFirst = sentenceStarts[token.sentence] === at || tokens[at - 1]?.kind === "mark";
  if (!isFirst) return true;
  if (starters.has(token.lower) || determiners.has(token.lower) || conjunctions.has(token.lower))
    return false;
  const next = tokens[at + 1];
  return !lowerWords.has(token.lower) || (next?.isCapital === true && next.kind === "word");
}

/** The last token of the name that begins at `at`. */
function nameEnd(outline: Outline, at: number): number {
  const { tokens } = outline;
  let last = at;
  while (last < at + LONGEST && tokens[last]?.isPossessive === false) {
    const [next, second] = [tokens[last + 1], tokens[last + 2]];
    if (next?.paragraph !== tokens[at]?.paragraph) break;
    if (next?.kind === "word" && next.isCapital && !isStop(next)) last += 1;
    else if (next?.text === "," && /^(?:jr|sr|inc|iii?)$/.test(second?.lower ?? "")) last += 2;
    else if (
      second?.isCapital &&
      second.kind === "word" &&
      (next?.text === "&" || particles.has(next?.lower ?? ""))
    )
      last += 2;
    else break;
  }
  return last;
}

/** A noun phrase that is being read. It has no token at or past `limit`, so that no text makes it long. */
interface Reading {
  readonly outline: Outline;
  readonly limit: number;
}

/** The last token of the noun phrase whose words so far end at `last`, which ends a name. */
function pastName(reading: Reading, last: number): number {
  const { outline, limit } = reading;
  const { tokens } = outline;
  if (last >= limit) return last;
  if (tokens[last]?.isPossessive) return nounEnd(reading, last + 1, last);
  for (let next = last + 1; next <= last + 3; next += 1) {
    const token = tokens[next];
    if (isStop(token) || token?.sentence !== tokens[last]?.sentence) return last;
    if (determiners.has(token?.lower ?? "") || token?.lower.endsWith("ed")) return last;
    if (!isNounLike(token?.lower ?? "")) continue;
    const end = token?.isPossessive ? nounEnd(reading, next + 1, next) : next;
    const isNamed = isNamePart(outline, end + 1) && !tokens[end]?.isPossessive;
    return isNamed ? nameEnd(outline, end + 1) : pastName(reading, end);
  }
  return last;
}

/** The last token of the noun phrase that goes on at `at`; `otherwise` if none does. */
function nounEnd(reading: Reading, at: number, otherwise: number): number {
  const { outline, limit } = reading;
  const { tokens } = outline;
  let last = otherwise;
  if (at >= limit) return last;
  for (let next = at; next < at + LONGEST; next += 1) {
    const token = tokens[next];
    if (isStop(token) || token?.sentence !== tokens[at]?.sentence) break;
    if (isNamePart(outline, next)) {
      const end = nameEnd(outline, next);
      return pastName(reading, end);
    }
    last = next;
  }
  return last;
}

function kindOf(outline: Outline, first: number, last: number): Candidate["kind"] {
  const { tokens } = outline;
  const head = tokens[last];
  const names = tokens.slice(first, last + 1);
  if (head?.isCapital && !determiners.has(head.lower)) {
    if (names.some(({ lower }) => honorifics.has(lower) || roles.has(lower))) return "person";
    return "name";
  }
  if (roles.has(head?.lower ?? "")) return "role";
  return bodies.has(head?.lower ?? "") ? "body" : "noun";
}

/** The last token of the noun phrase that begins at `at`; `null` if none begins there. */
function phraseFrom(outline: Outline, at: number): number | null {
  const { tokens, sentenceStarts } = outline;
  const token = tokens[at];
  if (token === undefined || token.kind !== "word") return null;
  const reading = { outline, limit: at + LONGEST_PHRASE };
  if (determiners.has(token.lower) && !(/^(?:that|no)$/.test(token.lower) && tokens[at + 1]?.isCapital)) {
    const last = nounEnd(reading, at + 1, -1);
    if (last >= 0) return last;
    return sayingOf(tokens[at + 1]?.lower ?? "") === "said" ? at : null;
  }
  if (isNamePart(outline, at)) return pastName(reading, nameEnd(outline, at));
  if (isNounLike(token.lower)) return pastName(reading, at);
  const isFirst = sentenceStarts[token.sentence] === at && !starters.has(token.lower);
  const [before, next] = [tokens[at - 1]?.lower ?? "", tokens[at + 1]?.lower ?? ""];
  const isSubject =
    (isFirst && sayingOf(next) !== null) || sayingOf(next) === "said" || sayingOf(before) === "said";
  return isSubject && !isStop(token) && token.lower.endsWith("s") ? at : null;
}

const keyOf = ({ tokens }: Outline, first: number, last: number): string => {
  const head = tokens[last];
  if (head?.isCapital) return head.lower;
  return tokens
    .slice(first, last + 1)
    .map(({ lower }) => lower)
    .join(" ");
};

const candidate = (outline: Outline, first: number, last: number): Candidate => ({
  first,
  last,
  kind: kindOf(outline, first, last),
  key: keyOf(outline, first, last),
});

/** The name that ends a phrase, if a common noun that is no role stands before it: "in a way Ms. Doe called". */
function nameInside({ tokens }: Outline, first: number, last: number): number | null {
  let at = last;
  while (at > first && tokens[at - 1]?.isCapital) at -= 1;
  const before = tokens[at - 1];
  if (at === first || at > last || !tokens[last]?.isCapital || before === undefined) return null;
  return isNounLike(before.lower) || before.isPossessive || determiners.has(before.lower) ? null : at;
}

/** The words outside quotation marks that may name a speaker, in order. Cost: linear. */
export function findCandidates(outline: Outline): Candidate[] {
  const { tokens } = outline;
  const found: Candidate[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token?.kind !== "word") continue;
    const [bare = ""] = token.lower.split("'");
    if (pronouns.has(bare) && (bare !== "i" || token.text.startsWith("I"))) {
      found.push({ first: at, last: at, kind: "pronoun", key: bare });
      continue;
    }
    const last = phraseFrom(outline, at);
    if (last === null) continue;
    const owner = tokens.slice(at, last).findIndex(({ isPossessive }) => isPossessive);
    if (owner >= 0 || tokens[last]?.isPossessive) {
      const end = owner >= 0 ? at + owner : last;
      if (tokens[end]?.isCapital)
        found.push({ first: at, last: end, kind: "owner", key: keyOf(outline, at, end) });
    }
    if (!tokens[last]?.isPossessive) found.push(candidate(outline, at, last));
    const name = nameInside(outline, at, last);
    if (name !== null) found.push(candidate(outline, name, last));
    at = last;
  }
  return found;
}
