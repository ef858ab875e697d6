import type { MigrationConnection } from "../../database/migrate.js";
import { DomainError } from "../../errors.js";
import type { TableMark } from "./format.js";
import { quoted, sumTable, type Table, type TableSum } from "./tables.js";

/** Tables with a row that a migration inserts. The backup's row takes its place. */
const filledByMigrations: ReadonlySet<string> = new Set(["data_version"]);

const BATCH_CHARACTERS = 1_048_576;
const BATCH_ROWS = 500;

/** Keeps everybody else away until the end of the transaction. @throws DomainError `invalid-input` if a table has rows */
export async function requireEmpty(connection: MigrationConnection, tables: readonly Table[]): Promise<void> {
  const names = tables.map(({ name }) => quoted(name));
  await connection.run(`LOCK TABLE ${names.join(", ")} IN ACCESS EXCLUSIVE MODE`);
  await requireNoRows(connection, tables);
}

/** The same without a lock, for tables that may not be there yet. @throws DomainError `invalid-input` */
export async function requireNoRows(
  connection: MigrationConnection,
  tables: readonly Table[],
): Promise<void> {
  const filled: string[] = [];
  for (const { name } of tables.filter((table) => !filledByMigrations.has(table.name))) {
    const [row] = await connection.rows<{ filled: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM ${quoted(name)}) AS filled`,
    );
    if (row?.filled) filled.push(name);
  }
  if (filled.length > 0)
    throw new DomainError(
      "invalid-input",
      `The database is not empty: ${filled.join(", ")} ${filled.length === 1 ? "has" : "have"} rows. Restore into a new database, in which Walkback has never started.`,
    );
}

interface ForeignKey {
  readonly name: string;
  readonly table: string;
  readonly definition: string;
}

const foreignKeysSql = `SELECT quote_ident(conname) AS name, conrelid::regclass::text AS table,
  pg_get_constraintdef(oid) AS definition FROM pg_constraint
  WHERE contype = 'f' AND connamespace = current_schema()::regnamespace AND conparentid = 0
  ORDER BY conname COLLATE "C"`;

/**
 * Does `work` without foreign keys, then makes them again, which checks every row.
 *
 * So rows may come in any order, also where tables or rows refer to each other. Needs a transaction.
 */
export async function withoutForeignKeys(
  connection: MigrationConnection,
  work: () => Promise<void>,
): Promise<void> {
  const keys = await connection.rows<ForeignKey>(foreignKeysSql);
  for (const { name, table } of keys) await connection.run(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  await work();
  for (const { name, table, definition } of keys)
    await connection.run(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
}

/** The SQL that inserts rows, given as one JSON list of lists of texts. */
function insertSql({ name, columns }: Table, { columns: given }: TableMark): string {
  const types = new Map(columns.map((column) => [column.name, column.type]));
  const values = given.map((column, index) => `(r->>${index})::${types.get(column)}`);
  return `INSERT INTO ${quoted(name)} (${given.map(quoted).join(", ")})
    SELECT ${values.join(", ")} FROM jsonb_array_elements($1::text::jsonb) r`;
}

/** The tables of the database by their names, with the columns of the backup. */
export class TableLoader {
  readonly #connection: MigrationConnection;
  readonly #tables: ReadonlyMap<string, Table>;
  #sql = "";
  #lines: string[] = [];
  #characters = 0;
  readonly sums: TableSum[] = [];

  constructor(connection: MigrationConnection, tables: readonly Table[]) {
    this.#connection = connection;
    this.#tables = new Map(tables.map((table) => [table.name, table]));
  }

  /** Begins a table. @throws DomainError `invalid-input` if the database lacks it, or has other columns */
  async begin(mark: TableMark): Promise<void> {
    const table = this.#tables.get(mark.table);
    const own = table?.columns.map(({ name }) => name).sort();
    if (table === undefined || own?.join("\n") !== [...mark.columns].sort().join("\n"))
      throw new DomainError(
        "invalid-input",
        `The backup's table "${mark.table}" ${table ? "has other columns than" : "is not in"} this version of Walkback. Restore it with the version that wrote it.`,
      );
    this.#sql = insertSql(table, mark);
    await this.#connection.run(`DELETE FROM ${quoted(table.name)}`);
  }

  async add(line: string): Promise<void> {
    this.#lines.push(line);
    this.#characters += line.length;
    if (this.#characters >= BATCH_CHARACTERS || this.#lines.length >= BATCH_ROWS) await this.#insert();
  }

  /** Ends a table that has the rows of `sum` in the backup. */
  async end(sum: TableSum): Promise<void> {
    await this.#insert();
    this.sums.push(sum);
  }

  /** Reads all tables again. @throws Error if one does not hold what the backup holds, or is not in the backup */
  async verify(): Promise<void> {
    const sums = new Map(this.sums.map((sum) => [sum.table, sum]));
    for (const table of this.#tables.values()) {
      const [wanted, found] = [sums.get(table.name), await sumTable(this.#connection, table)];
      if (wanted?.rows !== found.rows || wanted.sha256 !== found.sha256)
        throw new Error(
          `The restored table ${table.name} has ${found.rows} rows with the SHA-256 ${found.sha256}; the backup has ${wanted?.rows ?? "none"} with ${wanted?.sha256 ?? "none"}. Nothing was restored.`,
        );
    }
  }

  async #insert(): Promise<void> {
    if (this.#lines.length === 0) return;
    const rows = `[${this.#lines.join(",")}]`;
    this.#lines = [];
    this.#characters = 0;
    await this.#connection.rows(this.#sql, [rows]);
  }
}
