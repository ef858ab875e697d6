import type { Reader } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { Speaker } from "../schemas/speaker.js";
import { companyRefJson } from "./company.js";
import { Conditions } from "./conditions.js";
import { array, instantText, type Json, object, wholeDayText } from "./json.js";
import { findOne, listPage, type Page, type PageRequest } from "./page.js";
import { type Audience, visible } from "./visibility.js";

function roleJson(alias: string): string {
  return object({
    id: `${alias}.id`,
    company: companyRefJson("pc"),
    title: `${alias}.title`,
    from: wholeDayText(`${alias}.held_from`),
    to: wholeDayText(`${alias}.held_to`),
  });
}

/** SQL for a speaker as the API shows it, with the roles at companies that the audience may see. */
export function speakerJson(alias: string, audience: Audience): string {
  return object({
    id: `${alias}.id`,
    name: `${alias}.name`,
    wikidata: `${alias}.wikidata`,
    roles: array(
      roleJson("pr"),
      `role pr JOIN company pc ON pc.id = pr.company_id WHERE pr.speaker_id = ${alias}.id
       AND ${visible.record("pc", audience)} ORDER BY pr.held_from NULLS FIRST, pr.id`,
    ),
    publicSince: instantText(`${alias}.public_since`),
    recordedAt: instantText(`${alias}.recorded_at`),
  });
}

/** @throws DomainError `speaker-not-found` */
export async function getSpeaker(reader: Reader, id: string, audience: Audience): Promise<Json<Speaker>> {
  const conditions = new Conditions().add("p.id = ?", id).add(visible.record("p", audience));
  const found = await findOne<Speaker>(reader, {
    item: speakerJson("p", audience),
    from: "speaker p",
    conditions,
  });
  if (!found) throw new DomainError("speaker-not-found", "No speaker has this id.");
  return found;
}

/** Filters for speakers: by name, or by a role at a company at any time. */
export interface SpeakerFilter extends PageRequest {
  readonly name?: string | undefined;
  readonly companyId?: string | undefined;
}

/** Speakers in the order of their names. With `name`, those whose name or a word of it starts with it or is similar. */
export function listSpeakers(
  reader: Reader,
  { name, companyId, ...page }: SpeakerFilter,
  audience: Audience,
): Promise<Page<Speaker>> {
  const conditions = new Conditions().add(visible.record("p", audience));
  if (companyId !== undefined)
    conditions.add("p.id IN (SELECT cr.speaker_id FROM role cr WHERE cr.company_id = ?)", companyId);
  if (name !== undefined) {
    const lower = name.toLowerCase();
    const prefix = `${lower.replace(/[\\%_]/g, "\\$&")}%`;
    conditions.add(
      "lower(p.name) LIKE ? OR lower(p.name) LIKE ? OR lower(p.name) % ?",
      ...[prefix, `% ${prefix}`, lower],
    );
  }
  return listPage<Speaker>(
    reader,
    {
      item: speakerJson("p", audience),
      from: "speaker p",
      conditions,
      order: [
        { column: "p.name", type: "text" },
        { column: "p.id", type: "text" },
      ],
      direction: "ASC",
    },
    page,
  );
}
