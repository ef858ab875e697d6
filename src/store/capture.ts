import type { Reader } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { Capture } from "../schemas/source.js";
import { Conditions } from "./conditions.js";
import { instantText, type Json, object } from "./json.js";
import { findOne, listPage, type Page, type PageRequest } from "./page.js";
import { type Audience, visible } from "./visibility.js";

/** What an answer leaves out: a document is its publisher's, and only holders of keys read it here. */
interface Shown {
  readonly hasText: boolean;
  readonly hasFileName: boolean;
}

function captureJson(alias: string, { hasText, hasFileName }: Shown): string {
  return object({
    id: `${alias}.id`,
    sourceId: `${alias}.source_id`,
    capturedAt: instantText(`${alias}.captured_at`),
    mediaType: `${alias}.media_type`,
    httpStatus: `${alias}.http_status`,
    sha256: `${alias}.sha256`,
    characters: `length(${alias}.text)`,
    text: hasText ? `${alias}.text` : "NULL::text",
    outcome: `${alias}.outcome`,
    failure: hasText ? `${alias}.failure` : "NULL::text",
    rawSha256: `${alias}.raw_sha256`,
    byteLength: `${alias}.byte_length`,
    finalUrl: hasText ? `${alias}.final_url` : "NULL::text",
    headers: hasText ? `${alias}.headers` : "NULL::jsonb",
    fileName: hasFileName ? `${alias}.file_name` : "NULL::text",
    archiveUrl: `${alias}.archive_url`,
    recordedAt: instantText(`${alias}.recorded_at`),
  });
}

const notFound = (): DomainError => new DomainError("capture-not-found", "No capture has this id.");

/** A capture; for staff with its text and headers. @throws DomainError `capture-not-found` */
export async function getCapture(reader: Reader, id: string, audience: Audience): Promise<Json<Capture>> {
  const conditions = new Conditions().add("k.id = ?", id).add(visible.capture("k", audience));
  const isStaff = audience === "staff";
  const found = await findOne<Capture>(reader, {
    item: captureJson("k", { hasText: isStaff, hasFileName: isStaff }),
    from: "capture k",
    conditions,
  });
  if (!found) throw notFound();
  return found;
}

/** What is kept of a capture, for whoever reads or packs it. Only for holders of keys. */
export interface KeptCapture {
  readonly id: string;
  readonly sourceUrl: string;
  readonly capturedAt: Date;
  readonly mediaType: string | null;
  readonly httpStatus: number | null;
  readonly text: string | null;
  readonly outcome: string | null;
  readonly failure: string | null;
  readonly rawSha256: string | null;
  readonly byteLength: number | null;
  readonly finalUrl: string | null;
  readonly headers: readonly (readonly [string, string])[] | null;
  readonly redirects:
    | readonly { readonly url: string; readonly status: number; readonly location: string }[]
    | null;
  readonly fileName: string | null;
}

/** What is kept of a capture. @throws DomainError `capture-not-found` */
export async function getKeptCapture(reader: Reader, id: string): Promise<KeptCapture> {
  const [found] = await reader.rows<KeptCapture>(
    `SELECT k.id, r.url AS "sourceUrl", k.captured_at AS "capturedAt", k.media_type AS "mediaType",
       k.http_status AS "httpStatus", k.text, k.outcome, k.failure, k.raw_sha256 AS "rawSha256",
       k.byte_length AS "byteLength", k.final_url AS "finalUrl", k.headers, k.redirects, k.file_name AS "fileName"
     FROM capture k JOIN source r ON r.id = k.source_id WHERE k.id = $1`,
    [id],
  );
  if (!found) throw notFound();
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
      item: captureJson("k", { hasText: false, hasFileName: audience === "staff" }),
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
