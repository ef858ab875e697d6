import { negatedTokens } from "../language/polarity.js";
import { type Token, tokenise } from "../language/tokens.js";
import { isContent } from "../language/words.js";
import type { Span } from "../text/span.js";

/**
 * Whether words cut out of a quote say another thing than there, for the "not" or "never" that governs them stays outside.
 *
 * "We will not sell user data" does not hold the claim "sell user data". What is negated in the quote must be negated
 * in the cut, and the other way round.
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
