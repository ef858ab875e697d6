import type { Correction } from "../schemas/correction.js";
import type { Link } from "../schemas/link.js";
import type { Source } from "../schemas/source.js";
import type { Statement } from "../schemas/statement.js";
import type { Topic } from "../schemas/topic.js";

type TopicRef = Pick<Topic, "id" | "slug" | "name">;

/** Names of what corrections name by id or slug alone. */
export interface Names {
  readonly speakers: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
  readonly topics: ReadonlyMap<string, TopicRef>;
}

export const noNames: Names = { speakers: new Map(), topics: new Map() };

const DAY_MS = 86_400_000;

/** Ids of speakers and slugs of topics that a link's corrections made after an instant went away from. */
export function namesNeeded(link: Link, at: Date): { speakerIds: string[]; topicSlugs: string[] } {
  const old = laterCorrections(link, at);
  const strings = (value: unknown) => [value].flat().filter((item) => typeof item === "string");
  return {
    speakerIds: old.filter(({ field }) => field === "speakerId").flatMap(({ oldValue }) => strings(oldValue)),
    topicSlugs: old.filter(({ field }) => field === "topics").flatMap(({ oldValue }) => strings(oldValue)),
  };
}

/** Corrections after an instant, the newest first: in that order they are undone. */
function laterCorrections({ corrections }: Link, at: Date): Correction[] {
  return corrections.filter(({ madeAt }) => Date.parse(madeAt) > at.getTime()).reverse();
}

const precisionOf = (day: unknown): string | null =>
  typeof day === "string" ? ({ 10: "day", 7: "month", 4: "year" }[day.length] ?? null) : null;

/** The fields that one undone correction sets: the corrected field as the API shows it, and those that follow from it. */
function undo({ field, oldValue }: Correction, names: Names): Record<string, unknown> {
  switch (field) {
    case "speakerId":
      return { speaker: typeof oldValue === "string" ? (names.speakers.get(oldValue) ?? null) : null };
    case "topics":
      return {
        topics: [oldValue].flat().flatMap((slug) => names.topics.get(String(slug)) ?? []),
      };
    case "saidOn":
    case "effectiveOn":
    case "publishedOn":
    case "dueOn":
      return { [field]: oldValue, [`${field}Precision`]: precisionOf(oldValue) };
    default:
      return { [field]: oldValue };
  }
}

/** A record before its corrections of `later`. */
function before<Recorded extends { readonly id: string }>(
  record: Recorded,
  later: readonly Correction[],
  names: Names,
): Recorded {
  const undone = later.filter(({ recordId }) => recordId === record.id).map((own) => undo(own, names));
  // A correction's old value is what the API showed of the field: the shape stays the record's.
  return Object.assign({}, record, ...undone) as Recorded;
}

type Sourced = { readonly id: string; readonly source: Source; readonly company: Link["company"] };

function sourcedBefore<Recorded extends Sourced>(
  record: Recorded,
  later: readonly Correction[],
  names: Names,
): Recorded {
  const source = before(record.source, later, names);
  const company = before(record.company, later, names);
  return before({ ...record, source, company }, later, names);
}

type Said = Link["claim"]["statement"];

/** A statement before its corrections, with the name that its speaker had then. */
function saidBefore(statement: Said, later: readonly Correction[], names: Names): Said {
  const said = sourcedBefore(statement, later, names);
  return said.speaker === null ? said : { ...said, speaker: before(said.speaker, later, names) };
}

/** Where the claim's words stood in the quote; where both are as they were, that is known. */
function spanOf(claim: Link["claim"], statement: Omit<Statement, "claims">): Link["claim"]["span"] {
  const start = statement.quote.indexOf(claim.text);
  return start < 0 ? claim.span : { start, end: start + claim.text.length };
}

function wholeDaysBetween(from: string, to: string): number | null {
  if (from.length !== 10 || to.length !== 10) return null;
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/**
 * A link as it was known at an instant at or after its publication.
 *
 * Undoes later corrections of the link, its claim, its evidence and their sources, and a later withdrawal; leaves out
 * later reviews and corrections. Its defence and replies come from the store, which asks for those of the instant.
 * What has no history stays as it is: the judge's reasons, the names of companies and speakers.
 */
export function asKnownOn(link: Link, at: Date, names: Names = noNames): Link {
  const later = laterCorrections(link, at);
  const isKnown = (instant: string) => Date.parse(instant) <= at.getTime();
  const statement = saidBefore(link.claim.statement, later, names);
  const claim = { ...before(link.claim, later, names), statement };
  const evidence: Link["evidence"] =
    link.evidence.kind === "statement"
      ? { kind: "statement", statement: saidBefore(link.evidence.statement, later, names) }
      : { kind: "move", move: sourcedBefore(link.evidence.move, later, names) };
  const corrections = link.corrections.filter(({ madeAt }) => isKnown(madeAt));
  const isWithdrawn = link.withdrawnAt !== null && isKnown(link.withdrawnAt);
  const shown = evidence.kind === "statement" ? evidence.statement.saidOn : evidence.move.effectiveOn;
  const changes = [link.publishedAt ?? link.recordedAt, ...corrections.map(({ madeAt }) => madeAt)].sort();
  return {
    ...before(link, later, names),
    company: before(link.company, later, names),
    claim: later.length > 0 ? { ...claim, span: spanOf(claim, statement) } : claim,
    evidence,
    daysApart: wholeDaysBetween(statement.saidOn, shown),
    status: isWithdrawn ? "withdrawn" : "published",
    withdrawnAt: isWithdrawn ? link.withdrawnAt : null,
    withdrawnReason: isWithdrawn ? link.withdrawnReason : null,
    reviews: link.reviews.filter(({ reviewedAt }) => isKnown(reviewedAt)),
    corrections,
    changedAt: changes.at(-1) ?? link.changedAt,
  };
}
