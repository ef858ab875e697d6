import { parseDay } from "../../core/dates/day.js";
import type { ReadDocument } from "../../core/documents/document.js";
import { sourceUrl } from "../../core/sources/source-url.js";
import { DomainError } from "../../errors.js";
import { day } from "../../schemas/day.js";
import type { AboutDocument } from "../../schemas/new-document.js";
import { newSource } from "../../schemas/source.js";
import { toDayColumns } from "../../store/days.js";
import type { Work } from "../act.js";
import { refuseFuture } from "../record/check-days.js";
import type { Taken } from "./taken.js";

const MAX_ADDRESS_CHARACTERS = 2_000;

/** The address of a capture's source. A file that has none is named by its bytes, so that it is one source however often it comes. */
export function addressOf(url: string | null, { bytes }: Taken): string {
  const address = url === null ? `urn:sha256:${bytes?.sha256 ?? ""}` : sourceUrl(url);
  if (address.length <= MAX_ADDRESS_CHARACTERS) return address;
  const detail = `must have at most ${MAX_ADDRESS_CHARACTERS} characters after percent-encoding`;
  throw new DomainError("invalid-input", "The address is too long after percent-encoding.", {
    faults: [{ pointer: "/url", detail }],
  });
}

/** Foreign words as a title or a name may hold them; null if they cannot. */
function asLine(words: string | null, schema: typeof newSource.shape.title): string | null {
  const read = schema.safeParse(words?.replace(/\s+/g, " ").trim().slice(0, 190));
  return read.success ? read.data : null;
}

function hostOf(url: string | null): string | null {
  return url === null ? null : new URL(url).hostname.replace(/^www\./, "");
}

/** The day that the document states beyond doubt, unless it lies in the future. A wrong day is worse than none. */
function certainDay(document: ReadDocument | null, now: Date): string | null {
  const stated = document?.isPublishedCertain ? document.publishedOn : null;
  if (stated === null || !day.safeParse(stated).success) return null;
  try {
    refuseFuture(parseDay(stated), now, "/publishedOn");
    return stated;
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

interface SourceWords {
  readonly title: string;
  readonly publisher: string;
  readonly publishedFrom: Date | null;
  readonly publishedTo: Date | null;
  readonly publishedPrecision: string | null;
}

/** What a source says about itself: in a person's words, otherwise in the document's own. */
function wordsOf(
  about: AboutDocument,
  { document, fileName }: Taken,
  { url, now }: { url: string; now: Date },
): SourceWords {
  const { title, publisher } = newSource.shape;
  const publishedOn = about.publishedOn ?? certainDay(document, now);
  const published = publishedOn === null ? null : parseDay(publishedOn);
  if (published && about.publishedOn !== null) refuseFuture(published, now, "/publishedOn");
  const columns = published && toDayColumns(published);
  return {
    title:
      about.title ?? asLine(document?.title ?? null, title) ?? asLine(fileName, title) ?? url.slice(0, 500),
    publisher:
      about.publisher ?? asLine(document?.publisher ?? null, publisher) ?? hostOf(about.url) ?? "Not stated",
    publishedFrom: columns?.from ?? null,
    publishedTo: columns?.to ?? null,
    publishedPrecision: columns?.precision ?? null,
  };
}

/** What the first fetch that works may say of a source: nothing that a person said before is replaced. */
function namesFor(
  known: { readonly publisher: string; readonly publishedFrom: Date | null },
  words: SourceWords,
  about: AboutDocument,
): Partial<SourceWords> {
  const { title, publisher, ...day } = words;
  const isGuessed = known.publisher === hostOf(about.url) || known.publisher === "Not stated";
  return {
    title,
    ...((isGuessed || about.publisher !== null) && { publisher }),
    ...(known.publishedFrom === null && day),
  };
}

/**
 * The id of the source that a capture copies. A source that is not yet recorded is recorded as a draft.
 *
 * A source made from a failed fetch has its address as title. The first fetch that works names it, while it is a draft.
 * @throws DomainError `day-in-future`
 */
export async function findOrInsertSource(work: Work, taken: Taken, about: AboutDocument): Promise<string> {
  const url = addressOf(about.url, taken);
  const words = wordsOf(about, taken, { url, now: work.now });
  const { kind, tier, event } = about;
  const recorded = { recordedAt: work.now, recordedBy: work.actor.holder };
  const id = work.id("source");
  const { count } = await work.tx.source.createMany({
    data: [{ id, url, kind, tier, event, ...words, ...recorded }],
    skipDuplicates: true,
  });
  if (count === 1) return id;
  const known = await work.tx.source.findUniqueOrThrow({ where: { url } });
  const isUnnamed = known.publicSince === null && known.title === url.slice(0, 500);
  if (isUnnamed && words.title !== known.title)
    await work.tx.source.update({ where: { id: known.id }, data: namesFor(known, words, about) });
  return known.id;
}
