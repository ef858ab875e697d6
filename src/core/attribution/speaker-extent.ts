import type { Span } from "../text/span.js";
import type { Outline } from "./outline.js";
import type { Mention } from "./speaker-features.js";
import { calendar } from "./word-classes.js";

const LONGEST = 40;
/** Prepositions that go on with a person's or body's description: "a spokesman for the company". */
const describing = new Set(["of", "for", "from", "at", "with"]);
const leaving = new Set(
  "in on during after before when while as to by about saying adding referring".split(" "),
);

/** The last token of a description after commas: ", the company's chief executive". Stops where the sentence tells more. */
function asideEnd({ tokens }: Outline, comma: number): number {
  let last = comma;
  for (let at = comma + 1; at < comma + LONGEST; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== tokens[comma]?.sentence || token.kind !== "word") break;
    if (
      calendar.has(token.lower) ||
      (at > comma + 1 && leaving.has(token.lower)) ||
      /[a-z]{3}ing$/.test(token.lower)
    )
      break;
    last = at;
  }
  return last === comma ? comma - 1 : last;
}

/** The last token of the whole phrase that names a speaker. */
function wholeEnd(outline: Outline, mention: Mention): number {
  const { tokens } = outline;
  const { last, after } = mention;
  if (mention.kind === "pronoun" || mention.kind === "owner") return last;
  // Up to the verb, without the comma or the adverb before it.
  if (after !== null && after.past !== "nothing") {
    let end = after.at - 1;
    while (end > last && (tokens[end]?.kind === "mark" || tokens[end]?.lower.endsWith("ly"))) end -= 1;
    return end;
  }
  if (after !== null) return last;
  const next = tokens[last + 1];
  if (next === undefined || next.sentence !== tokens[last]?.sentence) return last;
  if (describing.has(next.lower)) return Math.max(last, asideEnd(outline, last + 1));
  const second = tokens[last + 2];
  const isAside =
    next.text === "," &&
    /^(?:the|a|an|who|his|her|its|chief|former|director|head|president)$/.test(second?.lower ?? "");
  return isAside ? asideEnd(outline, last + 1) : last;
}

/** Where the text names a speaker, with the description that goes with the name. */
export function extentOf(outline: Outline, mention: Mention): Span {
  const start = outline.tokens[mention.first]?.start ?? 0;
  return { start, end: outline.tokens[wholeEnd(outline, mention)]?.end ?? start };
}
