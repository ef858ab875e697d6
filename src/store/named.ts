import type { Reader } from "../database/database.js";

/** The ids of companies with this id, slug, name or alias, in any case of letters. */
export async function listCompaniesCalled(reader: Reader, name: string): Promise<string[]> {
  const rows = await reader.rows<{ id: string }>(
    `SELECT id FROM company WHERE id = $1 UNION SELECT company_id FROM company_slug WHERE slug = $1`,
    [name],
  );
  if (rows.length > 0) return rows.map(({ id }) => id);
  const named = await reader.rows<{ id: string }>(
    `SELECT id FROM company WHERE lower(name) = lower($1)
     UNION SELECT company_id FROM company_alias WHERE lower(name) = lower($1)`,
    [name],
  );
  return named.map(({ id }) => id);
}

/** A speaker with a name, and whether a role or a statement ties them to the company, or to any other. */
export interface NamedSpeaker {
  readonly id: string;
  readonly isOfCompany: boolean;
  readonly isOfAnother: boolean;
}

/** The speakers with this id or name, in any case of letters. */
export function listSpeakersCalled(reader: Reader, name: string, companyId: string): Promise<NamedSpeaker[]> {
  const tied = (sign: "=" | "<>"): string =>
    `EXISTS (SELECT 1 FROM role r WHERE r.speaker_id = s.id AND r.company_id ${sign} $2)
     OR EXISTS (SELECT 1 FROM statement t WHERE t.speaker_id = s.id AND t.company_id ${sign} $2)`;
  return reader.rows<NamedSpeaker>(
    `SELECT s.id, ${tied("=")} AS "isOfCompany", ${tied("<>")} AS "isOfAnother"
     FROM speaker s WHERE s.id = $1 OR lower(s.name) = lower($1)`,
    [name, companyId],
  );
}

/** A title that a speaker held at a company. `null` means not known, or not ended. */
export interface HeldRole {
  readonly title: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** The roles of a speaker at a company. */
export function listRolesAt(reader: Reader, speakerId: string, companyId: string): Promise<HeldRole[]> {
  return reader.rows<HeldRole>(
    `SELECT title, held_from::text AS "from", held_to::text AS "to" FROM role
     WHERE speaker_id = $1 AND company_id = $2`,
    [speakerId, companyId],
  );
}

/** The id of the source with this normalized address; null if there is none. */
export async function findSourceAt(reader: Reader, url: string): Promise<string | null> {
  const [row] = await reader.rows<{ id: string }>("SELECT id FROM source WHERE url = $1", [url]);
  return row?.id ?? null;
}
