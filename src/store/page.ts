import type { Reader } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { Conditions } from "./conditions.js";
import type { Json } from "./json.js";

/** Which part of a list is wanted. */
export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page as the API sends it, with the cursor of the next one. */
export interface Page<Item> extends Json<{ data: Item[]; pagination: { nextCursor: string | null } }> {
  readonly nextCursor: string | null;
}

/** One list query: what a row is, where it comes from, and the order: a text key and the id that breaks ties. */
export interface ListQuery {
  readonly item: string;
  readonly from: string;
  readonly conditions: Conditions;
  /** Columns of the order, the last one unique. All go the same way. */
  readonly order: readonly OrderColumn[];
  readonly direction: "ASC" | "DESC";
}

export interface OrderColumn {
  readonly column: string;
  readonly type: "text" | "date" | "timestamptz" | "float8";
}

// What a key may be, so that the database can read it: its own texts, and no day or number that it would refuse.
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

/** The order's values in the last row before a cursor. @throws DomainError `invalid-cursor` */
export function readCursor(cursor: string, order: readonly OrderColumn[]): string[] {
  const refuse = (): never => {
    throw new DomainError(
      "invalid-cursor",
      "The cursor is not one of this list: take nextCursor of the page before.",
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

/** Adds what comes after the cursor to the conditions: one row comparison, so that one index answers it. */
function continueAfter(query: ListQuery, cursor: string): void {
  const keys = readCursor(cursor, query.order);
  const columns = query.order.map(({ column }) => column).join(", ");
  const values = query.order.map(({ type }) => `?::${type}`).join(", ");
  query.conditions.add(`(${columns}) ${query.direction === "ASC" ? ">" : "<"} (${values})`, ...keys);
}

/**
 * One page of a list in one query, its rows as JSON text.
 *
 * Keyset paging: no row comes twice and none is lost while rows are inserted.
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
  // The row's JSON is built outside the ordered, limited query: for the page's rows alone, not for all that match.
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

/** One row's JSON, or null where no row is visible. */
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
