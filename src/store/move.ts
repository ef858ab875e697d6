import type { Reader } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { Move } from "../schemas/move.js";
import { companyRefJson } from "./company.js";
import { Conditions } from "./conditions.js";
import { dayText, instantText, type Json, object } from "./json.js";
import { ownedSql } from "./ownership.js";
import { findOne, listPage, type Page } from "./page.js";
import { sourceJson } from "./source.js";
import type { EntryFilter } from "./statement.js";
import { topicsJson, topicTreeSql } from "./topic.js";
import { type Audience, visible } from "./visibility.js";

/** SQL for a move as the API shows it. */
export function moveJson(alias: string): string {
  return object({
    id: `${alias}.id`,
    company: `(SELECT ${companyRefJson("mc")} FROM company mc WHERE mc.id = ${alias}.company_id)`,
    kind: `${alias}.kind`,
    description: `${alias}.description`,
    quote: `${alias}.quote`,
    effectiveOn: dayText(`${alias}.effective`),
    effectiveOnPrecision: `${alias}.effective_precision`,
    disclosure: `${alias}.disclosure`,
    statedReason: `${alias}.stated_reason`,
    locator: `${alias}.locator`,
    quoteConfidence: `${alias}.quote_confidence`,
    seenIn: `${alias}.seen_in`,
    note: `${alias}.note`,
    source: `(SELECT ${sourceJson("ms")} FROM source ms WHERE ms.id = ${alias}.source_id)`,
    captureId: `${alias}.capture_id`,
    topics: topicsJson("move_topic", "move_id", `${alias}.id`),
    publicSince: instantText(`${alias}.public_since`),
    recordedAt: instantText(`${alias}.recorded_at`),
    page: `'/moves/' || ${alias}.id`,
  });
}

/** @throws DomainError `move-not-found` */
export async function getMove(reader: Reader, id: string, audience: Audience): Promise<Json<Move>> {
  const conditions = new Conditions().add("m.id = ?", id).add(visible.record("m", audience));
  const found = await findOne<Move>(reader, { item: moveJson("m"), from: "move m", conditions });
  if (!found) throw new DomainError("move-not-found", "No move has this id.");
  return found;
}

/** Moves, newest day first. */
export function listMoves(reader: Reader, filter: EntryFilter, audience: Audience): Promise<Page<Move>> {
  const conditions = new Conditions().add(visible.record("m", audience));
  if (filter.companyId !== undefined) {
    const id = conditions.bind(filter.companyId);
    conditions.add(`m.company_id IN ${ownedSql(id, filter.includesSubsidiaries ?? false)}`);
  }
  if (filter.sourceId !== undefined) conditions.add("m.source_id = ?", filter.sourceId);
  if (filter.kind !== undefined) conditions.add("m.kind = ?", filter.kind);
  if (filter.from !== undefined) conditions.add("m.effective_from >= ?::date", filter.from);
  // The first condition follows from the second. It lets the index scan start at that day instead of today.
  if (filter.to !== undefined)
    conditions.add("m.effective_from <= ?::date AND m.effective_to <= ?::date", filter.to, filter.to);
  if (filter.topic !== undefined) {
    const topic = conditions.bind(filter.topic);
    conditions.add(
      `EXISTS (SELECT 1 FROM move_topic mt WHERE mt.move_id = m.id AND mt.topic_id IN ${topicTreeSql(topic)})`,
    );
  }
  return listPage<Move>(
    reader,
    {
      item: moveJson("m"),
      from: "move m",
      conditions,
      order: [
        { column: "m.effective_from", type: "date" },
        { column: "m.id", type: "text" },
      ],
      direction: "DESC",
    },
    filter,
  );
}
