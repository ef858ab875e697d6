import { findFrames } from "../../language/frames.js";
import { lookUp } from "../../language/lexicon.js";
import { list, phraseFinder } from "../../language/phrases.js";
import { type Token, tokenise } from "../../language/tokens.js";
import { isContent } from "../../language/words.js";
import type { Span } from "../../text/span.js";
import { findOwner } from "./company-owners.js";

/** Two different actors. The act of one is no evidence about the words of the other. */
export interface OtherActors {
  /** Whether the claim's words name its actor. If not, the actor is the company given. */
  readonly isNamed: boolean;
  readonly claimSpan: Span;
  readonly evidenceSpan: Span;
}

interface Actor extends Span {
  readonly kind: "name" | "title";
  readonly words: readonly string[];
}

interface Said {
  readonly tokens: readonly Token[];
  readonly companies: readonly string[];
}

const findTitles = phraseFinder<string>([
  ...list("=ceo, chief executive, chief executive officer").map((title) => [title, "ceo"] as const),
  ...list("=cfo, chief financial officer, finance chief").map((title) => [title, "cfo"] as const),
  ...list("=coo, chief operating officer").map((title) => [title, "coo"] as const),
  ...list("=cto, chief technology officer").map((title) => [title, "cto"] as const),
]);
const determiners = new Set(["our", "the", "its", "their", "my"]);
/** Verbs whose actor reports or judges an act that somebody else did. */
const reporting = new Set(
  "say report write reveal find accuse allege claim tell show fine sue order rule force announce warn state ask urge".split(
    " ",
  ),
);
const nobodys = new Set(
  `company firm everyone everybody nobody someone somebody anyone anybody everything nothing something none both each every all some
  any many most several few others another neither either`.split(/\s+/),
);

/** The actor of a text's first sentence, if a name or a title says who it is; else `null`. */
function actorOf({ tokens }: Said, isEvidence: boolean): Actor | null {
  const sentence = tokens.filter((token) => token.sentence === tokens[0]?.sentence);
  if (!sentence.some(({ isCapital }) => isCapital)) return null;
  const [frame] = findFrames(sentence);
  if (frame?.actor == null || (isEvidence && reporting.has(frame.lemma))) return null;
  const { start, end } = frame.actor;
  const inside = sentence.filter((token) => token.start >= start && token.end <= end);
  // A possessive ("Acme's chief") names neither the company nor the person.
  if (inside.length === 0 || sentence.some((token) => token.start === end && token.lower === "'s"))
    return null;
  const [title] = findTitles(inside);
  const isTitle =
    title !== undefined &&
    title.last === inside.length - 1 &&
    determiners.has(inside[0]?.lower ?? "") &&
    title.first === 1;
  if (isTitle) return { kind: "title", words: [title.value], start, end };
  const isName =
    inside.length <= 4 &&
    inside.every(({ kind, isCapital }) => kind === "word" && isCapital) &&
    inside.every((token) => isContent(token) && !nobodys.has(token.lower)) &&
    inside.some(({ lower }) => isOwnName(lower));
  return isName ? { kind: "name", words: inside.map(({ lower }) => lower), start, end } : null;
}

const isOwnName = (lower: string): boolean =>
  lower.length > 1 && (findOwner(lower) !== null || lookUp(lower) === null);

const ownerOf = (words: readonly string[]): string | null =>
  words.map(findOwner).find((owner) => owner !== null) ?? null;
const wordsOf = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => tokenise(name).map(({ lower }) => lower));

/** "IBM" is short for "International Business Machines". */
const isShortFor = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === 1 && one[0] === other.map((word) => word.charAt(0)).join("");

/** Whether two names must be different actors: they share no word and no owner, and are no person beside a company. */
function areOthers(one: readonly string[], other: readonly string[]): boolean {
  if (one.some((word) => other.includes(word)) || isShortFor(one, other) || isShortFor(other, one))
    return false;
  const [owner, otherOwner] = [ownerOf(one), ownerOf(other)];
  if (owner !== null && otherOwner !== null) return owner !== otherOwner;
  // A name of two words may be a person who speaks for a company with a name of one word.
  return one.length > 1 === other.length > 1;
}

const mentions = ({ tokens }: Said, words: readonly string[]): boolean =>
  tokens.some(({ lower }) => words.includes(lower));

/** Whether an actor is a known company and is none of the given companies. */
function isOutside(actor: Actor | null, names: readonly string[]): boolean {
  if (actor?.kind !== "name") return false;
  const owner = ownerOf(actor.words);
  return (
    owner !== null &&
    !actor.words.some((word) => names.includes(word)) &&
    !names.some((name) => findOwner(name) === owner)
  );
}

/** Whether a text says "the company", which means the claim's company: "FTC fined the company". */
const speaksOfCompany = ({ tokens }: Said): boolean =>
  tokens.some(({ lower }) => lower === "company" || lower === "firm");

/**
 * The two actors that the first sentences name, if they are certainly different; `null` if they may be the same.
 *
 * Two names are different if neither text mentions the name in the other and no alias is known. If companies are given,
 * only the names of other known companies count. Cost: linear in the texts.
 */
export function findOtherActors(claim: Said, evidence: Said): OtherActors | null {
  const [mine, theirs] = [actorOf(claim, false), actorOf(evidence, true)];
  if (theirs === null || speaksOfCompany(evidence)) return null;
  const names = wordsOf([...claim.companies, ...evidence.companies]);
  const claimSpan = mine ?? claim.tokens[0];
  if (claimSpan === undefined) return null;
  const spans = {
    isNamed: mine !== null,
    claimSpan: { start: claimSpan.start, end: claimSpan.end },
    evidenceSpan: { start: theirs.start, end: theirs.end },
  };
  if (mine?.kind === "title" || theirs.kind === "title")
    return mine?.kind === theirs.kind && mine.words[0] !== theirs.words[0] ? spans : null;
  if (mentions(claim, theirs.words) || (mine !== null && mentions(evidence, mine.words))) return null;
  if (names.length > 0) {
    const isOther = isOutside(theirs, names) && !mentions(evidence, names);
    return isOther && (mine === null || areOthers(mine.words, theirs.words)) ? spans : null;
  }
  return mine !== null && areOthers(mine.words, theirs.words) ? spans : null;
}
