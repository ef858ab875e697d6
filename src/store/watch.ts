import type { Reader } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { Watch } from "../schemas/watch.js";
import { Conditions } from "./conditions.js";
import { instantText, type Json, object } from "./json.js";
import { findOne, listPage, type Page, type PageRequest } from "./page.js";

const watchJson = object({
  id: "w.id",
  sourceId: "w.source_id",
  everyHours: "w.every_hours",
  isActive: "w.is_active",
  nextAt: instantText("w.next_at"),
  changedAt: instantText("w.changed_at"),
  recordedAt: instantText("w.recorded_at"),
});

/** A watch, for staff. @throws DomainError `watch-not-found` */
export async function getWatch(reader: Reader, id: string): Promise<Json<Watch>> {
  const conditions = new Conditions().add("w.id = ?", id);
  const found = await findOne<Watch>(reader, { item: watchJson, from: "watch w", conditions });
  if (!found) throw new DomainError("watch-not-found", "No watch has this id.");
  return found;
}

/** Watches, newest first, for staff. */
export function listWatches(reader: Reader, page: PageRequest): Promise<Page<Watch>> {
  return listPage<Watch>(
    reader,
    {
      item: watchJson,
      from: "watch w",
      conditions: new Conditions(),
      order: [{ column: "w.id", type: "text" }],
      direction: "DESC",
    },
    page,
  );
}
