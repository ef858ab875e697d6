import { parseDay } from "../core/dates/day.js";
import { sourceUrl } from "../core/sources/source-url.js";
import type { Reader } from "../database/database.js";
import type { ImportedRow } from "../schemas/imported-row.js";
import { textHash } from "./text-hash.js";

/** A statement that is recorded already, with the words of its claims. */
export interface ImportedStatement {
  readonly id: string;
  readonly claims: readonly string[];
}

// What a correction replaced counts too, or a second import would record the mistake again.
const before = (record: string, field: string, value: string): string =>
  `EXISTS (SELECT 1 FROM correction c WHERE c.record_id = ${record} AND c.field = '${field}'
     AND c.old_value #>> '{}' = ${value})`;

const sql = `SELECT w.place, s.id, ARRAY(
    SELECT k.text FROM claim k WHERE k.statement_id = s.id
    UNION SELECT c.old_value #>> '{}' FROM correction c JOIN claim k ON k.id = c.record_id
    WHERE k.statement_id = s.id AND c.field = 'text') AS claims
  FROM jsonb_to_recordset($1::text::jsonb)
    AS w(place int, url text, hash text, quote text, day text, first date, precision text, company text)
  CROSS JOIN LATERAL (
    SELECT r.id FROM source r WHERE r.url = w.url
    UNION SELECT c.record_id FROM correction c
    WHERE c.record_type = 'source' AND c.field = 'url' AND c.old_value #>> '{}' = w.url) r
  JOIN statement s ON s.source_id = r.id
  WHERE (s.quote_hash = w.hash OR ${before("s.id", "quote", "w.quote")})
    AND ((s.said_from = w.first AND s.said_precision = w.precision) OR ${before("s.id", "saidOn", "w.day")})
    AND s.company_id IN (
      SELECT w.company UNION SELECT g.company_id FROM company_slug g WHERE g.slug = w.company
      UNION SELECT n.id FROM company n WHERE lower(n.name) = lower(w.company)
      UNION SELECT a.company_id FROM company_alias a WHERE lower(a.name) = lower(w.company))`;

/** The statements that rows describe and that are recorded, by the rows' places. One query for all rows. */
export async function mapImported(
  reader: Reader,
  rows: readonly ImportedRow[],
): Promise<Map<number, ImportedStatement>> {
  const sought = rows.map(({ source, quote, saidOn, company }, place) => {
    const { first, precision } = parseDay(saidOn);
    return {
      place,
      url: sourceUrl(source.url),
      hash: textHash(quote),
      quote,
      day: saidOn,
      first,
      precision,
      company,
    };
  });
  const found = await reader.rows<ImportedStatement & { place: number }>(sql, [JSON.stringify(sought)]);
  return new Map(found.map(({ place, ...statement }) => [place, statement]));
}
