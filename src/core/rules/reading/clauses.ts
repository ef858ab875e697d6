import { numberOf } from "../../language/quantities.js";
import type { Token } from "../../language/tokens.js";

/** How many things a phrase names: exactly, fewer or more than `count` of `kind`. */
export interface Counted {
  readonly than: "exactly" | "more" | "less";
  readonly count: number;
  readonly kind: string;
}

/** A plain statement for formal reasoning: "subject verb objects", or "subject is taller than object". */
export interface Clause {
  readonly subject: string;
  readonly who: "named" | "everyone" | "someone";
  readonly predicate: string;
  readonly compares: "more" | "same" | null;
  readonly isNegated: boolean;
  readonly isOnly: boolean;
  readonly objects: readonly string[];
  /** "every place": all objects of a kind. */
  readonly everyKind: readonly string[];
  readonly counted: Counted | null;
}

/** The plain statements of a text, and its statements under an "if". */
export interface Statements {
  readonly clauses: readonly Clause[];
  readonly rules: readonly { readonly antecedent: Clause; readonly consequent: Clause }[];
  /** Whether every part of the text was understood. */
  readonly isComplete: boolean;
}

const auxiliaries = new Set("has have had did does do is are was were will can".split(" "));
const copulas = new Set(["is", "are", "was", "were"]);
const everyone = new Set(["everyone", "everybody", "every person", "each person", "all people"]);
const nobody = new Set(["nobody", "no person", "no one", "none"]);
const someone = new Set(["someone", "somebody", "individual", "person", "some person", "some people"]);
const articles = new Set(["a", "an", "the", "that", "this", "there"]);
const MAX_TOKENS = 600;

const keyOf = (tokens: readonly Token[]): string =>
  tokens
    .filter(({ lower }) => !articles.has(lower) && lower !== "-")
    .map(({ lower }) => lower)
    .join(" ");

function whoIs(tokens: readonly Token[]): Clause["who"] {
  const key = keyOf(tokens);
  if (everyone.has(key) || nobody.has(key)) return "everyone";
  return someone.has(key) && !["that", "this"].includes(tokens[0]?.lower ?? "") ? "someone" : "named";
}

/** The number that starts at a token ("twenty-one" is 21), and the place where it ends. */
function countIn(
  tokens: readonly Token[],
  from: number,
): { readonly count: number; readonly next: number } | null {
  let count = 0;
  let at = from;
  for (; at < tokens.length; at += 1) {
    if (tokens[at]?.lower === "-" && at > from) continue;
    const number = numberOf(tokens[at] as Token); // at is below the length
    if (number === null) break;
    count += number;
  }
  return at === from ? null : { count, next: at };
}

function countedIn(tokens: readonly Token[], isOnly: boolean): Counted | null {
  const [first, second] = [tokens[0]?.lower, tokens[1]?.lower];
  const than =
    second === "than" && (first === "more" || first === "less" || first === "fewer")
      ? first === "more"
        ? "more"
        : "less"
      : "exactly";
  const found = countIn(tokens, than === "exactly" ? 0 : 2);
  if (found === null || (than === "exactly" && !isOnly)) return null;
  return { than, count: found.count, kind: kindKey(tokens[found.next]?.lower ?? "") };
}

const kindKey = (word: string): string =>
  word === "people" || word === "persons" ? "person" : word.replace(/s$/, "");

function comparison(
  rest: readonly Token[],
): { readonly compares: "more" | "same"; readonly predicate: string; readonly from: number } | null {
  const words = rest.slice(0, 4).map(({ lower }) => lower);
  if (words[0] === "as" && words[2] === "as") return { compares: "same", predicate: words[1] ?? "", from: 3 };
  if (words[1] === "than" && words[0]?.endsWith("er"))
    return { compares: "more", predicate: words[0].slice(0, -2), from: 2 };
  if (words[0] === "more" && words[2] === "than")
    return { compares: "more", predicate: words[1] ?? "", from: 3 };
  return null;
}

type Draft = { -readonly [Key in keyof Clause]: Clause[Key] };

const isPast = ({ lower }: Token): boolean => lower.endsWith("ed") && lower.length > 4;

/** The clause of one segment; `null` if no auxiliary verb separates its subject from its object. */
function clauseOf(segment: readonly Token[]): Draft | null {
  const auxiliary = segment.findIndex(({ lower }) => auxiliaries.has(lower));
  // "Somebody visited Rome" has no auxiliary verb: the past form is both verb and auxiliary.
  const at = auxiliary < 0 ? segment.findIndex(isPast) : auxiliary;
  if (at < 1 || at > 5) return null;
  const subject = segment.slice(0, at);
  let from = auxiliary < 0 ? at : at + 1;
  let [isNegated, isOnly] = [nobody.has(keyOf(subject)), false];
  for (; ["not", "never", "only", "also", "been"].includes(segment[from]?.lower ?? ""); from += 1) {
    if (["not", "never"].includes(segment[from]?.lower ?? "")) isNegated = !isNegated;
    if (segment[from]?.lower === "only") isOnly = true;
  }
  const base = { subject: keyOf(subject), who: whoIs(subject), isNegated };
  const compared = copulas.has(segment[at]?.lower ?? "") ? comparison(segment.slice(from)) : null;
  if (compared !== null) {
    const { from: skipped, ...rest } = compared;
    const objects = [keyOf(segment.slice(from + skipped))];
    return { ...base, ...rest, isOnly, objects, everyKind: [], counted: null };
  }
  const verb = segment[from];
  if (verb === undefined) return null;
  if (segment[from + 1]?.lower === "only") {
    isOnly = true;
    from += 1;
  }
  return {
    ...base,
    predicate: verb.stem,
    compares: null,
    isOnly,
    ...objectsOf(segment.slice(from + 1), isOnly),
  };
}

function objectsOf(
  tokens: readonly Token[],
  isOnly: boolean,
): Pick<Clause, "objects" | "everyKind" | "counted"> {
  const counted = countedIn(tokens, isOnly);
  if (counted !== null) return { objects: [], everyKind: [], counted };
  if (["every", "each", "all"].includes(tokens[0]?.lower ?? "")) {
    return { objects: [], everyKind: [kindKey(tokens[1]?.lower ?? "")], counted: null };
  }
  const key = keyOf(tokens);
  return { objects: key === "" ? [] : [key], everyKind: [], counted: null };
}

/** The segments of a text: tokens between commas and "and". "If" and "then" start their own segments. */
function segmentsOf(tokens: readonly Token[]): Token[][] {
  const segments: Token[][] = [[]];
  for (const token of tokens) {
    const last = segments.at(-1);
    if ([",", "and", ".", ";"].includes(token.lower)) segments.push([]);
    else if (token.lower === "if" || token.lower === "then") segments.push([token], []);
    else last?.push(token);
  }
  return segments.filter((segment) => segment.length > 0);
}

/** The plain statements of a text. If a part cannot be read, it is left out and `isComplete` is false. */
export function readStatements(tokens: readonly Token[]): Statements {
  const clauses: Draft[] = [];
  const rules: { antecedent: Clause; consequent: Clause }[] = [];
  if (tokens.length > MAX_TOKENS) return { clauses, rules, isComplete: false };
  let isComplete = true;
  let mode: "plain" | "if" | "then" = "plain";
  let antecedent: Draft | null = null;
  let last: Draft | null = null;
  for (const segment of segmentsOf(tokens)) {
    const word = segment.length === 1 ? segment[0]?.lower : undefined;
    if (word === "if" || word === "then") {
      mode = word;
      continue;
    }
    const clause = clauseOf(segment);
    if (clause === null) {
      if (last === null) isComplete = false;
      else extend(last, segment);
      continue;
    }
    last = clause;
    if (mode === "if") antecedent = clause;
    else if (mode === "then" && antecedent !== null) rules.push({ antecedent, consequent: clause });
    else clauses.push(clause);
    if (mode === "then") mode = "plain";
  }
  return { clauses, rules, isComplete };
}

/** Adds the objects of a segment without a verb to the clause before it. */
function extend(clause: Draft, segment: readonly Token[]): void {
  const more = objectsOf(segment, false);
  clause.objects = [...clause.objects, ...more.objects];
  clause.everyKind = [...clause.everyKind, ...more.everyKind];
}
