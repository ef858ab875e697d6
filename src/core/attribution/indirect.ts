import type { Span } from "../text/span.js";
import type { Outline } from "./outline.js";
import type { Mention } from "./speaker-features.js";

/** A reporter's paraphrase with the mention that it is attributed to. */
export interface Paraphrase extends Span {
  readonly mention: Mention;
}

const SHORTEST = 3;
const LONGEST_CUE = 8;

const spanOf = ({ tokens }: Outline, first: number, last: number): Span => ({
  start: tokens[first]?.start ?? 0,
  end: tokens[last]?.end ?? 0,
});

/** The last token of the mention's sentence that is no mark. */
function lastWord({ tokens, sentenceStarts }: Outline, mention: Mention): number {
  let last = (sentenceStarts[mention.sentence + 1] ?? tokens.length) - 1;
  while (tokens[last]?.kind === "mark") last -= 1;
  return last;
}

/** "…, the company said on Monday": the words before the comma. */
function before(outline: Outline, mention: Mention, last: number): Span | null {
  const { tokens, sentenceStarts } = outline;
  const first = sentenceStarts[mention.sentence] ?? 0;
  const isSubject = mention.role === "source" || mention.after !== null;
  const comma = mention.role === "source" ? mention.first - 3 : mention.first - 1;
  if (
    !isSubject ||
    tokens[comma]?.text !== "," ||
    comma - first < SHORTEST ||
    last - mention.last > LONGEST_CUE
  )
    return null;
  return spanOf(outline, first, comma - 1);
}

/** "The company said that …", "According to the company, …": the words after. */
function after(outline: Outline, mention: Mention, last: number): Span | null {
  const { tokens } = outline;
  let first = mention.role === "source" ? mention.last + 2 : (mention.after?.at ?? last) + 1;
  if (mention.role === "source" && tokens[first - 1]?.text !== ",") return null;
  if (tokens[first]?.lower === "that") first += 1;
  return tokens[first]?.kind === "word" && last - first >= SHORTEST ? spanOf(outline, first, last) : null;
}

const hasQuote = ({ tokens, sentenceStarts }: Outline, { sentence }: Mention): boolean => {
  const end = sentenceStarts[sentence + 1] ?? tokens.length;
  for (let at = sentenceStarts[sentence] ?? 0; at < end; at += 1)
    if (tokens[at]?.kind === "quote") return true;
  return false;
};

/** The paraphrases in sentences without quotation marks, one a sentence. Cost: linear. */
export function findParaphrases(outline: Outline, mentions: readonly Mention[]): Paraphrase[] {
  const found: Paraphrase[] = [];
  let done = -1;
  for (const mention of mentions) {
    const isStrong = mention.after !== null && mention.after.saying !== "weak";
    if (mention.sentence === done || (!isStrong && mention.role !== "source")) continue;
    done = mention.sentence;
    if (hasQuote(outline, mention)) continue;
    const last = lastWord(outline, mention);
    const span = before(outline, mention, last) ?? after(outline, mention, last);
    if (span !== null) found.push({ ...span, mention });
  }
  return found;
}
