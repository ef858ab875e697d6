import type { ClaimKind } from "../claims/kinds.js";
import { compareDays, type Day } from "../dates/day.js";
import { explain } from "./explain.js";
import { type PublishedRelation, type RatingValue, ratingValue } from "./values.js";

/** A link that is or was published. Instants are in ISO 8601, in UTC, to the millisecond. */
export interface RatedLink extends PublishedRelation {
  readonly id: string;
  readonly publishedAt: string;
  readonly withdrawnAt: string | null;
}

/** A claim with all that its rating depends on. Its history begins at `recordedAt`. */
export interface RatedClaim {
  readonly kind: ClaimKind;
  readonly dueDay: Day | null;
  readonly recordedAt: string;
  readonly links: readonly RatedLink[];
  readonly today: Day;
}

/** A value and its first instant. `linkId` is the link that caused it; `null` at the start and after a due day. */
export interface RatingStep {
  readonly value: RatingValue;
  readonly since: string;
  readonly linkId: string | null;
}

export interface Rating {
  readonly value: RatingValue;
  readonly explanation: string;
  /** One step for each change, from the first value to the present one. Never empty. */
  readonly history: readonly RatingStep[];
}

const DAY_MS = 86_400_000;

/** The first instant after a day, in UTC. */
function endOf(day: Day): string {
  return new Date(Date.parse(`${day.last}T00:00:00.000Z`) + DAY_MS).toISOString();
}

function isActive({ publishedAt, withdrawnAt }: RatedLink, instant: string): boolean {
  return publishedAt <= instant && (withdrawnAt === null || withdrawnAt > instant);
}

/** The link that changed at an instant. If several did, the link with the first id. */
function changedAt(links: readonly RatedLink[], instant: string): string | null {
  const ids = links.filter((link) => link.publishedAt === instant || link.withdrawnAt === instant);
  return ids.map(({ id }) => id).sort()[0] ?? null;
}

/**
 * The rating of a claim by its published links, with the explanation and the history.
 *
 * The order of the links does not matter. The history is computed from the instants at which links were published and
 * withdrawn. A corrected link counts in its present form, also for the past.
 */
export function rate({ kind, dueDay, recordedAt, links, today }: RatedClaim): Rating {
  const passed = dueDay !== null && compareDays(dueDay, today) === "before" ? endOf(dueDay) : null;
  const valueAt = (instant: string): RatingValue =>
    ratingValue(
      kind,
      links.filter((link) => isActive(link, instant)),
      passed !== null && passed <= instant,
    );
  const events = [...links.flatMap((link) => [link.publishedAt, link.withdrawnAt]), passed];
  const instants = [...new Set(events)].filter((event) => event !== null && event > recordedAt).sort();
  const history: RatingStep[] = [{ value: valueAt(recordedAt), since: recordedAt, linkId: null }];
  for (const instant of instants) {
    if (instant === null) continue;
    const value = valueAt(instant);
    if (value !== history.at(-1)?.value)
      history.push({ value, since: instant, linkId: changedAt(links, instant) });
  }
  const now = instants.at(-1) ?? recordedAt;
  const active = links.filter((link) => isActive(link, now));
  return {
    value: valueAt(now),
    explanation: explain(active, passed === null ? null : dueDay),
    history,
  };
}
