import type { Reader } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { Correction } from "../schemas/correction.js";
import { Conditions } from "./conditions.js";
import { instantText, type Json, object } from "./json.js";
import { findOne, listPage, type Page, type PageRequest } from "./page.js";
import { type Audience, visible } from "./visibility.js";

/** SQL for the page that shows a corrected record; NULL if there is none. */
function pageOf(alias: string): string {
  return `CASE ${alias}.record_type
    WHEN 'statement' THEN '/statements/' || ${alias}.record_id
    WHEN 'move' THEN '/moves/' || ${alias}.record_id
    WHEN 'claim' THEN (SELECT '/statements/' || pk.statement_id || '#' || pk.id FROM claim pk WHERE pk.id = ${alias}.record_id)
    WHEN 'company' THEN (SELECT '/companies/' || pc.slug FROM company pc WHERE pc.id = ${alias}.record_id)
    WHEN 'link' THEN (SELECT CASE coalesce(pl.published_as, pl.relation) WHEN 'contradicts' THEN '/contradictions/'
      ELSE '/links/' END || pl.id FROM link pl WHERE pl.id = ${alias}.record_id AND pl.published_at IS NOT NULL)
  END`;
}

/** SQL for a correction as the API shows it. */
export function correctionJson(alias: string): string {
  return object({
    id: `${alias}.id`,
    recordType: `${alias}.record_type`,
    recordId: `${alias}.record_id`,
    field: `${alias}.field`,
    oldValue: `${alias}.old_value`,
    newValue: `${alias}.new_value`,
    reason: `${alias}.reason`,
    requestedBy: `${alias}.requested_by`,
    madeBy: `${alias}.made_by`,
    madeAt: instantText(`${alias}.made_at`),
    page: pageOf(alias),
  });
}

/** @throws DomainError `correction-not-found` */
export async function getCorrection(
  reader: Reader,
  id: string,
  audience: Audience,
): Promise<Json<Correction>> {
  const conditions = new Conditions().add("x.id = ?", id).add(visible.correction("x", audience));
  const found = await findOne<Correction>(reader, {
    item: correctionJson("x"),
    from: "correction x",
    conditions,
  });
  if (!found) throw new DomainError("correction-not-found", "No correction has this id.");
  return found;
}

/** Filters for corrections: by company, by record, or by the page of a statement or move. */
export interface CorrectionFilter extends PageRequest {
  readonly companyId?: string | undefined;
  readonly recordId?: string | undefined;
  /** A statement's id: finds corrections of the statement, its claims and its source. */
  readonly shownWithStatement?: string | undefined;
  /** A move's id: finds corrections of the move and its source. */
  readonly shownWithMove?: string | undefined;
}

// Arrays, not IN: with an array, the planner looks a few ids up in the index instead of reading all corrections.
function addShown(
  conditions: Conditions,
  { shownWithStatement, shownWithMove }: Omit<CorrectionFilter, "limit">,
): void {
  if (shownWithStatement !== undefined) {
    const id = conditions.bind(shownWithStatement);
    conditions.add(`x.record_id = ANY (ARRAY(SELECT ${id}::text
      UNION ALL SELECT wk.id FROM claim wk WHERE wk.statement_id = ${id}
      UNION ALL SELECT ws.source_id FROM statement ws WHERE ws.id = ${id}))`);
  }
  if (shownWithMove !== undefined) {
    const id = conditions.bind(shownWithMove);
    conditions.add(`x.record_id = ANY (ARRAY(SELECT ${id}::text
      UNION ALL SELECT wm.source_id FROM move wm WHERE wm.id = ${id}))`);
  }
}

/** Corrections, newest first. */
export function listCorrections(
  reader: Reader,
  { companyId, recordId, ...filter }: CorrectionFilter,
  audience: Audience,
): Promise<Page<Correction>> {
  const conditions = new Conditions().add(visible.correction("x", audience));
  if (companyId !== undefined) conditions.add("x.company_id = ?", companyId);
  if (recordId !== undefined) conditions.add("x.record_id = ?", recordId);
  addShown(conditions, filter);
  return listPage<Correction>(
    reader,
    {
      item: correctionJson("x"),
      from: "correction x",
      conditions,
      order: [
        { column: "x.made_at", type: "timestamptz" },
        { column: "x.id", type: "text" },
      ],
      direction: "DESC",
    },
    filter,
  );
}
