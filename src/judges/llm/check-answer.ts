import { z } from "zod";
import { tokenise } from "../../core/language/tokens.js";
import { isContent } from "../../core/language/words.js";
import {
  degrees,
  letterOrSpirits,
  type Manner,
  manners,
  mannersOf,
  type Relation,
  verdictRelations,
} from "../../core/links/relations.js";
import { findQuote } from "../../core/quotes/find-quote.js";
import type { Span } from "../../core/text/span.js";
import { mannerOf } from "../../core/verdict/manner.js";
import { PROPOSAL_THRESHOLD } from "../../core/verdict/thresholds.js";
import type { Pair, Probabilities, Reason, Verdict } from "../../core/verdict/verdict.js";

/** The schema of a model's answer. It checks the form only; `checkAnswer` checks the content. */
export const modelAnswer = z.strictObject({
  relation: z.enum([...verdictRelations, "cannot_tell"]),
  probabilities: z.strictObject({
    contradicts: z.number(),
    confirms: z.number(),
    qualifies: z.number(),
    unrelated: z.number(),
  }),
  manner: z.enum(manners).nullable(),
  degree: z.enum(degrees).nullable(),
  letterOrSpirit: z.enum(letterOrSpirits).nullable(),
  reasons: z.array(
    z.strictObject({
      sentence: z.string(),
      claimQuote: z.string().nullable(),
      evidenceQuote: z.string().nullable(),
    }),
  ),
});
export type ModelAnswer = z.infer<typeof modelAnswer>;

const MOST_REASONS = 4;
const LONGEST_SENTENCE = 400;
/** The answer is refused if the probabilities' sum differs from 1 by more than this. */
const SUM_TOLERANCE = 0.1;
/** Words about somebody's honesty. A published reason must never rate intent. */
const intent = /\b(?:lie[ds]?|lying|liars?|dishonest\w*|deceiv\w*|deceptive\w*|hypocri\w*)\b/i;

/** The answer is refused. The message completes the sentence "its answer was refused: ...". */
class Refused extends Error {}

/**
 * The verdict in a model's answer, or why the answer is refused.
 *
 * It refuses quotes that are not in their text, a relation without quotes of both texts, invalid probabilities, a
 * relation that is not the likeliest, and reasons that rate honesty. Quotes become spans. Pure.
 */
export function checkAnswer(
  pair: Pair,
  answer: ModelAnswer,
): { readonly verdict: Verdict } | { readonly refused: string } {
  try {
    return { verdict: toVerdict(pair, answer) };
  } catch (error) {
    if (error instanceof Refused) return { refused: error.message };
    throw error;
  }
}

function toVerdict(pair: Pair, answer: ModelAnswer): Verdict {
  const probabilities = checkProbabilities(answer);
  const reasons = checkReasons(pair, answer);
  const { relation } = answer;
  const nothing = { manner: null, degree: null, letterOrSpirit: null, probabilities, reasons } as const;
  if (relation === "unrelated") return { ...nothing, relation, confidence: probabilities.unrelated };
  const highest = Math.max(...Object.values(probabilities));
  if (relation === "cannot_tell" || probabilities[relation] < PROPOSAL_THRESHOLD)
    return { ...nothing, relation: null, confidence: highest };
  return {
    relation,
    manner: fittingManner(relation, pair, answer.manner),
    degree: answer.degree ?? "partial",
    letterOrSpirit: answer.letterOrSpirit ?? "letter",
    probabilities,
    confidence: probabilities[relation],
    reasons,
  };
}

function checkProbabilities({ probabilities, relation }: ModelAnswer): Probabilities {
  const { contradicts, confirms, qualifies, unrelated } = probabilities;
  const all = [contradicts, confirms, qualifies, unrelated];
  const sum = all.reduce((total, each) => total + each, 0);
  if (all.some((each) => !(each >= 0 && each <= 1)) || !(Math.abs(sum - 1) <= SUM_TOLERANCE))
    throw new Refused("its probabilities are not numbers from 0 to 1 that sum to 1");
  if (relation !== "cannot_tell" && probabilities[relation] < Math.max(...all))
    throw new Refused("its relation is not the one with its highest probability");
  return {
    contradicts: contradicts / sum,
    confirms: confirms / sum,
    qualifies: qualifies / sum,
    unrelated: unrelated / sum,
  };
}

function checkReasons(pair: Pair, { relation, reasons }: ModelAnswer): readonly Reason[] {
  const checked = reasons.slice(0, MOST_REASONS).map(({ sentence, claimQuote, evidenceQuote }): Reason => {
    const claimSpan = checkQuote("claim", pair.claim.text, claimQuote);
    const evidenceSpan = checkQuote("evidence", pair.evidence.text, evidenceQuote);
    return {
      sentence: checkSentence(pair, sentence),
      ...(claimSpan !== null && { claimSpan }),
      ...(evidenceSpan !== null && { evidenceSpan }),
    };
  });
  if (checked.length === 0) throw new Refused("it gave no reason");
  if (relation === "unrelated" || relation === "cannot_tell") return checked;
  if (!checked.some(({ claimSpan }) => claimSpan) || !checked.some(({ evidenceSpan }) => evidenceSpan))
    throw new Refused("it did not quote both texts");
  return checked;
}

function checkQuote(side: "claim" | "evidence", text: string, quote: string | null): Span | null {
  if (quote === null || quote.trim() === "") return null;
  const span = findQuote(text, quote);
  if (span === null) throw new Refused(`it quoted words that are not in the ${side}`);
  if (!tokenise(quote).some(isContent))
    throw new Refused(`its quote of the ${side} has no word with meaning`);
  return span;
}

function checkSentence(pair: Pair, sentence: string): string {
  const line = sentence.replace(/\s+/g, " ").trim();
  if (line === "" || !line.isWellFormed() || line.includes("\u0000"))
    throw new Refused("one of its reasons is not a sentence");
  const word = intent.exec(line)?.[0];
  if (word !== undefined && !pair.claim.text.includes(word) && !pair.evidence.text.includes(word))
    throw new Refused("one of its reasons rates honesty");
  return line.length > LONGEST_SENTENCE ? `${line.slice(0, LONGEST_SENTENCE - 3).toWellFormed()}...` : line;
}

function fittingManner(relation: Relation, pair: Pair, manner: Manner | null): Manner {
  const fitting: readonly Manner[] = mannersOf[relation];
  return manner !== null && fitting.includes(manner) ? manner : mannerOf(relation, pair);
}
