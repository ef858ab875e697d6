import type { Reader } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { Conditions } from "./conditions.js";
import type { Json } from "./json.js";

/** The part of a list that a request asks for. */
export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page of a list as the API sends it, with the cursor of the next page. */
export interface Page<Item> extends Json<{ data: Item[]; pagination: { nextCursor: string | null } }> {
  readonly nextCursor: string | null;
}

/** A list query: the JSON of a row, its tables, its conditions and its order. */
export interface ListQuery {
  readonly item: string;
  readonly from: string;
  readonly conditions: Conditions;
  /** The columns to sort by, all in the same direction. The last one is unique, to break ties. */
  readonly order: readonly OrderColumn[];
  readonly direction: "ASC" | "DESC";
}

export interface OrderColumn {
  readonly column: string;
  readonly type: "text" | "date" | "timestamptz" | "float8";
}

// The cursor keys that the database can read. Others are refused here, since the database would fail on them.
const keyForms: Record<OrderColumn["type"], (key: string) => boolean> = {
  text: (key) => !key.includes("\u0000"),
  date: (key) => isInstant(`${key}T00:00:00.000Z`),
  timestamptz: (key) => isInstant(key.replace(" ", "T").replace(/(\.\d+)?(?:\+00|Z)$/, ".000Z")),
  float8: (key) => key.length <= 30 && /^-?\d+(\.\d+)?(e[+-]?\d\d?)?$/.test(key),
};

function isInstant(iso: string): boolean {
  if (!/^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/.test(iso)) return false;
  const time = Date.parse(iso);
  return !Number.isNaN(time) && new Date(time).toISOString() === iso;
}

/** The sort values in a cursor: those of the last row of the page before. @throws DomainError `invalid-cursor` */
export function readCursor(cursor: string, order: readonly OrderColumn[]): string[] {
  const refuse = (): never => {
    throw new DomainError(
      "invalid-cursor",
      "The cursor does not belong to this list. Use the nextCursor of the page before.",
      { faults: [{ parameter: "cursor", detail: "must be a nextCursor of this list" }] },
    );
  };
  if (!/^[A-Za-z0-9_-]+$/.test(cursor)) return refuse();
  let keys: unknown;
  try {
    keys = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return refuse();
  }
  if (!Array.isArray(keys) || keys.length !== order.length) return refuse();
  return order.map(({ type }, index) => {
    const key: unknown = keys[index];
    return typeof key === "string" && keyForms[type](key) ? key : refuse();
  });
}

/** Adds the condition "after the cursor". It is a single row comparison, so that one index can answer it. */
function continueAfter(query: ListQuery, cursor: string): void {
  const keys = readCursor(cursor, query.order);
  const columns = query.order.map(({ column }) => column).join(", ");
  const values = query.order.map(({ type }) => `?::${type}`).join(", ");
  query.conditions.add(`(${columns}) ${query.direction === "ASC" ? ">" : "<"} (${values})`, ...keys);
}

/**
 * One page of a list as JSON text, in one query.
 *
 * Uses keyset paging: while rows are inserted, no row appears twice and none is skipped.
 * @throws DomainError `invalid-cursor`
 */
export async function listPage<Item>(
  reader: Reader,
  query: ListQuery,
  page: PageRequest,
): Promise<Page<Item>> {
  if (page.cursor !== undefined) continueAfter(query, page.cursor);
  const keys = query.order.map(({ column }) => `${column}::text`).join(", ");
  const order = query.order.map(({ column }) => `${column} ${query.direction}`).join(", ");
  // PostgreSQL builds `item` after it sorts and limits: for the page's rows only, not for every match.
  const limit = query.conditions.bind(page.limit + 1);
  const rows = await reader.rows<{ item: string; keys: string[] }>(
    `SELECT (${query.item})::text AS item, ARRAY[${keys}] AS keys FROM ${query.from}
     WHERE ${query.conditions.sql} ORDER BY ${order} LIMIT ${limit}`,
    query.conditions.parameters,
  );
  const shown = rows.slice(0, page.limit);
  const last = rows.length > page.limit ? shown.at(-1) : undefined;
  const nextCursor = last ? Buffer.from(JSON.stringify(last.keys)).toString("base64url") : null;
  const data = shown.map((row) => row.item).join(",");
  return {
    text: `{"data":[${data}],"pagination":{"nextCursor":${JSON.stringify(nextCursor)}}}`,
    nextCursor,
  };
}

/** One row's JSON, or null if no row matches. */
export async function findOne<Item>(
  reader: Reader,
  { item, from, conditions }: Pick<ListQuery, "item" | "from" | "conditions">,
): Promise<Json<Item> | null> {
  const [row] = await reader.rows<{ item: string }>(
    `SELECT (${item})::text AS item FROM ${from} WHERE ${conditions.sql} LIMIT 1`,
    conditions.parameters,
  );
  return row ? { text: row.item } : null;
}
