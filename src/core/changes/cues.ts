import { findConditions } from "../language/conditions.js";
import { findHedges } from "../language/hedges.js";
import { list, phraseFinder } from "../language/phrases.js";
import type { Token } from "../language/tokens.js";

/**
 * What a word does to its clause: it `hedges` ("generally", "try to"), sets a `limit` ("only", "unless", "if"), `firms`
 * ("always", "promptly"), `widens` ("all", "any"), `guards` the reader
 * ("privately", "at your option"), or `frees` the company ("at our discretion", "without notice").
 */
export type Cue = "hedges" | "limit" | "firms" | "widens" | "guards" | "frees";

/** A cue with its tokens, and its words as a key. */
export interface FoundCue {
  readonly cue: Cue;
  readonly key: string;
  readonly first: number;
  readonly last: number;
}

const findEfforts = phraseFinder<true>(
  list(`reasonable efforts, best efforts, commercially reasonable, reasonable endeavours, reasonable steps, strive, endeavour, endeavor,
    try to, aim to, seek to, attempt to, intend to, hope to, where we can, when we can, whenever possible, designed to, plan to,
    substantially, careful, carefully, cautious, selective, selectively, case by case, last resort`).map(
    (phrase) => [phrase, true] as const,
  ),
);
const findLimits = phraseFinder<true>(
  list(`except, unless, other than, excluding, apart from, save for, with the exception of, subject to, provided that, only, solely,
    certain, some of, =some, selected, eligible, qualifying, limited to, up to, if permitted, as permitted by, to the extent,
    unless otherwise, until, in limited circumstances, without your consent, with your consent, with your permission,
    without your permission, where required, when required, if required, as required by, where necessary, if necessary, as necessary,
    when necessary, where permitted, in some cases, in certain cases, depending on, in the EU, in the European Union,
    in the United States, in the US, in the UK, in Europe, in your region, where available, if available, where applicable,
    as applicable, if applicable, in certain countries, in certain regions, reasonable, reasonably, trusted, =limited, if you, when you choose, for paid users, for free users, for new customers,
    for adults, for personal use, legally required, required by law, for businesses`).map(
    (phrase) => [phrase, true] as const,
  ),
);
const findFirm = phraseFinder<true>(
  list(`always, never, pledge, vow, undertake to, ensure, guarantee, promise, commit, immediately, without undue delay,
    promptly, fully, completely, in all cases, under any circumstances, irrevocable, unlimited, at no cost, free of charge,
    at least, in advance, prior notice, advance notice`).map((phrase) => [phrase, true] as const),
);
const findGuards = phraseFinder<true>(
  list(`privately, securely, confidentially, anonymously, encrypted, confidential, whichever is earlier, whichever is sooner,
    whichever comes first, with your consent, with your permission, at your option, at your choice, at your request`).map(
    (phrase) => [phrase, true] as const,
  ),
);
const findWide = phraseFinder<true>(
  list("=all, =any, =every, each, at any time, everyone, worldwide, globally, other than as").map(
    (phrase) => [phrase, true] as const,
  ),
);
const findFree = phraseFinder<true>(
  list(`discretion, for any reason, for no reason, without notice, without prior notice, without further notice, without liability,
    without limitation, without restriction, we believe, we determine, we consider, we deem, we decide,
    we reasonably believe, we reasonably consider, we reasonably determine, as we see fit,
    without obligation, with or without cause`).map((phrase) => [phrase, true] as const),
);

/** Hedges that say nothing about how firm a clause is: they count or praise. */
const weighing = new Set(["doubt", "habit"]);
/** "May" and "can" belong to the clause's force. */
const modals = new Set(["may", "might", "could", "whether", "expect", "potential", "estimate"]);

/** The cues of a sentence, in order. */
export function cuesOf(tokens: readonly Token[]): readonly FoundCue[] {
  const cues: FoundCue[] = [];
  const add = (cue: Cue, places: readonly { readonly first: number; readonly last: number }[]): void => {
    for (const { first, last } of places)
      cues.push({
        cue,
        key: tokens
          .slice(first, last + 1)
          .map(({ stem }) => stem)
          .join(" "),
        first,
        last,
      });
  };
  const doubts = findHedges(tokens).filter(
    ({ value, first }) => weighing.has(value) && !modals.has(tokens[first]?.lower ?? ""),
  );
  add("frees", findFree(tokens));
  add("guards", findGuards(tokens));
  add("hedges", doubts);
  add("hedges", findEfforts(tokens));
  add("limit", findLimits(tokens));
  // One condition in place of another is no new one, whatever its word.
  for (const place of conditionsOf(tokens)) cues.push({ cue: "limit", key: "if", ...place });
  add("firms", findFirm(tokens));
  add("widens", findWide(tokens));
  return withoutNested(cues);
}

function conditionsOf(tokens: readonly Token[]): readonly { first: number; last: number }[] {
  return findConditions(tokens).map(({ antecedent }) => {
    const first = tokens.findIndex(({ start }) => start >= antecedent.start);
    return { first, last: first };
  });
}

/** The cues without those that lie in another one's place. */
function withoutNested(cues: readonly FoundCue[]): readonly FoundCue[] {
  const ordered = [...cues].sort((one, other) => one.first - other.first || other.last - one.last);
  const kept: FoundCue[] = [];
  for (const cue of ordered) {
    const previous = kept.at(-1);
    if (previous === undefined || cue.first > previous.last) kept.push(cue);
  }
  return kept;
}
