import { findDays } from "../../language/deadlines.js";
import { once } from "../../language/once.js";
import type { Token } from "../../language/tokens.js";
import type { Span } from "../../text/span.js";
import { nameStems } from "../reading/overlap.js";
import { excerpt, type PairReading, type Side } from "../reading/reading.js";
import type { Limit } from "./limits.js";

const leads = new Set(["in", "at", "near", "across", "throughout", "outside"]);
/** Sites that are called by their place: "the Lyon plant". */
const sites = new Set(
  "plant factory office store shop warehouse campus mine refinery headquarters hub depot site facility mill".split(
    " ",
  ),
);
const daysOf = once((tokens) => findDays(tokens));

const isName = (token: Token | undefined): boolean => token?.isCapital === true && token.kind === "word";

/** Where the run of capitals that holds a token ends. */
function lastOfName(tokens: readonly Token[], at: number): number {
  let last = at;
  while (isName(tokens[last + 1]) && tokens[last + 1]?.sentence === tokens[at]?.sentence) last += 1;
  return last;
}

interface Found {
  readonly at: number;
  readonly last: number;
}

/** The name of a place that starts at a token: after "in" or "at" ("in the United States"), or before "plant". */
function nameAt(tokens: readonly Token[], at: number): Found | null {
  if (!isName(tokens[at])) return null;
  const last = lastOfName(tokens, at);
  const before = tokens[at - 1]?.lower ?? "";
  const lead = before === "the" ? (tokens[at - 2]?.lower ?? "") : before;
  const isInside = tokens[at - 1]?.sentence === tokens[at]?.sentence && leads.has(lead);
  const isBySite =
    sites.has(tokens[last + 1]?.lower ?? "") && tokens[at - 1]?.sentence === tokens[at]?.sentence;
  return isInside || isBySite ? { at, last } : null;
}

/** The places that a text names, without days and without the names of the companies. Cost: linear. */
function placesOf({ tokens }: Side, companies: ReadonlySet<string>): readonly Span[] {
  const days = daysOf(tokens);
  const places: Span[] = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const found = nameAt(tokens, at);
    if (found === null) continue;
    const span = { start: tokens[found.at]?.start ?? 0, end: tokens[found.last]?.end ?? 0 };
    const isCompany = tokens.slice(found.at, found.last + 1).some(({ stem }) => companies.has(stem));
    const isDay = days.some(({ start, end }) => start < span.end && span.start < end);
    if (!isCompany && !isDay) places.push(span);
    at = found.last;
  }
  return places;
}

/**
 * The limit if the texts are about two places. An act in Lyon neither builds nor gives up a plant in Dayton.
 *
 * There is no limit if a text names no place, or if both name the same place. With the limit, the judge cannot tell,
 * because this rule does not know whether one place lies in the other.
 */
export function otherPlaceLimit({ claim, evidence }: PairReading): Limit | null {
  const companies = nameStems([...claim.given.companies, ...evidence.given.companies]);
  const [here] = placesOf(claim, companies);
  const [there] = here === undefined ? [] : placesOf(evidence, companies);
  if (here === undefined || there === undefined) return null;
  const isNamedIn = (places: readonly Span[], { text: own }: Side, { text }: Side): boolean =>
    places.some((place) => text.toLowerCase().includes(excerpt(own, place).toLowerCase()));
  if (
    isNamedIn(placesOf(claim, companies), claim, evidence) ||
    isNamedIn(placesOf(evidence, companies), evidence, claim)
  )
    return null;
  const [mine, theirs] = [excerpt(claim.text, here), excerpt(evidence.text, there)];
  const sentence = `The claim is about "${mine}", the evidence about "${theirs}". Nothing says that one is part of the other.`;
  return {
    excludes: ["confirms", "contradicts"],
    reason: { sentence, claimSpan: here, evidenceSpan: there },
  };
}
