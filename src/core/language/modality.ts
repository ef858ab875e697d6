import { type Found, list, phraseFinder } from "./phrases.js";
import type { Token } from "./tokens.js";

/**
 * How firmly a text says something.
 *
 * `hedge` (perhaps), `intent` (planned), `caution` (some, selectively), `reluctance` (rather not), `reservation` (not
 * bound to everything), `acknowledge` (admits a change), `report` (others say), `firm`.
 */
export type Modality =
  | "hedge"
  | "reluctance"
  | "intent"
  | "caution"
  | "reservation"
  | "acknowledge"
  | "report"
  | "firm";

const lists: Readonly<Record<Modality, readonly string[]>> = {
  hedge:
    list(`maybe, perhaps, might, could, possibly, probably, will likely, is likely, are likely, hope, i think, we think, optimistic,
      kind of, sort of, seem, appear, i guess, potentially, in principle, unclear, would like to,
      =may, i'm not sure, we are not sure, one of the ways, one possible, open to,
      tend to, should be able to, no current plans, no immediate plans, no plans at this time, not currently planning,
    no plans for now, for the time being, for now`),
  intent: list(`plan to, intend, intention, aim to, our goal, the goal, expect, working on, work toward,
      want to, looking to, vision, aspire, seek to, consider, discuss, explore, was expected to,
      target`),
  reluctance:
    list(`last resort, reluctant, reluctantly, prefer not to, would rather not, not a fan, as a last resort,
    only when necessary, not keen`),
  caution:
    list(`careful, cautious, selective, selectively, choose, rigorous, some of, =some, partly, partially,
      =limited, where responsible, certain, case by case, mitigate, in part,
      safeguard, assessment, assess whether`),
  reservation: list(`not every, not everything, not all, have not committed, has not committed, not committed,
      no commitment, a mix of, not dogmatic, reserve the right, may change, not promise, not ruling out,
      not rule out, case by case basis, not guarantee`),
  acknowledge: list(`changed our policy, changed our mind, changed my mind, change course, reverse course,
      reversed course, we were wrong, i was wrong, was a mistake,
      no longer believe, no longer plan, walk back, rethink our, reconsider our,
      we got this wrong`),
  report: list(`was reported, were reported, reported that, people with knowledge, people familiar,
      according to sources, reportedly, rumour, rumored, sources say, sources said`),
  firm: list(
    "commit, promise, pledge, guarantee, always, never, dedicate, make sure, ensure, vow, will remain",
  ),
};

const find = phraseFinder<Modality>(
  (Object.keys(lists) as Modality[]) // the keys of a record typed by Modality
    .flatMap((modality) => lists[modality].map((phrase) => [phrase, modality] as const)),
);

/** The words of a text that say how firmly it speaks, in order. */
export function findModality(tokens: readonly Token[]): readonly Found<Modality>[] {
  return find(tokens);
}

/** Whether the place's sentence has one of `modalities` at most `reach` tokens away. */
export function isHeldAs(
  found: readonly Found<Modality>[],
  modalities: readonly Modality[],
  place: {
    readonly first: number;
    readonly last: number;
    readonly reach: number;
    readonly tokens: readonly Token[];
  },
): boolean {
  const sentence = place.tokens[place.first]?.sentence;
  return found.some(
    (hit) =>
      modalities.includes(hit.value) &&
      place.tokens[hit.first]?.sentence === sentence &&
      hit.first <= place.last + place.reach &&
      hit.last >= place.first - place.reach,
  );
}
