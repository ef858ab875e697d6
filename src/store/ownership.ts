import type { Reader } from "../database/database.js";

const ends = {
  owners: { from: "company_id", to: "parent_id" },
  owned: { from: "parent_id", to: "company_id" },
} as const;
type Direction = keyof typeof ends;

/** SQL for a table `name(id)`, to follow WITH RECURSIVE: what `start` selects, and all its owners or all it owns, on any day. */
function walkSql(name: string, start: string, direction: Direction): string {
  const { from, to } = ends[direction];
  return `${name}(id) AS (${start}
    UNION SELECT p.${to} FROM company_parent p JOIN ${name} w ON p.${from} = w.id)`;
}

/** The same with the days on which it was so: `name(id, since, until)`. */
export function walkWithDaysSql(name: string, start: string, direction: Direction): string {
  const { from, to } = ends[direction];
  // `greatest` and `least` ignore NULL, so an unknown day does not narrow the period.
  return `${name}(id, since, until) AS (
    SELECT id, '-infinity'::date, 'infinity'::date FROM ${start}
    UNION SELECT p.${to}, greatest(w.since, p.owned_from), least(w.until, p.owned_to)
      FROM company_parent p JOIN ${name} w ON p.${from} = w.id)`;
}

/** SQL for the ids of a company and, if asked, of all it owns or once owned, at any depth. */
export function ownedSql(idPlaceholder: string, includesSubsidiaries: boolean): string {
  const itself = `SELECT ${idPlaceholder}::text`;
  return includesSubsidiaries
    ? `(WITH RECURSIVE ${walkSql("owned", itself, "owned")} SELECT id FROM owned)`
    : `(${itself})`;
}

/** Companies and all that own or owned them, at any depth. */
export async function listOwners(reader: Reader, ids: readonly string[]): Promise<string[]> {
  const walk = walkSql("above", "SELECT unnest($1::text[])", "owners");
  const rows = await reader.rows<{ id: string }>(`WITH RECURSIVE ${walk} SELECT id FROM above`, [ids]);
  return rows.map(({ id }) => id);
}

/** A company's family: itself, all that own or owned it, and all that it owns or owned, at any depth. */
export async function listFamily(reader: Reader, companyId: string): Promise<string[]> {
  const itself = "SELECT $1::text";
  const rows = await reader.rows<{ id: string }>(
    `WITH RECURSIVE ${walkSql("above", itself, "owners")}, ${walkSql("below", itself, "owned")}
     SELECT id FROM above UNION SELECT id FROM below`,
    [companyId],
  );
  return rows.map(({ id }) => id);
}
