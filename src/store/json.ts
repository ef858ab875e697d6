/** JSON text made by PostgreSQL, in the shape of `Shape`. Sent as it is; parsed only when the code must read it. */
export interface Json<Shape> {
  readonly text: string;
  /** Never set. It only carries the type. */
  readonly shape?: Shape;
}

/** The value of a JSON text. The contract tests check its shape against the schema. */
export function readJson<Shape>(json: Json<Shape>): Shape {
  // Safe cast: tests check the SQL fragments that built this text against the zod schema of `Shape`.
  return JSON.parse(json.text) as Shape;
}

/** SQL for one compact JSON object from SQL expressions by name. Keys keep the given order. */
export function object(fields: Readonly<Record<string, string>>): string {
  const columns = Object.entries(fields).map(([name, expression]) => `${expression} AS "${name}"`);
  return `(SELECT row_to_json(o) FROM (SELECT ${columns.join(", ")}) o)`;
}

/** SQL for a JSON array of `item` over the rows of `from`; `[]` if there are no rows. */
export function array(item: string, from: string): string {
  return `coalesce((SELECT json_agg(i.item) FROM (SELECT ${item} AS item FROM ${from}) i), '[]'::json)`;
}

/** SQL for an instant in the API's format. */
export function instantText(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** SQL for a day written to its precision (day, month or year), from `<name>_from` and `<name>_precision`. */
export function dayText(name: string): string {
  return `to_char(${name}_from, CASE ${name}_precision WHEN 'day' THEN 'YYYY-MM-DD' WHEN 'month' THEN 'YYYY-MM' ELSE 'YYYY' END)`;
}

/** SQL for a day that is always known to the day. */
export function wholeDayText(column: string): string {
  return `to_char(${column}, 'YYYY-MM-DD')`;
}
