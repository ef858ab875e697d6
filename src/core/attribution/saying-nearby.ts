import type { Outline } from "./outline.js";
import type { Candidate } from "./speaker-candidates.js";
import { type Saying, sayingOf } from "./verbs-of-saying.js";
import { adverbs, auxiliaries, calendar, prepositions } from "./word-classes.js";

/** The verb of saying whose subject a candidate is, as far as the order of the words tells. */
export interface SayingVerb {
  readonly at: number;
  readonly saying: Saying;
  /** What stands between the candidate and its verb: nothing, more of the noun phrase, or a phrase between commas. */
  readonly past: "nothing" | "phrase" | "aside";
}

const LONGEST_PHRASE = 12;
const LONGEST_ASIDE = 45;

/** "a déclaré", "hat gesagt" */
const foreignAuxiliaries = new Set(["a", "ont", "hat", "haben"]);

const isSkipped = (lower: string): boolean =>
  foreignAuxiliaries.has(lower) ||
  adverbs.has(lower) ||
  auxiliaries.has(lower) ||
  calendar.has(lower) ||
  lower.endsWith("ly");

/** The verb of saying at `at` or right after adverbs and auxiliaries there. */
function verbAt({ tokens }: Outline, at: number): { at: number; saying: Saying } | null {
  for (let next = at; next < at + 5; next += 1) {
    const token = tokens[next];
    if (token?.kind !== "word" || token.sentence !== tokens[at]?.sentence) return null;
    const saying = token.isCapital ? null : sayingOf(token.lower);
    if (saying !== null) return { at: next, saying };
    if (!isSkipped(token.lower)) return null;
  }
  return null;
}

/** The place after the parenthesis that begins at `at`. */
function pastParenthesis({ tokens }: Outline, at: number): number {
  for (let next = at + 1; next < at + LONGEST_PHRASE; next += 1)
    if (tokens[next]?.text === ")") return next + 1;
  return at;
}

function pastPhrase(outline: Outline, at: number): SayingVerb | null {
  const { tokens } = outline;
  for (let next = at; next < at + LONGEST_PHRASE; next += 1) {
    const token = tokens[next];
    if (token === undefined || token.sentence !== tokens[at]?.sentence || token.kind !== "word") return null;
    const saying = token.isCapital ? null : sayingOf(token.lower);
    if (saying !== null && saying !== "weak") return { at: next, saying, past: "phrase" };
  }
  return null;
}

function pastAside(outline: Outline, at: number): SayingVerb | null {
  const { tokens } = outline;
  // "Le directeur de Tarn, Paul Ferrand, a déclaré": the verb may follow the comma at once.
  const foreign = foreignAuxiliaries.has(tokens[at + 1]?.lower ?? "") ? verbAt(outline, at + 1) : null;
  if (foreign !== null) return { ...foreign, past: "aside" };
  for (let next = at + 1; next < at + LONGEST_ASIDE; next += 1) {
    const token = tokens[next];
    if (token === undefined || token.sentence !== tokens[at]?.sentence) return null;
    const { text, start } = token;
    const isComma =
      text === "," ||
      /^[-–—]+$/.test(text) ||
      (token.kind === "quote" && /,$/.test(outline.text.slice(start, token.end)));
    const verb = isComma ? verbAt(outline, next + 1) : null;
    if (verb !== null && !outline.tokens[verb.at]?.lower.endsWith("ing")) return { ...verb, past: "aside" };
  }
  return null;
}

/** The verb of saying after a candidate; `null` if the words after it are no such verb. Cost: bounded. */
export function verbAfter(outline: Outline, { last }: Candidate): SayingVerb | null {
  const { tokens } = outline;
  let at = last + 1;
  if (tokens[at]?.sentence !== tokens[last]?.sentence) return null;
  if (tokens[at]?.text === "(") at = pastParenthesis(outline, at);
  const direct = verbAt(outline, at);
  if (direct !== null) return { ...direct, past: "nothing" };
  const next = tokens[at];
  if (next === undefined) return null;
  if (next.text === "," || /^[-–—]+$/.test(next.text)) return pastAside(outline, at);
  if (next.lower === "and" && tokens[at + 1]?.isCapital) return pastPhrase(outline, at + 1);
  const goesOn = prepositions.has(next.lower) || next.lower === "who" || next.lower === "that";
  return goesOn ? pastPhrase(outline, at + 1) : null;
}

/** The verb of saying right before a candidate, as in "said Ms. Doe"; `null` if there is none. */
export function verbBefore(
  { tokens, sentenceStarts }: Outline,
  { first }: Candidate,
): { at: number; saying: Saying } | null {
  for (let at = first - 1; at >= first - 3; at -= 1) {
    const token = tokens[at];
    if (token?.kind !== "word" || token.sentence !== tokens[first]?.sentence) return null;
    const isFirst = sentenceStarts[token.sentence] === at;
    const saying = token.isCapital && !isFirst ? null : sayingOf(token.lower);
    if (saying !== null) return { at, saying };
    if (!adverbs.has(token.lower) && !token.lower.endsWith("ly")) return null;
  }
  return null;
}
