import { negatedTokens } from "../language/polarity.js";
import { type Token, tokenise } from "../language/tokens.js";
import { isContent } from "../language/words.js";
import type { Span } from "../text/span.js";

/**
 * Whether a cut from a quote changes the meaning, because it leaves out the "not" or "never" that governs the words.
 *
 * "We will not sell user data" does not contain the claim "sell user data". Words that are negated in the quote must be
 * negated in the cut, and the reverse.
 */
export function losesNegation(quote: string, cut: Span): boolean {
  const whole = tokenise(quote);
  const inQuote = negatedTokens(whole);
  const part = tokenise(quote.slice(cut.start, cut.end));
  const inPart = negatedTokens(part);
  const negatedAt = new Map(whole.map((token, index) => [token.start, inQuote[index]] as const));
  return part.some((token: Token, index) => {
    const there = negatedAt.get(token.start + cut.start);
    return isContent(token) && there !== undefined && there !== inPart[index];
  });
}
