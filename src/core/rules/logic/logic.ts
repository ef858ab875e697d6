import { lookUp } from "../../language/lexicon.js";
import type { Token } from "../../language/tokens.js";
import { type Clause, readStatements, type Statements } from "../reading/clauses.js";

/** The answer of formal reasoning about the claim; `null` if the texts are not plain enough for it. */
export type Consequence = "follows" | "excluded" | "open" | null;

const factKey = ({ subject, predicate }: Clause, object: string): string =>
  `${subject}|${predicate}|${object}`;

/** The facts that the statements and their conditionals give, each with whether it holds. */
function factsOf({ clauses, rules }: Statements): ReadonlyMap<string, boolean> {
  const facts = new Map<string, boolean>();
  const add = (clause: Clause): void => {
    if (clause.compares !== null) return;
    for (const object of clause.objects) facts.set(factKey(clause, object), !clause.isNegated);
  };
  clauses.forEach(add);
  for (let round = 0; round < Math.min(rules.length, 10); round += 1) {
    for (const { antecedent, consequent } of rules) {
      const holds = antecedent.objects.every(
        (object) => facts.get(factKey(antecedent, object)) === !antecedent.isNegated,
      );
      if (holds && antecedent.objects.length > 0) add(consequent);
    }
  }
  return facts;
}

const senseOf = (word: string): number => lookUp(word)?.line[0]?.sense ?? -1;

/** The kind of a name as the lexicon knows it: a place or a person. An unknown short name is a person's. */
function kindOfName(name: string): string {
  const entry = lookUp(name);
  if (name.includes(" ") || entry?.closedClass === "country") return "place";
  const places = [senseOf("location"), senseOf("country"), senseOf("island"), senseOf("region")];
  return entry?.line.some(({ sense, up }) => up > 0 && places.includes(sense)) ? "place" : "person";
}

/** The kind of a list of names. The lexicon knows many places and few people, so a few known places decide. */
function kindOfNames(names: readonly string[]): string {
  return names.filter((name) => kindOfName(name) === "place").length * 4 > names.length ? "place" : "person";
}

/** Whether "someone" can mean a subject: it is a name or a word for people. */
function isPerson(subject: string): boolean {
  const entry = lookUp(subject.split(" ").at(-1) ?? "");
  return entry === null || entry.line.some(({ sense }) => sense === senseOf("person"));
}

/** Whether `clause` names `object` or speaks of all things of its kind. */
function coversObject(clause: Clause, object: string): boolean {
  return clause.objects.includes(object) || clause.everyKind.some((kind) => kind === kindOfName(object));
}

interface Known {
  readonly statements: Statements;
  readonly facts: ReadonlyMap<string, boolean>;
}

function holdsOf(claim: Clause, object: string, { statements, facts }: Known): boolean | null {
  const sameVerb = statements.clauses.filter(
    ({ predicate, compares }) => predicate === claim.predicate && compares === null,
  );
  if (claim.who === "someone") {
    const known = sameVerb.some(
      (clause) => !clause.isNegated && isPerson(clause.subject) && coversObject(clause, object),
    );
    const denied = sameVerb.some(
      (clause) => clause.isNegated && clause.who === "everyone" && coversObject(clause, object),
    );
    return known ? true : denied ? false : null;
  }
  const own = facts.get(factKey(claim, object));
  if (own !== undefined) return own;
  const general = sameVerb.find(
    ({ who, ...clause }) => who === "everyone" && coversObject({ who, ...clause }, object),
  );
  if (general !== undefined) return !general.isNegated;
  const limited = sameVerb.find(
    (clause) => clause.subject === claim.subject && clause.isOnly && clause.counted === null,
  );
  return limited !== undefined ? false : null;
}

function fromTruth(truth: boolean | null, isNegated: boolean): Consequence {
  if (truth === null) return "open";
  return truth === isNegated ? "excluded" : "follows";
}

function byFacts(claim: Clause, statements: Statements): Consequence {
  const facts = factsOf(statements);
  const truths = claim.objects.map((object) => holdsOf(claim, object, { statements, facts }));
  if (truths.length === 0) return null;
  if (truths.some((truth) => truth === false)) return fromTruth(false, claim.isNegated);
  return fromTruth(truths.every((truth) => truth === true) ? true : null, claim.isNegated);
}

/** The consequence of counts: a list of things against "more than nine places", or "only nine places" against a list. */
function byCount(claim: Clause, statements: Statements, hasAlternative: boolean): Consequence {
  const own = statements.clauses.find(
    ({ subject, predicate }) => subject === claim.subject && predicate === claim.predicate,
  );
  if (own === undefined) return "open";
  const [counted, listed] = claim.counted ? [claim.counted, own] : [own.counted, claim];
  if (counted === null || listed.objects.length === 0) return null;
  if (hasAlternative || kindOfNames(listed.objects) !== counted.kind) return "open";
  const count = listed.objects.length;
  if (claim.counted === null) return count > counted.count ? "excluded" : "open";
  const isTrue =
    counted.than === "more"
      ? count > counted.count
      : counted.than === "less"
        ? count < counted.count
        : count === counted.count;
  return isTrue ? "follows" : "excluded";
}

/** The consequence of comparisons. "As tall as" makes two equal, "taller than" orders them, and chains are followed. */
function byComparison(claim: Clause, { clauses }: Statements): Consequence {
  const related = clauses.filter(
    ({ compares, predicate, isNegated }) => compares !== null && predicate === claim.predicate && !isNegated,
  );
  if (related.length === 0) return "open";
  const leader = new Map<string, string>();
  const find = (name: string): string => {
    let at = name;
    for (let up = leader.get(at); up !== undefined && up !== at; up = leader.get(at)) at = up;
    return at;
  };
  for (const { compares, subject, objects } of related) {
    if (compares === "same") for (const object of objects) leader.set(find(object), find(subject));
  }
  const below = new Map<string, Set<string>>();
  for (const { compares, subject, objects } of related) {
    if (compares !== "more") continue;
    const under = below.get(find(subject)) ?? new Set();
    for (const object of objects) under.add(find(object));
    below.set(find(subject), under);
  }
  const [a, b] = [find(claim.subject), find(claim.objects[0] ?? "")];
  const order = a === b ? "same" : reaches(below, a, b) ? "above" : reaches(below, b, a) ? "below" : null;
  if (order === null) return "open";
  const isTrue = claim.compares === "more" ? order === "above" : order === "same";
  return isTrue === claim.isNegated ? "excluded" : "follows";
}

function reaches(below: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set<string>();
  const queue = [from];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const next of below.get(at) ?? []) {
      if (next === to) return true;
      if (!seen.has(next)) queue.push(next);
      seen.add(next);
    }
  }
  return false;
}

/**
 * What follows for the claim from the plain statements of the evidence.
 *
 * It reads facts, "only", "everyone", "if ... then", counts and comparisons. It answers `open` only if it understood all
 * of the evidence.
 */
export function reason(claim: readonly Token[], evidence: readonly Token[]): Consequence {
  if (claim.length > 80) return null;
  const asked = readStatements(claim);
  const [clause, ...more] = asked.clauses;
  if (clause === undefined || more.length > 0 || asked.rules.length > 0 || !asked.isComplete) return null;
  const statements = readStatements(evidence);
  if (statements.clauses.length === 0) return null;
  const isCounted = clause.counted !== null || statements.clauses.some(({ counted }) => counted !== null);
  const found = clause.compares
    ? byComparison(clause, statements)
    : isCounted
      ? byCount(
          clause,
          statements,
          evidence.some(({ lower }) => lower === "or"),
        )
      : byFacts(clause, statements);
  return found === "open" && !isFormal(statements) ? null : found;
}

/** Whether the text is a list of short statements with a word of logic. In such a list, anything not stated is false. */
function isFormal({ clauses, rules, isComplete }: Statements): boolean {
  const isShort = clauses.every(({ objects }) => objects.every((object) => object.split(" ").length <= 5));
  return isComplete && isShort && (rules.length > 0 || clauses.some(isLogical));
}

const isLogical = (clause: Clause): boolean =>
  clause.isOnly ||
  clause.who === "everyone" ||
  clause.compares !== null ||
  clause.everyKind.length > 0 ||
  clause.objects.length > 5;
