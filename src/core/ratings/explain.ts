import { type Day, formatDay } from "../dates/day.js";
import { type PublishedRelation, ratingWeight, type Weight } from "./values.js";

const verbs: Record<Weight, readonly [one: string, many: string]> = {
  "full contradiction": ["contradicts it in full", "contradict it in full"],
  "missed deadline": ["says that its due day was missed", "say that its due day was missed"],
  "partial contradiction": ["contradicts it in part or narrows it", "contradict it in part or narrow it"],
  kept: ["confirms it in full", "confirm it in full"],
  "partly kept": ["confirms it in part", "confirm it in part"],
  "condition met": ["says that its condition was met", "say that its condition was met"],
  none: [
    "repeats or explains it, which does not change the rating",
    "repeat or explain it, which does not change the rating",
  ],
};

const MOST_IDS = 5;

function idList(ids: readonly string[]): string {
  const more = ids.length - MOST_IDS;
  return ids.slice(0, MOST_IDS).join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** The explanation of a rating: published links by what they say, with their ids, and the due day if it has passed. */
export function explain(
  links: readonly (PublishedRelation & { readonly id: string })[],
  passedDay: Day | null,
): string {
  const sorted = [...links].sort((a, b) => (a.id < b.id ? -1 : 1));
  // The greatest weight comes first. Object.keys gives strings, but the keys of a Record<Weight, ...> are all weights.
  const weights = Object.keys(verbs) as Weight[];
  const parts = weights.flatMap((weight) => {
    const ids = sorted.filter((link) => ratingWeight(link) === weight).map(({ id }) => id);
    const [one, many] = verbs[weight];
    return ids.length === 0 ? [] : [`${ids.length} ${ids.length === 1 ? one : many} (${idList(ids)})`];
  });
  const found =
    parts.length === 0
      ? "No link to this claim is published."
      : `Of its published links, ${parts.join("; ")}.`;
  return passedDay === null ? found : `${found} Its due day, ${formatDay(passedDay)}, has passed.`;
}
