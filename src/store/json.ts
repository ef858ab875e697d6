/** JSON text made by PostgreSQL, in the shape of `Shape`: sent as it is, parsed only where it must be read. */
export interface Json<Shape> {
  readonly text: string;
  /** Never set: it carries the type. */
  readonly shape?: Shape;
}

/** The value of a JSON text. The contract tests hold its shape against the schema. */
export function readJson<Shape>(json: Json<Shape>): Shape {
  // The text was built by the fragments that are tested against the zod schema of `Shape`.
  return JSON.parse(json.text) as Shape;
}

/** SQL for one JSON object: names to SQL expressions. Compact, keys in the order given. */
export function object(fields: Readonly<Record<string, string>>): string {
  const columns = Object.entries(fields).map(([name, expression]) => `${expression} AS "${name}"`);
  return `(SELECT row_to_json(o) FROM (SELECT ${columns.join(", ")}) o)`;
}

/** SQL for a JSON array of `item` over the rows of `from`; `[]` where there is none. */
export function array(item: string, from: string): string {
  return `coalesce((SELECT json_agg(i.item) FROM (SELECT ${item} AS item FROM ${from}) i), '[]'::json)`;
}

/** SQL for an instant as the API writes it. */
export function instantText(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** SQL for a day to its precision, from the columns `<name>_from` and `<name>_precision`. */
export function dayText(name: string): string {
  return `to_char(${name}_from, CASE ${name}_precision WHEN 'day' THEN 'YYYY-MM-DD' WHEN 'month' THEN 'YYYY-MM' ELSE 'YYYY' END)`;
}

/** SQL for a whole day. */
export function wholeDayText(column: string): string {
  return `to_char(${column}, 'YYYY-MM-DD')`;
}
