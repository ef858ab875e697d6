import type { Reader } from "../database/database.js";
import type { TimelineEntry } from "../schemas/timeline.js";
import { familySql } from "./company.js";
import { Conditions } from "./conditions.js";
import { dayText, object } from "./json.js";
import { moveJson } from "./move.js";
import { listPage, type Page, type PageRequest } from "./page.js";
import { statementJson } from "./statement.js";
import { topicTreeSql } from "./topic.js";
import { type Audience, visible } from "./visibility.js";

/** What of a company's timeline is asked for. Days are `YYYY-MM-DD`. */
export interface TimelineFilter extends PageRequest {
  readonly companyId: string;
  readonly includesSubsidiaries?: boolean | undefined;
  readonly topic?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

// The branches stay bare selects: so the planner moves the conditions, the order and the limit into each table's index.
const entries = `(
  SELECT s.id, 'statement'::text AS kind, s.company_id, s.said_from AS first_day, s.said_to AS last_day, s.public_since
  FROM statement s
  UNION ALL
  SELECT m.id, 'move'::text, m.company_id, m.effective_from, m.effective_to, m.public_since FROM move m
) e`;

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

/** What a company said and did, newest day first, in one query. */
export function listTimeline(
  reader: Reader,
  filter: TimelineFilter,
  audience: Audience,
): Promise<Page<TimelineEntry>> {
  const conditions = new Conditions().add(visible.record("e", audience));
  const id = conditions.bind(filter.companyId);
  conditions.add(`e.company_id IN ${familySql(id, filter.includesSubsidiaries ?? false)}`);
  if (filter.from !== undefined) conditions.add("e.first_day >= ?::date", filter.from);
  if (filter.to !== undefined) conditions.add("e.last_day <= ?::date", filter.to);
  if (filter.topic !== undefined) {
    const topic = topicTreeSql(conditions.bind(filter.topic));
    conditions.add(`EXISTS (SELECT 1 FROM statement_topic st WHERE st.statement_id = e.id AND st.topic_id IN ${topic})
      OR EXISTS (SELECT 1 FROM move_topic mt WHERE mt.move_id = e.id AND mt.topic_id IN ${topic})`);
  }
  return listPage<TimelineEntry>(
    reader,
    {
      item: entryJson(audience),
      from: entries,
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
