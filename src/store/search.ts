import type { Reader } from "../database/database.js";
import type { SearchHit } from "../schemas/timeline.js";
import { Conditions } from "./conditions.js";
import { object } from "./json.js";
import { moveJson } from "./move.js";
import { listPage, type OrderColumn, type Page, type PageRequest, readCursor } from "./page.js";
import { statementJson } from "./statement.js";
import { type Audience, visible } from "./visibility.js";

/** What is sought: words as a search box takes them: "a phrase", or, -not this. */
export interface Search extends PageRequest {
  readonly query: string;
  readonly companyId?: string | undefined;
}

// Bare selects: so the planner moves the conditions into each table's GIN index.
const entries = `(
  SELECT s.id, 'statement'::text AS kind, s.company_id, s.search, s.public_since FROM statement s
  UNION ALL
  SELECT m.id, 'move'::text, m.company_id, m.search, m.public_since FROM move m
) e`;

// "every" sorts before "any" the way the list goes.
const order: readonly OrderColumn[] = [
  { column: "sought.mode", type: "text" },
  { column: "ts_rank(e.search, sought.words)::float8", type: "float8" },
  { column: "e.id", type: "text" },
];

/**
 * SQL for what is sought: all of the words or, where nothing has all of them, any; one row of `mode` and `words`.
 *
 * A cursor's own mode stays: a page goes on as it began, whatever has been recorded since. Where a word is ruled out
 * nothing else is tried: it would let that word in.
 */
function soughtSql(query: string, mode: string, visibleHere: string): string {
  // OFFSET 0 keeps each step to be worked out once: without it each is worked out wherever its columns are named.
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
 * Statements and moves that have the words sought, the best first, in one query.
 *
 * Those that have all of the words; where none has, those that have any. Words of grammar alone find nothing.
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
