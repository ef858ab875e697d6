import type { Outline } from "./outline.js";
import type { OutlineToken } from "./outline-tokens.js";
import { sayingOf } from "./verbs-of-saying.js";
import { bodies, determiners, prepositions } from "./word-classes.js";

/** What the words of a marked passage and its place in its sentence show, before any speaker is looked for. */
export interface QuoteShape {
  /** Its token in the outline. */
  readonly at: number;
  readonly length: "1" | "2" | "4" | "8" | "16";
  readonly end: "comma" | "stop" | "none";
  /** Its place: it is a whole paragraph or sentence, follows a colon, a comma or a verb, or is a part of a sentence. */
  readonly place: "paragraph" | "sentence" | "colon" | "comma" | "verb" | "first" | "inside";
  /** The class of the word before it. */
  readonly before: string;
  readonly features: readonly Feature[];
}

/** A feature in three parts. */
type Feature = readonly [group: string, first: string, second: string];

const LONGEST_READ = 400;

const naming = new Set(
  `called titled entitled dubbed named nicknamed so-called word words term phrase slogan book film movie show song series program
  album magazine podcast novel memoir documentary hashtag author host known signs sign reading hit single cover titled article essay
  column report game play on's label labeled labelled stars star wrote chanted chanting chants chant`.split(
    /\s+/,
  ),
);

const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];

function lengthOf(count: number): QuoteShape["length"] {
  if (count >= 16) return "16";
  if (count >= 8) return "8";
  if (count >= 4) return "4";
  return count >= 2 ? "2" : "1";
}

function endOf(text: string): QuoteShape["end"] {
  const last = text
    .trimEnd()
    .replace(/['’”")\]]+$/, "")
    .slice(-1);
  if (last === ",") return "comma";
  return /[.!?…—–-]/.test(last) ? "stop" : "none";
}

const LEAST_CAPITALS = 0.6;

/** Whether every longer word begins with a capital, and most words do, as in a title. */
function isTitle(words: readonly string[]): boolean {
  const isCapital = (word: string): boolean => /^[\p{Lu}\p{N}]/u.test(word);
  if (!words.every((word, at) => (word.length < 4 && at < words.length - 1) || isCapital(word))) return false;
  return words.filter(isCapital).length >= LEAST_CAPITALS * words.length && words.length > 0;
}

function placeOf(outline: Outline, at: number, sameSentence: (token: OutlineToken | undefined) => boolean) {
  const [before, after] = [outline.tokens[at - 1], outline.tokens[at + 1]];
  const isFirst = !sameSentence(before);
  const isLast = !sameSentence(after) || (after?.kind === "mark" && !sameSentence(outline.tokens[at + 2]));
  if (isFirst && isLast) {
    const { paragraph } = outline.tokens[at] ?? { paragraph: -1 };
    return before?.paragraph !== paragraph && after?.paragraph !== paragraph ? "paragraph" : "sentence";
  }
  if (isFirst) return "first";
  if (before?.text === ":") return "colon";
  if (before?.text === ",") return "comma";
  return sayingOf(before?.lower ?? "") !== null ? "verb" : "inside";
}

const classOf = (token: OutlineToken | undefined): string => {
  if (token === undefined) return "none";
  if (token.kind !== "word") return token.kind === "quote" ? "quote" : token.text.slice(0, 1);
  if (naming.has(token.lower)) return "naming";
  if (determiners.has(token.lower)) return "det";
  if (prepositions.has(token.lower)) return /^(?:of|as|for|on)$/.test(token.lower) ? token.lower : "prep";
  const saying = sayingOf(token.lower);
  if (saying !== null) return saying;
  if (token.isPossessive) return "owner";
  if (bodies.has(token.lower)) return "body";
  return token.isCapital ? "capital" : "word";
};

/** The shape of the passage at a token of the outline. */
export function shapeOf(outline: Outline, at: number): QuoteShape {
  const { tokens, text } = outline;
  const token = tokens[at];
  const inside = text.slice(token?.start, token?.end);
  const words = wordsOf(inside.slice(0, LONGEST_READ));
  const sameSentence = (other: OutlineToken | undefined): boolean => other?.sentence === token?.sentence;
  const place = placeOf(outline, at, sameSentence);
  const [length, end] = [lengthOf(words.length), endOf(inside)];
  const before = sameSentence(tokens[at - 1]) ? classOf(tokens[at - 1]) : "start";
  const after = sameSentence(tokens[at + 1]) ? classOf(tokens[at + 1]) : "end";
  const title = isTitle(words) ? "title" : "plain";
  const isNamed = [1, 2, 3].some(
    (back) => sameSentence(tokens[at - back]) && naming.has(tokens[at - back]?.lower ?? ""),
  );
  const isPersonal = /\b(?:I|we|you|my|our|I'm|we're|don't|it's)\b/.test(inside.slice(0, LONGEST_READ));
  const features: Feature[] = [
    ["passage", "", ""],
    ["length", length, ""],
    ["end", end, ""],
    ["place", place, ""],
    ["before", before, ""],
    ["after", after, ""],
    ["title", title, ""],
    ["length title", length, title],
    ["length end", length, end],
    ["length place", length, place],
    ["before title", before, title],
    ["before after", before, after],
    ["after end", after, end],
  ];
  if (isNamed) features.push(["named", "", ""], ["named title", title, ""]);
  if (/^\p{Ll}/u.test(inside)) features.push(["small", "", ""]);
  if (isPersonal) features.push(["personal", "", ""], ["personal length", length, ""]);
  if (token?.paragraph === 0) features.push(["headline", "", ""]);
  return { at, length, end, place, before, features };
}
