import type { Reader } from "../database/database.js";
import type { TimelineEntry } from "../schemas/timeline.js";
import { Conditions } from "./conditions.js";
import { dayText, object } from "./json.js";
import { moveJson } from "./move.js";
import { ownedSql } from "./ownership.js";
import { listPage, type Page, type PageRequest } from "./page.js";
import { statementJson } from "./statement.js";
import { topicTreeSql } from "./topic.js";
import { type Audience, visible } from "./visibility.js";

/** Filters for a company's timeline. Days are `YYYY-MM-DD`. */
export interface TimelineFilter extends PageRequest {
  readonly companyId: string;
  readonly includesSubsidiaries?: boolean | undefined;
  readonly topic?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

// Keep these selects bare. Then the planner pushes the conditions, order and limit down to each table's index.
const entries = `(
  SELECT s.id, 'statement'::text AS kind, s.company_id, s.said_from AS first_day, s.said_to AS last_day, s.public_since
  FROM statement s
  UNION ALL
  SELECT m.id, 'move'::text, m.company_id, m.effective_from, m.effective_to, m.public_since FROM move m
)`;

/** SQL for the entries of a company and, if asked, of all its subsidiaries. */
function entriesOf(id: string, includesSubsidiaries: boolean): string {
  if (!includesSubsidiaries) return `(SELECT * FROM ${entries} x WHERE x.company_id = ${id})`;
  // Without OFFSET 0, PostgreSQL searches the newest entries of all companies for those of a family with few.
  return `(SELECT * FROM ${entries} x WHERE x.company_id = ANY(ARRAY${ownedSql(id, true)}) OFFSET 0)`;
}

/** SQL condition: the entry has this topic or a narrower one. Checked entry by entry: listing a topic's entries is slow. */
function hasTopic(slug: string): string {
  const topics = `ANY(ARRAY${topicTreeSql(slug)})`;
  return `(SELECT true FROM statement_topic st WHERE st.statement_id = e.id AND st.topic_id = ${topics} LIMIT 1)
    OR (SELECT true FROM move_topic mt WHERE mt.move_id = e.id AND mt.topic_id = ${topics} LIMIT 1)`;
}

function entryJson(audience: Audience): string {
  const said = object({
    kind: "'statement'::text",
    on: dayText("es.said"),
    statement: statementJson("es", audience),
  });
  const done = object({ kind: "'move'::text", on: dayText("em.effective"), move: moveJson("em") });
  return `CASE e.kind WHEN 'statement' THEN (SELECT ${said} FROM statement es WHERE es.id = e.id)
    ELSE (SELECT ${done} FROM move em WHERE em.id = e.id) END`;
}

/** A company's statements and moves, newest day first, in one query. */
export function listTimeline(
  reader: Reader,
  filter: TimelineFilter,
  audience: Audience,
): Promise<Page<TimelineEntry>> {
  const conditions = new Conditions().add(visible.record("e", audience));
  const id = conditions.bind(filter.companyId);
  if (filter.from !== undefined) conditions.add("e.first_day >= ?::date", filter.from);
  if (filter.to !== undefined) conditions.add("e.last_day <= ?::date", filter.to);
  if (filter.topic !== undefined) conditions.add(hasTopic(conditions.bind(filter.topic)));
  return listPage<TimelineEntry>(
    reader,
    {
      item: entryJson(audience),
      from: `${entriesOf(id, filter.includesSubsidiaries ?? false)} e`,
      conditions,
      order: [
        { column: "e.first_day", type: "date" },
        { column: "e.id", type: "text" },
      ],
      direction: "DESC",
    },
    filter,
  );
}
