import type { Outline } from "./outline.js";
import type { Mention } from "./speaker-features.js";

const LONGEST = 14;

/** The words from a token on, up to a mark or a passage; a comma counts as a part of a day ("March 3, 2024"). */
function wordsFrom({ tokens, text }: Outline, from: number): string {
  let last = from - 1;
  for (let at = from; at < from + LONGEST; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.sentence !== tokens[from]?.sentence || token.kind === "quote") break;
    if (token.kind === "mark" && !(token.text === "," && /^\d{4}$/.test(tokens[at + 1]?.text ?? ""))) break;
    last = at;
  }
  return last < from ? "" : text.slice(tokens[from]?.start, tokens[last]?.end);
}

/** The words of a sentence that may tell the day: those after the verb of saying, and those that open the sentence. */
export function wordsOfSaying(outline: Outline, mention: Mention): string {
  const { tokens, sentenceStarts } = outline;
  const verb = mention.after?.at ?? mention.before?.at ?? mention.last;
  const behind = wordsFrom(outline, mention.role === "inverted" ? mention.last + 1 : verb + 1);
  const first = sentenceStarts[mention.sentence] ?? mention.first;
  const opens = first < mention.first && tokens[first]?.kind === "word" ? wordsFrom(outline, first) : "";
  return `${behind}; ${opens}`;
}
