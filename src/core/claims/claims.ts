import type { Day } from "../dates/day.js";
import { findAttributions } from "../language/attribution.js";
import { type Condition, findConditions } from "../language/conditions.js";
import { findDays } from "../language/deadlines.js";
import { foreignLanguage } from "../language/foreign.js";
import { normalise } from "../language/normal.js";
import { type Found, list, phraseFinder } from "../language/phrases.js";
import { type Token, tokenise } from "../language/tokens.js";
import { isContent } from "../language/words.js";
import type { Span } from "../text/span.js";
import { kindOf, strengthOf, testabilityOf } from "./classify.js";
import type { ClaimKind, Strength, Testability, Voice } from "./kinds.js";

/** One testable proposition of a statement. `text` is the part of the quote at `span`, unchanged. */
export interface FoundClaim {
  readonly text: string;
  readonly span: Span;
  readonly kind: ClaimKind;
  readonly strength: Strength;
  readonly condition: string | null;
  readonly scope: string | null;
  readonly dueDay: Day | null;
  readonly testability: Testability;
}

const MIN_CONTENT_WORDS = 2;
/** Words that attribute a whole proposition to others are among its first tokens. */
const HEARD_WITHIN = 4;

const findScopes = phraseFinder<true>(
  list(`in the US, in the U.S., in the United States, in the EU, in the European Union, in Europe,
      for adults, for our customers, for all users, for everyone,
      for consumers, for developers, starting in the US, worldwide, globally, in China, in India,
      in the UK, in the United Kingdom, for children, for teens, except, outside the US,
      in private chats, with the exception of, excluding, other than, save for, apart from, in North America, in Asia, in Canada,
      in Germany, in France, in Australia, outside the EU, outside the UK, for new customers, for existing customers, for businesses,
      for minors, for employees, for personal use, for commercial use, on mobile, on desktop, on iOS, on Android, in our own operations,
      in our supply chain, across our operations, across our value chain, for paid users, for free users, for adult users`).map(
    (phrase) => [phrase, true] as const,
  ),
);

/** The propositions of a text: its sentences, split where ";" or ", but we" starts another proposition. */
function propositions(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const groups: Token[][] = [];
  const conditional = conditionalSentences(tokens);
  let current: Token[] = [];
  tokens.forEach((token, index) => {
    const previous = tokens[index - 1];
    const isNewSentence = previous !== undefined && previous.sentence !== token.sentence;
    const condition = conditional.get(token.sentence);
    const isFree = condition === undefined || (token.lower === "but" && token.start < condition);
    if (isNewSentence || (isFree && startsProposition(tokens, index, current.length))) {
      groups.push(current);
      current = [];
    }
    current.push(token);
  });
  groups.push(current);
  return groups;
}

const personal = new Set(list("we, i, it, they, our, there"));

function startsProposition(tokens: readonly Token[], index: number, before: number): boolean {
  if (before < 5) return false;
  const here = tokens[index];
  const previous = tokens[index - 1];
  if (previous?.lower === ";" && (personal.has(here?.lower ?? "") || here?.isCapital === true)) return true;
  const joins = here?.lower === "but" || (here?.lower === "and" && previous?.lower === ",");
  return joins && ["we", "i"].includes(tokens[index + 1]?.lower ?? "");
}

/**
 * The sentences that have a condition, and the place where the condition starts.
 *
 * These sentences stay whole, because the words after "and we" may belong to the condition. Only "but" splits off the
 * part before the condition: "we never sell data, but we show ads if you agree".
 */
function conditionalSentences(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const starts = new Map(tokens.map((token) => [token.start, token.sentence]));
  return new Map(
    findConditions(tokens).map(
      ({ antecedent }) => [starts.get(antecedent.start) ?? 0, antecedent.start] as const,
    ),
  );
}

const leading = new Set(["but", "and", "so", "also"]);

/** The tokens without marks and joining words at both ends. */
function trimmed(group: readonly Token[]): readonly Token[] {
  let [first, last] = [0, group.length - 1];
  while (first < last && (group[first]?.kind === "mark" || leading.has(group[first]?.lower ?? "")))
    first += 1;
  while (last > first && group[last]?.kind === "mark" && !".!)%\"'".includes(group[last]?.lower ?? ""))
    last -= 1;
  return group.slice(first, last + 1);
}

/** The statement's propositions, in order. Words that the speaker only heard from others are not claims. */
export function findClaims(statement: {
  readonly quote: string;
  readonly voice: Voice;
  readonly saidOn?: Day;
}): readonly FoundClaim[] {
  if (statement.voice === "reporting") return [];
  const tokens = tokenise(statement.quote);
  if (foreignLanguage(tokens) !== null) return [];
  return propositions(tokens)
    .map(trimmed)
    .filter((group) => group.at(-1)?.lower !== "?" && group.filter(isContent).length >= MIN_CONTENT_WORDS)
    .filter((group) => !isHeard(group))
    .map((group) => describe(statement.quote, group, statement.saidOn));
}

/** Whether the speaker only heard the proposition from others: "people tell us that ads are annoying". */
function isHeard(group: readonly Token[]): boolean {
  const [first] = findAttributions(group);
  const start = group[HEARD_WITHIN]?.start ?? Number.POSITIVE_INFINITY;
  return first?.voice === "heard" && first.start < start && first.content.end > first.end;
}

function describe(quote: string, group: readonly Token[], saidOn: Day | undefined): FoundClaim {
  const span = { start: group[0]?.start ?? 0, end: group.at(-1)?.end ?? 0 };
  const kind = kindOf(group);
  const [condition] = findConditions(group);
  const [scope] = findScopes(group);
  const due = findDays(group, saidOn).find(
    (named) => named.isDeadline || kind === "promise" || kind === "prediction",
  );
  return {
    text: quote.slice(span.start, span.end),
    span,
    kind,
    strength: strengthOf(group),
    condition: condition ? textOf(quote, condition) : null,
    scope: scope ? scopeText(quote, group, scope) : null,
    dueDay: kind === "fact" || kind === "definition" ? null : (due?.day ?? null),
    testability: testabilityOf(group, kind),
  };
}

function textOf(quote: string, { antecedent }: Condition): string {
  return quote.slice(antecedent.start, antecedent.end);
}

/** First words of scopes that name an exception. */
const exceptions = new Set(["except", "with", "excluding", "other", "save", "apart"]);

/** The words of a scope. After "except" they run to the next mark. */
function scopeText(quote: string, group: readonly Token[], scope: Found<true>): string {
  if (!exceptions.has(group[scope.first]?.lower ?? "")) return quote.slice(scope.start, scope.end);
  let last = scope.last;
  while (last + 1 < group.length && group[last + 1]?.kind !== "mark") last += 1;
  return quote.slice(scope.start, group[last]?.end ?? scope.end);
}

/** The text with each run of blanks as one, and the original place of each kept character. */
function collapse(text: string): { readonly text: string; readonly places: readonly number[] } {
  const plain = normalise(text);
  let result = "";
  const places: number[] = [];
  for (let index = 0; index < plain.length; index += 1) {
    const character = plain.charAt(index) === "\n" ? " " : plain.charAt(index);
    if (character === " " && (result === "" || result.endsWith(" "))) continue;
    result += character;
    places.push(index);
  }
  return { text: result, places };
}

/**
 * The place of a claim's text in the quote. Quotation marks and blanks may differ.
 *
 * `null` if the quote does not have the text word for word, or if the text has no content word.
 */
export function claimSpan(quote: string, text: string): Span | null {
  if (!tokenise(text).some(isContent)) return null;
  const inside = collapse(quote);
  const sought = collapse(text).text.trimEnd();
  const at = findWhole(inside.text, sought);
  const start = inside.places[at];
  const last = inside.places[at + sought.length - 1];
  return start === undefined || last === undefined ? null : { start, end: last + 1 };
}

/** The index of `sought` at word boundaries; -1 if it is not found. */
function findWhole(text: string, sought: string): number {
  const isWordAt = (index: number): boolean => /[\p{L}\p{N}]/u.test(text.charAt(index));
  for (let at = text.indexOf(sought); at >= 0; at = text.indexOf(sought, at + 1)) {
    const cutsBefore = isWordAt(at) && at > 0 && isWordAt(at - 1);
    const after = at + sought.length;
    const cutsAfter = after < text.length && isWordAt(after) && isWordAt(after - 1);
    if (!cutsBefore && !cutsAfter) return at;
  }
  return -1;
}
