import type { Reader } from "../database/database.js";
import type { SearchHit } from "../schemas/timeline.js";
import { Conditions } from "./conditions.js";
import { object } from "./json.js";
import { moveJson } from "./move.js";
import { listPage, type OrderColumn, type Page, type PageRequest, readCursor } from "./page.js";
import { statementJson } from "./statement.js";
import { type Audience, visible } from "./visibility.js";

/** A search. `query` has a search box's syntax: words, "a phrase", or, -excluded. */
export interface Search extends PageRequest {
  readonly query: string;
  readonly companyId?: string | undefined;
}

// Keep these selects bare. Then the planner pushes the conditions down to each table's GIN index.
const entries = `(
  SELECT s.id, 'statement'::text AS kind, s.company_id, s.search, s.public_since FROM statement s
  UNION ALL
  SELECT m.id, 'move'::text, m.company_id, m.search, m.public_since FROM move m
) e`;

// The list is in descending order, so "every" comes before "any".
const order: readonly OrderColumn[] = [
  { column: "sought.mode", type: "text" },
  { column: "ts_rank(e.search, sought.words)::float8", type: "float8" },
  { column: "e.id", type: "text" },
];

/**
 * SQL for one row of `mode` and `words`: "every" word of the query or, if nothing has them all, "any" word.
 *
 * A cursor keeps its mode, so later pages continue like the first one, whatever was recorded since. A query that
 * excludes a word never falls back to "any": that would bring the excluded word back.
 */
function soughtSql(query: string, mode: string, visibleHere: string): string {
  // OFFSET 0 makes PostgreSQL evaluate each step once. Without it, each use of a column evaluates the step again.
  const lexeme = `'''' || replace(replace(lexeme, '\\', '\\\\'), '''', '''''') || ''''`;
  return `(
    SELECT given.mode, CASE given.mode WHEN 'every' THEN given.every ELSE given.some END AS words FROM (
      SELECT asked.every, asked.some, coalesce(${mode}::text, CASE
        WHEN asked.some IS NULL OR position('!' IN asked.every::text) > 0
          OR EXISTS (SELECT 1 FROM ${entries} WHERE e.search @@ asked.every AND ${visibleHere}) THEN 'every'
        ELSE 'any' END) AS mode
      FROM (
        SELECT websearch_to_tsquery('english', ${query}) AS every,
          (SELECT string_agg(${lexeme}, ' | ')::tsquery FROM unnest(to_tsvector('english', ${query}))) AS some
      ) asked
      OFFSET 0
    ) given
    OFFSET 0
  ) sought`;
}

function hitJson(audience: Audience): string {
  const score = "ts_rank(e.search, sought.words)::float8";
  const said = object({ kind: "'statement'::text", score, statement: statementJson("es", audience) });
  const done = object({ kind: "'move'::text", score, move: moveJson("em") });
  return `CASE e.kind WHEN 'statement' THEN (SELECT ${said} FROM statement es WHERE es.id = e.id)
    ELSE (SELECT ${done} FROM move em WHERE em.id = e.id) END`;
}

/**
 * Statements and moves that match a search, best first, in one query.
 *
 * They have all of the words or, if no entry has all, any of them. A query of stop words only ("the of and") finds
 * nothing.
 */
export async function searchEntries(
  reader: Reader,
  search: Search,
  audience: Audience,
): Promise<Page<SearchHit>> {
  const conditions = new Conditions();
  const query = conditions.bind(search.query);
  const [mode] = search.cursor === undefined ? [] : readCursor(search.cursor, order);
  const modeOfCursor = conditions.bind(mode === "any" ? "any" : mode === undefined ? null : "every");
  const company =
    search.companyId === undefined ? "true" : `e.company_id = ${conditions.bind(search.companyId)}`;
  const visibleHere = `${visible.record("e", audience)} AND ${company}`;
  conditions.add(`e.search @@ sought.words AND ${visibleHere}`);
  return listPage<SearchHit>(
    reader,
    {
      item: hitJson(audience),
      from: `${soughtSql(`${query}::text`, modeOfCursor, visibleHere)} CROSS JOIN ${entries}`,
      conditions,
      order,
      direction: "DESC",
    },
    search,
  );
}
