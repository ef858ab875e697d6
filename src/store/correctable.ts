import type { Tx } from "../database/database.js";
import { readerOf } from "../database/database.js";
import type { Correction } from "../schemas/correction.js";
import { visible } from "./visibility.js";

/** The types of records with correctable fields. Each is also the name of its table. */
export type RecordType = Correction["recordType"];
export type JsonValue = Correction["oldValue"];

/** A column to set. `type` is its PostgreSQL type. */
export interface ColumnValue {
  readonly column: string;
  readonly type: "text" | "text[]" | "date" | "jsonb";
  readonly value: string | readonly string[] | null;
}

/** The current value of a field, whether its record is public, and the company that the record belongs to. */
export interface FieldNow {
  readonly value: JsonValue;
  readonly isPublic: boolean;
  readonly companyId: string | null;
}

const published = visible.record("t", "public");
const factsOf: Record<RecordType, { readonly isPublic: string; readonly companyId: string }> = {
  company: { isPublic: published, companyId: "t.id" },
  speaker: { isPublic: published, companyId: "NULL" },
  source: { isPublic: published, companyId: "NULL" },
  statement: { isPublic: published, companyId: "t.company_id" },
  move: { isPublic: published, companyId: "t.company_id" },
  claim: {
    isPublic: published,
    companyId: "(SELECT cs.company_id FROM statement cs WHERE cs.id = t.statement_id)",
  },
  role: {
    isPublic: `EXISTS (SELECT 1 FROM speaker rs WHERE rs.id = t.speaker_id AND ${visible.record("rs", "public")})
      AND EXISTS (SELECT 1 FROM company rc WHERE rc.id = t.company_id AND ${visible.record("rc", "public")})`,
    companyId: "t.company_id",
  },
  link: { isPublic: visible.link("t", "public"), companyId: "t.company_id" },
};

/** One field of a record; null if the record does not exist. `read` is SQL for the field; the record's alias is `t`. */
export async function findField(
  tx: Tx,
  { recordType, recordId }: { readonly recordType: RecordType; readonly recordId: string },
  read: string,
): Promise<FieldNow | null> {
  const { isPublic, companyId } = factsOf[recordType];
  const [row] = await readerOf(tx).rows<{
    value: string | null;
    isPublic: boolean;
    companyId: string | null;
  }>(
    `SELECT (${read})::text AS value, (${isPublic}) AS "isPublic", (${companyId})::text AS "companyId"
     FROM ${recordType} t WHERE t.id = $1`,
    [recordId],
  );
  if (!row) return null;
  // Safe: PostgreSQL wrote this text as JSON.
  const value: JsonValue = row.value === null ? null : JSON.parse(row.value);
  return { ...row, value };
}

/** Sets columns of a record. Throws if the record does not exist. */
export async function updateColumns(
  tx: Tx,
  { recordType, recordId }: { readonly recordType: RecordType; readonly recordId: string },
  columns: readonly ColumnValue[],
): Promise<void> {
  // Send dates and JSON as text and cast them in PostgreSQL: the two drivers encode these types differently.
  const set = columns.map(({ column, type }, index) => {
    const parameter = type === "text[]" ? `$${index + 2}::text[]` : `$${index + 2}::text`;
    return `${column} = ${parameter}${type === "date" || type === "jsonb" ? `::${type}` : ""}`;
  });
  const count = await tx.$executeRawUnsafe(
    `UPDATE ${recordType} SET ${set.join(", ")} WHERE id = $1`,
    recordId,
    ...columns.map(({ value }) => value),
  );
  if (count !== 1) throw new Error(`No ${recordType} ${recordId} to update.`);
}

const linkOf = (condition: string) => `SELECT id FROM link WHERE ${condition}`;
// A link shows the newest of its defences.
const defendedBy = (statements: string) => `SELECT d.link_id FROM defence_statement ds
  JOIN defence d ON d.id = ds.defence_id WHERE ds.statement_id IN (${statements})
  AND NOT EXISTS (SELECT 1 FROM defence n WHERE n.link_id = d.link_id AND (n.written_at, n.id) > (d.written_at, d.id))`;
const claimsOf = (statements: string) => `SELECT id FROM claim WHERE statement_id IN (${statements})`;
const said = "SELECT id FROM statement WHERE source_id = $1";
const done = "SELECT id FROM move WHERE source_id = $1";

function namingLinks(statements: string, others: readonly string[]): readonly string[] {
  return [
    ...others,
    linkOf(`evidence_statement_id IN (${statements})`),
    linkOf(`claim_id IN (${claimsOf(statements)})`),
  ];
}

// Queries for the links that show the record with the id $1. Separate queries, so that each can use its own index.
const showing: Partial<Record<RecordType, readonly string[]>> = {
  link: ["SELECT $1::text"],
  claim: [linkOf("claim_id = $1")],
  move: [linkOf("evidence_move_id = $1")],
  statement: [
    linkOf("evidence_statement_id = $1"),
    linkOf(`claim_id IN (${claimsOf("$1")})`),
    defendedBy("$1"),
  ],
  source: [
    linkOf(`evidence_move_id IN (${done})`),
    linkOf(`evidence_statement_id IN (${said})`),
    linkOf(`claim_id IN (${claimsOf(said)})`),
    defendedBy(said),
  ],
  company: namingLinks("SELECT id FROM statement WHERE company_id = $1", [
    linkOf("company_id = $1"),
    linkOf("evidence_move_id IN (SELECT id FROM move WHERE company_id = $1)"),
  ]),
  speaker: namingLinks("SELECT id FROM statement WHERE speaker_id = $1", []),
  role: namingLinks(
    `SELECT s.id FROM role r JOIN statement s ON s.speaker_id = r.speaker_id AND s.company_id = r.company_id
     WHERE r.id = $1`,
    [],
  ),
};

/** Whether links show this field. Of companies and speakers they show only the name. */
const isShown = (recordType: RecordType, field: string): boolean =>
  (recordType !== "company" && recordType !== "speaker") || field === "name";

/** Ids of the published and withdrawn links that show a record's field: as claim, evidence, proof, name or defence. */
export async function listShowingLinks(
  tx: Tx,
  { recordType, recordId, field }: Pick<Correction, "recordType" | "recordId" | "field">,
): Promise<string[]> {
  const where = showing[recordType];
  if (where === undefined || !isShown(recordType, field)) return [];
  const rows = await readerOf(tx).rows<{ id: string }>(
    `SELECT l.id FROM link l WHERE ${visible.link("l", "public")} AND l.id IN (${where.join(" UNION ")}) ORDER BY l.id`,
    [recordId],
  );
  return rows.map(({ id }) => id);
}
