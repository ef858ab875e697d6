import type { Reader } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { DefenceCandidates } from "../schemas/defence-candidate.js";
import { Conditions } from "./conditions.js";
import { array, instantText, type Json, object } from "./json.js";
import { findOne } from "./page.js";
import { claimedStatementJson } from "./statement.js";

const candidateJson = object({
  statement: claimedStatementJson("ds"),
  strength: "dc.strength",
  reasons: "dc.reasons",
  foundAt: instantText("dc.found_at"),
});

const candidatesJson = object({
  data: array(
    candidateJson,
    `defence_candidate dc JOIN statement ds ON ds.id = dc.statement_id
     WHERE dc.link_id = l.id ORDER BY dc.strength DESC, ds.said_from, ds.id`,
  ),
});

/** The possible defences found for a link, strongest first, for editors. @throws DomainError `link-not-found` */
export async function listDefenceCandidates(
  reader: Reader,
  linkId: string,
): Promise<Json<DefenceCandidates>> {
  const conditions = new Conditions().add("l.id = ?", linkId);
  const found = await findOne<DefenceCandidates>(reader, {
    item: candidatesJson,
    from: "link l",
    conditions,
  });
  if (!found) throw new DomainError("link-not-found", "No link has this id.");
  return found;
}
