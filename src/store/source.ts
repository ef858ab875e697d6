import { sourceUrl } from "../core/sources/source-url.js";
import type { Reader } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { Source } from "../schemas/source.js";
import { Conditions } from "./conditions.js";
import { dayText, instantText, type Json, object } from "./json.js";
import { findOne, listPage, type Page, type PageRequest } from "./page.js";
import { type Audience, visible } from "./visibility.js";

/** SQL for a source as the API shows it. */
export function sourceJson(alias: string): string {
  return object({
    id: `${alias}.id`,
    url: `${alias}.url`,
    title: `${alias}.title`,
    publisher: `${alias}.publisher`,
    kind: `${alias}.kind`,
    tier: `${alias}.tier`,
    event: `${alias}.event`,
    publishedOn: dayText(`${alias}.published`),
    publishedOnPrecision: `${alias}.published_precision`,
    publicSince: instantText(`${alias}.public_since`),
    recordedAt: instantText(`${alias}.recorded_at`),
  });
}

/** @throws DomainError `source-not-found` */
export async function getSource(reader: Reader, id: string, audience: Audience): Promise<Json<Source>> {
  const conditions = new Conditions().add("r.id = ?", id).add(visible.record("r", audience));
  const found = await findOne<Source>(reader, { item: sourceJson("r"), from: "source r", conditions });
  if (!found) throw new DomainError("source-not-found", "No source has this id.");
  return found;
}

/** Sources, newest first. `url` finds a source by any spelling of its address. */
export function listSources(
  reader: Reader,
  {
    kind,
    event,
    url,
    ...page
  }: PageRequest & {
    readonly kind?: string | undefined;
    readonly event?: string | undefined;
    readonly url?: string | undefined;
  },
  audience: Audience,
): Promise<Page<Source>> {
  const conditions = new Conditions().add(visible.record("r", audience));
  if (kind !== undefined) conditions.add("r.kind = ?", kind);
  if (event !== undefined) conditions.add("r.event = ?", event);
  if (url !== undefined) conditions.add("r.url = ?", sourceUrl(url));
  return listPage<Source>(
    reader,
    {
      item: sourceJson("r"),
      from: "source r",
      conditions,
      order: [{ column: "r.id", type: "text" }],
      direction: "DESC",
    },
    page,
  );
}
