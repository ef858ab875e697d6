import { findAttributions } from "../language/attribution.js";
import { tokenise } from "../language/tokens.js";

const LONGEST = 2000;
const MOST = 0.5;

/** `reporting` if most of the words tell what others say: "People tell us that …". */
export function voiceOf(quote: string): "own" | "reporting" {
  const words = quote.slice(0, LONGEST);
  const others = findAttributions(tokenise(words)).filter(({ voice }) => voice !== "own");
  const covered = others.reduce(
    (sum, { start, end, content }) => sum + (end - start) + (content.end - content.start),
    0,
  );
  return covered > MOST * words.length ? "reporting" : "own";
}
