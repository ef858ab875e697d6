import { readerOf } from "../database/database.js";
import { DomainError, type ErrorCode } from "../errors.js";
import { findCompanyTarget, type SlugTarget } from "../store/company.js";
import type { Work } from "./act.js";

/** The error for an input field that names a record that does not exist. */
export function notRecorded(code: ErrorCode, noun: string, pointer: string): DomainError {
  return new DomainError(code, `No ${noun} has the id or name given in ${pointer}.`, {
    faults: [{ pointer, detail: `must name a recorded ${noun}: record it first, or correct this field` }],
  });
}

/** The company named by slug or id. `pointer` is the input field. @throws DomainError `company-not-found` */
export async function getNamedCompany(work: Work, slugOrId: string, pointer: string): Promise<SlugTarget> {
  const target = await findCompanyTarget(readerOf(work.tx), slugOrId, "staff");
  if (!target) throw notRecorded("company-not-found", "company", pointer);
  return target;
}

/** @throws DomainError `speaker-not-found` */
export async function requireSpeaker(work: Work, id: string, pointer: string): Promise<void> {
  const found = await work.tx.speaker.findUnique({ where: { id }, select: { id: true } });
  if (!found) throw notRecorded("speaker-not-found", "speaker", pointer);
}

/** The ids of topics, each once, by their slugs. @throws DomainError `topic-not-found`, naming the first unknown one */
export async function getNamedTopics(work: Work, slugs: readonly string[]): Promise<string[]> {
  const rows = await work.tx.topic.findMany({ where: { slug: { in: [...slugs] } } });
  const ids = new Map(rows.map(({ slug, id }) => [slug, id]));
  return [...new Set(slugs)].map((slug) => {
    const id = ids.get(slug);
    if (id === undefined) throw notRecorded("topic-not-found", "topic", `/topics/${slugs.indexOf(slug)}`);
    return id;
  });
}
