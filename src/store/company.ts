import type { Reader } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { Company } from "../schemas/company.js";
import { Conditions } from "./conditions.js";
import { array, instantText, type Json, object, wholeDayText } from "./json.js";
import { findOne, listPage, type Page, type PageRequest } from "./page.js";
import { type Audience, visible } from "./visibility.js";

/** SQL for a reference to a company, as other records show it: id, slug and name. */
export function companyRefJson(alias: string): string {
  return object({ id: `${alias}.id`, slug: `${alias}.slug`, name: `${alias}.name` });
}

function count(table: string, alias: string, condition: string): string {
  return `(SELECT count(*)::int FROM ${table} ${alias} WHERE ${condition})`;
}

function countsJson(alias: string, audience: Audience): string {
  const links = (relation: string) =>
    count(
      "link",
      "cl",
      `cl.company_id = ${alias}.id AND cl.status = 'published' AND cl.relation = '${relation}'`,
    );
  return object({
    statements: count("statement", "cs", `cs.company_id = ${alias}.id AND ${visible.record("cs", audience)}`),
    moves: count("move", "cm", `cm.company_id = ${alias}.id AND ${visible.record("cm", audience)}`),
    contradicts: links("contradicts"),
    confirms: links("confirms"),
    qualifies: links("qualifies"),
  });
}

function ownershipsJson(alias: string, side: "parents" | "subsidiaries", audience: Audience): string {
  const [own, other] = side === "parents" ? ["company_id", "parent_id"] : ["parent_id", "company_id"];
  return array(
    object({
      company: companyRefJson("oc"),
      from: wholeDayText("op.owned_from"),
      to: wholeDayText("op.owned_to"),
    }),
    `company_parent op JOIN company oc ON oc.id = op.${other}
     WHERE op.${own} = ${alias}.id AND ${visible.record("oc", audience)} ORDER BY oc.name, op.id`,
  );
}

/** SQL for a company as the API shows it. */
export function companyJson(alias: string, audience: Audience): string {
  return object({
    id: `${alias}.id`,
    slug: `${alias}.slug`,
    name: `${alias}.name`,
    description: `${alias}.description`,
    aliases: array(
      object({ name: "ca.name", from: wholeDayText("ca.used_from"), to: wholeDayText("ca.used_to") }),
      `company_alias ca WHERE ca.company_id = ${alias}.id ORDER BY ca.used_from NULLS FIRST, ca.name`,
    ),
    identifiers: array(
      object({ scheme: "ci.scheme", value: "ci.value" }),
      `company_identifier ci WHERE ci.company_id = ${alias}.id ORDER BY ci.scheme, ci.value`,
    ),
    parents: ownershipsJson(alias, "parents", audience),
    subsidiaries: ownershipsJson(alias, "subsidiaries", audience),
    counts: countsJson(alias, audience),
    publicSince: instantText(`${alias}.public_since`),
    recordedAt: instantText(`${alias}.recorded_at`),
    page: `'/companies/' || ${alias}.slug`,
  });
}

/** The company that a slug leads to, with the company's current slug. */
export interface SlugTarget {
  readonly id: string;
  readonly slug: string;
}

/** The company with this id, or with this slug now or in the past; null if there is none. */
export async function findCompanyTarget(
  reader: Reader,
  slugOrId: string,
  audience: Audience,
): Promise<SlugTarget | null> {
  const [row] = await reader.rows<SlugTarget>(
    `SELECT c.id, c.slug FROM company c
     WHERE c.id = coalesce((SELECT company_id FROM company_slug WHERE slug = $1), $1) AND ${visible.record("c", audience)}`,
    [slugOrId],
  );
  return row ?? null;
}

/** @throws DomainError `company-not-found` */
export async function getCompanyTarget(
  reader: Reader,
  slugOrId: string,
  audience: Audience,
): Promise<SlugTarget> {
  const target = await findCompanyTarget(reader, slugOrId, audience);
  if (!target) throw new DomainError("company-not-found", "No company has this slug or id.");
  return target;
}

/** @throws DomainError `company-not-found` */
export async function getCompany(reader: Reader, slug: string, audience: Audience): Promise<Json<Company>> {
  const conditions = new Conditions().add("c.slug = ?", slug).add(visible.record("c", audience));
  const found = await findOne<Company>(reader, {
    item: companyJson("c", audience),
    from: "company c",
    conditions,
  });
  if (!found) throw new DomainError("company-not-found", "No company has this slug.");
  return found;
}

/** Companies in the order of their names. With `name`, those whose name or alias starts with it or is similar to it. */
export function listCompanies(
  reader: Reader,
  { name, ...page }: PageRequest & { readonly name?: string | undefined },
  audience: Audience,
): Promise<Page<Company>> {
  const conditions = new Conditions().add(visible.record("c", audience));
  if (name !== undefined) {
    const prefix = `${name.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
    const like = (column: string) => `lower(${column}) LIKE ? OR lower(${column}) % ?`;
    const lower = name.toLowerCase();
    conditions.add(
      `${like("c.name")} OR c.id IN (SELECT a.company_id FROM company_alias a WHERE ${like("a.name")})`,
      ...[prefix, lower, prefix, lower],
    );
  }
  return listPage<Company>(
    reader,
    {
      item: companyJson("c", audience),
      from: "company c",
      conditions,
      order: [
        { column: "c.name", type: "text" },
        { column: "c.id", type: "text" },
      ],
      direction: "ASC",
    },
    page,
  );
}
