import type { Reader } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { Link } from "../schemas/link.js";
import { Conditions } from "./conditions.js";
import type { Json } from "./json.js";
import { linkJson } from "./link-json.js";
import { ownedSql } from "./ownership.js";
import { findOne, listPage, type Page, type PageRequest } from "./page.js";
import { topicTreeSql } from "./topic.js";
import { type Audience, visible } from "./visibility.js";

/** @throws DomainError `link-not-found` */
export async function getLink(reader: Reader, id: string, audience: Audience): Promise<Json<Link>> {
  const conditions = new Conditions().add("l.id = ?", id).add(visible.link("l", audience));
  const found = await findOne<Link>(reader, { item: linkJson("l", audience), from: "link l", conditions });
  if (!found) throw new DomainError("link-not-found", "No link has this id.");
  return found;
}

/** Filters for links. `from` and `to` are days of the evidence (`YYYY-MM-DD`). `asOf`: links as published at an instant. */
export interface LinkFilter extends PageRequest {
  readonly companyId?: string | undefined;
  readonly includesSubsidiaries?: boolean | undefined;
  readonly speakerId?: string | undefined;
  readonly topic?: string | undefined;
  readonly relation?: string | undefined;
  readonly manner?: string | undefined;
  readonly status?: string | undefined;
  readonly claimId?: string | undefined;
  /** The statement that makes the claim. */
  readonly statementId?: string | undefined;
  readonly evidenceId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly asOf?: Date | undefined;
}

function addSubject(conditions: Conditions, filter: LinkFilter): void {
  if (filter.companyId !== undefined) {
    const id = conditions.bind(filter.companyId);
    conditions.add(`l.company_id IN ${ownedSql(id, filter.includesSubsidiaries ?? false)}`);
  }
  if (filter.speakerId !== undefined) conditions.add("l.speaker_id = ?", filter.speakerId);
  if (filter.topic !== undefined) {
    const topic = conditions.bind(filter.topic);
    conditions.add(
      `EXISTS (SELECT 1 FROM link_topic lt WHERE lt.link_id = l.id AND lt.topic_id IN ${topicTreeSql(topic)})`,
    );
  }
}

/** SQL for a link's field at an instant: the old value of the first later correction, or else the current value. */
function fieldAsOf(field: "relation" | "manner", asOf: string): string {
  return `(SELECT h.value FROM (
    SELECT x.old_value #>> '{}' AS value, x.made_at AS until, x.id FROM correction x
    WHERE x.record_id = l.id AND x.field = '${field}' AND x.made_at > ${asOf}::timestamptz
    UNION ALL SELECT l.${field}, 'infinity', '') h ORDER BY h.until, h.id LIMIT 1)`;
}

function addVerdict(conditions: Conditions, filter: LinkFilter): void {
  const field = (name: "relation" | "manner") =>
    filter.asOf === undefined ? `l.${name}` : fieldAsOf(name, conditions.bind(filter.asOf));
  if (filter.relation !== undefined) conditions.add(`${field("relation")} = ?`, filter.relation);
  if (filter.manner !== undefined) conditions.add(`${field("manner")} = ?`, filter.manner);
  if (filter.status !== undefined) conditions.add("l.status = ?", filter.status);
  if (filter.claimId !== undefined) conditions.add("l.claim_id = ?", filter.claimId);
  if (filter.statementId !== undefined)
    conditions.add(
      "l.claim_id IN (SELECT fk.id FROM claim fk WHERE fk.statement_id = ?)",
      filter.statementId,
    );
  if (filter.evidenceId !== undefined)
    conditions.add(
      "l.evidence_statement_id = ? OR l.evidence_move_id = ?",
      filter.evidenceId,
      filter.evidenceId,
    );
}

function addTime(conditions: Conditions, filter: LinkFilter): void {
  if (filter.from !== undefined) conditions.add("l.evidence_from >= ?::date", filter.from);
  if (filter.to !== undefined) conditions.add("l.evidence_to <= ?::date", filter.to);
  if (filter.asOf !== undefined)
    conditions.add(
      "l.published_at <= ? AND (l.withdrawn_at IS NULL OR l.withdrawn_at > ?)",
      filter.asOf,
      filter.asOf,
    );
}

/**
 * Links, newest first: by publication, or by last change if `status` asks for unpublished ones.
 *
 * Without `status`, the published ones. Cost: one query, with an index for every filter.
 */
export function listLinks(reader: Reader, filter: LinkFilter, audience: Audience): Promise<Page<Link>> {
  const status = filter.asOf === undefined ? (filter.status ?? "published") : filter.status;
  const isUnpublished = status === "proposed" || status === "rejected";
  const conditions = new Conditions().add(visible.link("l", audience));
  addSubject(conditions, filter);
  addVerdict(conditions, { ...filter, status });
  addTime(conditions, filter);
  const asOf = filter.asOf === undefined ? null : conditions.bind(filter.asOf);
  return listPage<Link>(
    reader,
    {
      item: linkJson("l", audience, asOf),
      from: "link l",
      conditions,
      order: [
        { column: isUnpublished ? "l.changed_at" : "l.published_at", type: "timestamptz" },
        { column: "l.id", type: "text" },
      ],
      direction: "DESC",
    },
    filter,
  );
}

/** The links in a feed: published or withdrawn, newest change first. */
export function listChangedLinks(reader: Reader, filter: LinkFilter): Promise<Page<Link>> {
  const { relation, ...others } = filter;
  const conditions = new Conditions().add(visible.link("l", "public"));
  addSubject(conditions, filter);
  addVerdict(conditions, others);
  // Include links published with this relation and later corrected to another: the feed's readers must see that.
  if (relation !== undefined) conditions.add("l.relation = ? OR l.published_as = ?", relation, relation);
  return listPage<Link>(
    reader,
    {
      item: linkJson("l", "public"),
      from: "link l",
      conditions,
      order: [
        { column: "l.changed_at", type: "timestamptz" },
        { column: "l.id", type: "text" },
      ],
      direction: "DESC",
    },
    filter,
  );
}
