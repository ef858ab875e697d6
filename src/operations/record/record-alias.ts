import { readerOf } from "../../database/database.js";
import { type Company, type NewAlias, newAlias } from "../../schemas/company.js";
import { getCompany, getCompanyTarget } from "../../store/company.js";
import { readJson } from "../../store/json.js";
import { type Act, perform } from "../act.js";
import { checked } from "../input.js";
import { sharePublicationLock } from "../links/publication-lock.js";
import { insertAlias } from "./company-parts.js";
import { changePublicCompany } from "./public-change.js";

/**
 * The company, with a new alias and the days it was used. `company` is a slug or an id.
 *
 * @throws DomainError `company-not-found`, `invalid-input`, `overlapping-alias`
 */
export function recordAlias(act: Act, company: string, input: NewAlias): Promise<Company> {
  return perform(act, "contributor", async (work) => {
    const given = checked(newAlias, input);
    await sharePublicationLock(work.tx);
    const { id, slug } = await getCompanyTarget(readerOf(work.tx), company, "staff");
    await insertAlias(work, { companyId: id, given, at: "" });
    await changePublicCompany(work, id);
    return readJson(await getCompany(readerOf(work.tx), slug, "staff"));
  });
}
