import { once } from "../../language/once.js";
import { list, phraseFinder } from "../../language/phrases.js";
import type { Token } from "../../language/tokens.js";
import type { Stance } from "../opposites/stances.js";

const findLimits = once(
  phraseFinder<true>(
    list("limit, cap, restrict, curb, contain, =keep, =keeping, =hold, =holding").map(
      (phrase) => [phrase, true] as const,
    ),
  ),
);

/** The opposites that name a change of an amount. The others say what is done, and to limit it is to do less of it. */
const changes = new Set(["price", "amount", "steadiness", "staff"]);

/** At most so many words stand between the limiting verb and the change: "limit our yearly price increases". */
const REACH = 5;
/** Words that end what a limiting verb governs: "limit costs and raise prices", "limit debt by cutting jobs". */
const ends = new Set(["and", "or", "but", "by", "to", "while", "when", "if", ",", ";", ":", "we"]);
/** "Keep" and "hold" limit a change only if a level follows it: "keep price increases below 5%". */
const needLevel = new Set(["keep", "keeping", "hold", "holding"]);
const levels = new Set(["below", "under", "within", "at", "to"]);

/**
 * Whether a text only limits the change that a stance names: "limit price increases to 5%", "cap layoffs".
 *
 * Such a text takes no side: it promises neither the increase nor that there is none.
 */
export function isLimitedChange(stance: Stance, tokens: readonly Token[]): boolean {
  if (!changes.has(stance.opposites.name)) return false;
  return findLimits(tokens).some(({ first, last }) => {
    const between = tokens.slice(last + 1, stance.first);
    if (last >= stance.first || between.length > REACH || between.some(({ lower }) => ends.has(lower)))
      return false;
    if (tokens[first]?.sentence !== stance.sentence) return false;
    if (!needLevel.has(tokens[first]?.lower ?? "")) return true;
    // "Keep lowering prices at our stores" continues the change.
    if (tokens[last + 1]?.lower.endsWith("ing") === true) return false;
    return tokens.slice(stance.last + 1, stance.last + 4).some(({ lower }) => levels.has(lower));
  });
}
