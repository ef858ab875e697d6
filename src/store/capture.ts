import type { Reader } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { Capture } from "../schemas/source.js";
import { Conditions } from "./conditions.js";
import { instantText, type Json, object } from "./json.js";
import { findOne, listPage, type Page, type PageRequest } from "./page.js";
import { type Audience, visible } from "./visibility.js";

function captureJson(alias: string, text: string): string {
  return object({
    id: `${alias}.id`,
    sourceId: `${alias}.source_id`,
    capturedAt: instantText(`${alias}.captured_at`),
    mediaType: `${alias}.media_type`,
    httpStatus: `${alias}.http_status`,
    sha256: `${alias}.sha256`,
    characters: `length(${alias}.text)`,
    text,
    failure: `${alias}.failure`,
    archiveUrl: `${alias}.archive_url`,
    recordedAt: instantText(`${alias}.recorded_at`),
  });
}

/** A capture with its text. @throws DomainError `capture-not-found` */
export async function getCapture(reader: Reader, id: string, audience: Audience): Promise<Json<Capture>> {
  const conditions = new Conditions().add("k.id = ?", id).add(visible.capture("k", audience));
  const found = await findOne<Capture>(reader, {
    item: captureJson("k", "k.text"),
    from: "capture k",
    conditions,
  });
  if (!found) throw new DomainError("capture-not-found", "No capture has this id.");
  return found;
}

/** Captures, newest first, without their texts. */
export function listCaptures(
  reader: Reader,
  { sourceId, ...page }: PageRequest & { readonly sourceId?: string | undefined },
  audience: Audience,
): Promise<Page<Capture>> {
  const conditions = new Conditions().add(visible.capture("k", audience));
  if (sourceId !== undefined) conditions.add("k.source_id = ?", sourceId);
  return listPage<Capture>(
    reader,
    {
      item: captureJson("k", "NULL::text"),
      from: "capture k",
      conditions,
      order: [
        { column: "k.captured_at", type: "timestamptz" },
        { column: "k.id", type: "text" },
      ],
      direction: "DESC",
    },
    page,
  );
}
