import type { Reader } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { Statement } from "../schemas/statement.js";
import { claimBriefJson } from "./claim-brief.js";
import { companyRefJson } from "./company.js";
import { Conditions } from "./conditions.js";
import { array, dayText, instantText, type Json, object } from "./json.js";
import { ownedSql } from "./ownership.js";
import { findOne, listPage, type Page, type PageRequest } from "./page.js";
import { sourceJson } from "./source.js";
import { topicsJson, topicTreeSql } from "./topic.js";
import { type Audience, visible } from "./visibility.js";

/** SQL for the title that the statement's speaker held at the statement's company on its day. */
function roleTitle(alias: string): string {
  return `(SELECT sr.title FROM role sr WHERE sr.speaker_id = ${alias}.speaker_id AND sr.company_id = ${alias}.company_id
    AND coalesce(sr.held_from, '-infinity'::date) <= ${alias}.said_from
    AND coalesce(sr.held_to, 'infinity'::date) >= ${alias}.said_to LIMIT 1)`;
}

function statementFields(alias: string): Record<string, string> {
  return {
    id: `${alias}.id`,
    company: `(SELECT ${companyRefJson("sc")} FROM company sc WHERE sc.id = ${alias}.company_id)`,
    about: `(SELECT ${companyRefJson("sb")} FROM company sb WHERE sb.id = ${alias}.about_id)`,
    speaker: `(SELECT ${object({ id: "sp.id", name: "sp.name" })} FROM speaker sp WHERE sp.id = ${alias}.speaker_id)`,
    role: roleTitle(alias),
    quote: `${alias}.quote`,
    contextBefore: `${alias}.context_before`,
    contextAfter: `${alias}.context_after`,
    voice: `${alias}.voice`,
    saidOn: dayText(`${alias}.said`),
    saidOnPrecision: `${alias}.said_precision`,
    locator: `${alias}.locator`,
    quoteConfidence: `${alias}.quote_confidence`,
    seenIn: `${alias}.seen_in`,
    note: `${alias}.note`,
    source: `(SELECT ${sourceJson("ss")} FROM source ss WHERE ss.id = ${alias}.source_id)`,
    captureId: `${alias}.capture_id`,
    topics: topicsJson("statement_topic", "statement_id", `${alias}.id`),
    publicSince: instantText(`${alias}.public_since`),
    recordedAt: instantText(`${alias}.recorded_at`),
    page: `'/statements/' || ${alias}.id`,
  };
}

/** SQL for a statement without its claims, as claims, links and defences show it. */
export function claimedStatementJson(alias: string): string {
  return object(statementFields(alias));
}

/** SQL for a statement as the API shows it, with the claims the audience may see. */
export function statementJson(alias: string, audience: Audience): string {
  const { publicSince, recordedAt, page, ...fields } = statementFields(alias);
  const claims = array(
    claimBriefJson("sk"),
    `claim sk WHERE sk.statement_id = ${alias}.id AND ${visible.record("sk", audience)} ORDER BY sk.span_start, sk.id`,
  );
  // Keep the keys in the schema's order.
  return object({
    ...fields,
    claims,
    publicSince: publicSince ?? "NULL",
    recordedAt: recordedAt ?? "NULL",
    page: page ?? "NULL",
  });
}

/** @throws DomainError `statement-not-found` */
export async function getStatement(reader: Reader, id: string, audience: Audience): Promise<Json<Statement>> {
  const conditions = new Conditions().add("s.id = ?", id).add(visible.record("s", audience));
  const found = await findOne<Statement>(reader, {
    item: statementJson("s", audience),
    from: "statement s",
    conditions,
  });
  if (!found) throw new DomainError("statement-not-found", "No statement has this id.");
  return found;
}

/** Filters for entries (statements and moves). Days are `YYYY-MM-DD`. */
export interface EntryFilter extends PageRequest {
  readonly companyId?: string | undefined;
  readonly includesSubsidiaries?: boolean | undefined;
  readonly speakerId?: string | undefined;
  readonly sourceId?: string | undefined;
  readonly topic?: string | undefined;
  readonly kind?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Statements, newest day first. */
export function listStatements(
  reader: Reader,
  filter: EntryFilter,
  audience: Audience,
): Promise<Page<Statement>> {
  const conditions = new Conditions().add(visible.record("s", audience));
  if (filter.companyId !== undefined) {
    const id = conditions.bind(filter.companyId);
    conditions.add(`s.company_id IN ${ownedSql(id, filter.includesSubsidiaries ?? false)}`);
  }
  if (filter.speakerId !== undefined) conditions.add("s.speaker_id = ?", filter.speakerId);
  if (filter.sourceId !== undefined) conditions.add("s.source_id = ?", filter.sourceId);
  if (filter.from !== undefined) conditions.add("s.said_from >= ?::date", filter.from);
  // The first condition follows from the second. It lets the index scan start at that day instead of today.
  if (filter.to !== undefined)
    conditions.add("s.said_from <= ?::date AND s.said_to <= ?::date", filter.to, filter.to);
  if (filter.topic !== undefined) {
    const topic = conditions.bind(filter.topic);
    conditions.add(
      `EXISTS (SELECT 1 FROM statement_topic st WHERE st.statement_id = s.id AND st.topic_id IN ${topicTreeSql(topic)})`,
    );
  }
  return listPage<Statement>(
    reader,
    {
      item: statementJson("s", audience),
      from: "statement s",
      conditions,
      order: [
        { column: "s.said_from", type: "date" },
        { column: "s.id", type: "text" },
      ],
      direction: "DESC",
    },
    filter,
  );
}
