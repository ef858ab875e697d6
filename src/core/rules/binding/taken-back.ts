import { list, phraseFinder } from "../../language/phrases.js";
import type { Token } from "../../language/tokens.js";
import { isContent } from "../../language/words.js";
import type { Span } from "../../text/span.js";

/** The claim's own words that the evidence says were withdrawn: their place in each text, and the verb of withdrawal. */
export interface TakenBack {
  readonly claimSpan: Span;
  readonly evidenceSpan: Span;
  readonly end: Span;
}

/** The fewest words in a row that count as the claim's own words. Shorter runs occur in any text. */
const MIN_WORDS = 4;
/** The most tokens between the verb of withdrawal and the words. */
const REACH = 10;

const findEnds = phraseFinder<true>(
  list(
    "remove, drop, delete, strip, withdraw, retract, scrap, take out, took out, take back, took back, rescind, =gone",
  ).map((phrase) => [phrase, true] as const),
);
const denials = new Set(["not", "never", "no"]);
const quotationMarks = new Set(['"', "“", "”", "«", "»", "'", "‘", "’"]);

interface Words {
  readonly tokens: readonly Token[];
  /** The places of the tokens that are not punctuation. */
  readonly places: readonly number[];
}

function wordsOf(tokens: readonly Token[]): Words {
  return { tokens, places: tokens.flatMap(({ kind }, at) => (kind === "mark" ? [] : [at])) };
}

const wordAt = ({ tokens, places }: Words, index: number): Token | undefined => tokens[places[index] ?? -1];

function sequenceAt(words: Words, index: number): string {
  return Array.from({ length: MIN_WORDS }, (_, offset) => wordAt(words, index + offset)?.lower).join(" ");
}

/** The first run of the claim's words in the evidence, at its full length. */
function repeated(claim: Words, evidence: Words): { mine: number; theirs: number; length: number } | null {
  const starts = new Map<string, number>();
  for (let at = 0; at + MIN_WORDS <= claim.places.length; at += 1) {
    const sequence = sequenceAt(claim, at);
    if (!starts.has(sequence)) starts.set(sequence, at);
  }
  for (let theirs = 0; theirs + MIN_WORDS <= evidence.places.length; theirs += 1) {
    const mine = starts.get(sequenceAt(evidence, theirs));
    if (mine === undefined) continue;
    let length = MIN_WORDS;
    const sameAt = (offset: number): boolean =>
      wordAt(claim, mine + offset) !== undefined &&
      wordAt(claim, mine + offset)?.lower === wordAt(evidence, theirs + offset)?.lower;
    while (sameAt(length)) length += 1;
    return { mine, theirs, length };
  }
  return null;
}

const spanOf = (words: Words, from: number, length: number): Span => ({
  start: wordAt(words, from)?.start ?? 0,
  end: wordAt(words, from + length - 1)?.end ?? 0,
});

/**
 * The claim's words that the evidence says were withdrawn: four or more in a row, quoted or with enough content.
 *
 * Words are withdrawn after they were said, so this also settles which text came first. Cost: linear in the texts.
 */
export function findTakenBack(claim: readonly Token[], evidence: readonly Token[]): TakenBack | null {
  const ends = findEnds(evidence).filter(
    ({ first }) => !evidence.slice(Math.max(0, first - 3), first).some(({ lower }) => denials.has(lower)),
  );
  if (ends.length === 0) return null;
  const [mine, theirs] = [wordsOf(claim), wordsOf(evidence)];
  const found = repeated(mine, theirs);
  if (found === null) return null;
  const first = theirs.places[found.theirs] ?? 0;
  const last = theirs.places[found.theirs + found.length - 1] ?? first;
  const isQuoted = quotationMarks.has(evidence[first - 1]?.lower ?? "");
  const content = evidence.slice(first, last + 1).filter(isContent).length;
  if (!isQuoted && content < 3) return null;
  const end = ends.find(({ first: at, last: to }) =>
    to < first ? first - to <= REACH : at > last && at - last <= REACH,
  );
  if (end === undefined) return null;
  return {
    claimSpan: spanOf(mine, found.mine, found.length),
    evidenceSpan: spanOf(theirs, found.theirs, found.length),
    end: { start: end.start, end: end.end },
  };
}
