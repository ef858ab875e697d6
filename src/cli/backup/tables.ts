import { createHash } from "node:crypto";
import type { MigrationConnection } from "../../database/migrate.js";

interface Column {
  readonly name: string;
  /** The type as SQL writes it, such as `timestamp(3) with time zone`. */
  readonly type: string;
  readonly hasCollation: boolean;
}

/** A table as the database itself describes it. */
export interface Table {
  readonly name: string;
  /** The columns that are copied. Generated columns and search vectors follow from the others. */
  readonly columns: readonly Column[];
  /** The columns of the primary key. */
  readonly key: readonly Column[];
}

/** What a table holds: how many rows, and the SHA-256 of their lines in the order of the primary key. */
export interface TableSum {
  readonly table: string;
  readonly rows: number;
  readonly sha256: string;
}

const MOST_ROWS = 500;
const BATCH_BYTES = 4 * 1_048_576;

/** A name as SQL quotes it. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const column = (alias: string): string =>
  `json_build_object('name', ${alias}.attname, 'type', format_type(${alias}.atttypid, ${alias}.atttypmod),
     'hasCollation', ${alias}.attcollation <> 0)`;

const tablesSql = `SELECT c.relname AS name,
  (SELECT json_agg(${column("a")} ORDER BY a.attnum) FROM pg_attribute a
   WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     AND a.atttypid <> 'tsvector'::regtype) AS columns,
  (SELECT json_agg(${column("a")} ORDER BY k.place)
   FROM pg_constraint p CROSS JOIN LATERAL unnest(p.conkey) WITH ORDINALITY k(attnum, place)
   JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum
   WHERE p.conrelid = c.oid AND p.contype = 'p') AS key
  FROM pg_class c
  WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
    AND c.relname <> '_prisma_migrations'
  ORDER BY c.relname COLLATE "C"`;

/** All tables of the database, in the order of their names. @throws Error if a table has no primary key */
export async function listTables(connection: MigrationConnection): Promise<Table[]> {
  const tables = await connection.rows<{ name: string; columns: Column[] | null; key: Column[] | null }>(
    tablesSql,
  );
  return tables.map(({ name, columns, key }) => {
    if (key === null) throw new Error(`The table ${name} has no primary key, so its rows have no order.`);
    return { name, columns: columns ?? [], key };
  });
}

/** Begins a transaction in which a value has the same text on every server. `how` follows the word BEGIN. */
export async function begin(connection: MigrationConnection, how = ""): Promise<void> {
  await connection.run(`BEGIN ${how};
    SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; SET LOCAL IntervalStyle = 'postgres';
    SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'`);
}

/**
 * A table's rows in batches, each row as a line of JSON: the texts of its columns' values, or null.
 *
 * Needs a transaction. Holds one batch in memory: at most 500 rows, and fewer where rows are large.
 */
export async function* readRows(
  connection: MigrationConnection,
  { name, columns, key }: Table,
): AsyncGenerator<readonly string[]> {
  const texts = columns.map((one) => `${quoted(one.name)}::text`).join(", ");
  // The order of the server's own language would give each server another hash.
  const order = key.map((one) => `${quoted(one.name)}${one.hasCollation ? ' COLLATE "C"' : ""}`).join(", ");
  await connection.run(`DECLARE walkback_rows NO SCROLL CURSOR FOR
    SELECT array_to_json(ARRAY[${texts}]::text[])::text AS line FROM ${quoted(name)} ORDER BY ${order}`);
  for (let count = 50; ; ) {
    const rows = await connection.rows<{ line: string }>(`FETCH ${count} FROM walkback_rows`);
    if (rows.length === 0) break;
    yield rows.map(({ line }) => line);
    const longest = rows.reduce((most, { line }) => Math.max(most, line.length), 1);
    count = Math.min(MOST_ROWS, Math.max(1, Math.floor(BATCH_BYTES / longest)));
  }
  await connection.run("CLOSE walkback_rows");
}

/** Counts and hashes the lines of a table's rows. */
export class RowHash {
  readonly #hash = createHash("sha256");
  #rows = 0;

  add(line: string): void {
    this.#hash.update(line).update("\n");
    this.#rows += 1;
  }

  /** To be called once, after the last row. */
  sum(table: string): TableSum {
    return { table, rows: this.#rows, sha256: this.#hash.digest("hex") };
  }
}

/** The count and the hash of the rows that a table holds now. */
export async function sumTable(connection: MigrationConnection, table: Table): Promise<TableSum> {
  const hash = new RowHash();
  for await (const lines of readRows(connection, table)) for (const line of lines) hash.add(line);
  return hash.sum(table.name);
}
