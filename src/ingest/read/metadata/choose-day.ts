import type { DaySource, StatedDay } from "../../../core/documents/document.js";
import type { FoundDay } from "./found-day.js";

/** The days of a document, and how sure the first is. */
export interface ChosenDays {
  readonly publishedOn: StatedDay | null;
  readonly publishedFrom: DaySource | null;
  readonly isPublishedCertain: boolean;
  readonly modifiedOn: StatedDay | null;
}

/** What places are independent of each other: data for machines, what readers see, and the address. */
const family = (source: DaySource): string =>
  source === "url" ? "url" : source === "json-ld" || source === "meta" ? "data" : "shown";

/** What each further family that names the same day adds to its trust. */
const AGREEMENT = 0.12;

/** Below this trust, a place does not count as one that agrees or contradicts. */
const HEARD = 0.5;

interface Candidate {
  readonly day: StatedDay;
  readonly found: readonly FoundDay[];
  readonly best: FoundDay;
  readonly families: ReadonlySet<string>;
  readonly score: number;
}

function candidatesOf(days: readonly FoundDay[]): readonly Candidate[] {
  const byDay = new Map<StatedDay, FoundDay[]>();
  for (const found of days) byDay.set(found.day, [...(byDay.get(found.day) ?? []), found]);
  const candidates = [...byDay].map(([day, found]) => {
    const best = found.reduce((a, b) => (b.trust > a.trust ? b : a));
    const families = new Set(found.filter(({ trust }) => trust >= HEARD).map(({ source }) => family(source)));
    return { day, found, best, families, score: best.trust + AGREEMENT * Math.max(0, families.size - 1) };
  });
  return candidates.sort((a, b) => b.score - a.score);
}

/** The best candidate. A month gives way to a day inside it. */
function pick(candidates: readonly Candidate[]): Candidate | null {
  const [first] = candidates;
  if (first === undefined || first.day.length === 10) return first ?? null;
  const inside = candidates.find(({ day }) => day.length === 10 && day.startsWith(first.day));
  const other = candidates.find(({ day, score }) => day.length === 10 && score >= HEARD);
  return inside ?? other ?? first;
}

/** Trust from which a place is believed alone, if nothing contradicts it. */
const RELIABLE = 0.88;

/** Trust from which another day near the heading or in the page's data contradicts. */
const RIVAL = 0.6;

function isCertain(
  best: Candidate,
  candidates: readonly Candidate[],
  modified: FoundDay | undefined,
): boolean {
  if (best.day.length < 10) return false;
  const isNamed = best.found.some(({ of, trust }) => of === "published" && trust >= RIVAL);
  const isBacked = best.families.size > 1 || best.best.trust >= RELIABLE;
  const rivals = candidates.filter((one) => one !== best && one.day.length === 10 && one.best.trust >= RIVAL);
  const isEarlierChanged = modified !== undefined && modified.trust >= RIVAL && modified.day < best.day;
  return isNamed && isBacked && rivals.length === 0 && !isEarlierChanged;
}

/**
 * The day of publication and that of the last change, chosen among the days that a document states.
 *
 * Days after `latest` are not believed: they are events that the document announces, or mistakes.
 */
export function chooseDays(all: readonly FoundDay[], latest: StatedDay): ChosenDays {
  const days = all.filter(({ day }) => day <= latest.slice(0, day.length));
  const candidates = candidatesOf(days.filter(({ of }) => of !== "modified"));
  const own = pick(candidates);
  // A page that shows only the day of its last change is dated by that day.
  const best = own !== null && own.score >= HEARD ? own : pick(candidatesOf(days));
  const [modified] = days.filter(({ of }) => of === "modified").sort((a, b) => b.trust - a.trust);
  return {
    publishedOn: best?.day ?? null,
    publishedFrom: best?.best.source ?? null,
    isPublishedCertain: best !== null && isCertain(best, candidates, modified),
    modifiedOn: modified?.day ?? null,
  };
}
