import { readerOf } from "../../database/database.js";
import { type Company, type NewParent, newParent } from "../../schemas/company.js";
import { getCompany, getCompanyTarget } from "../../store/company.js";
import { readJson } from "../../store/json.js";
import { type Act, perform } from "../act.js";
import { checked } from "../input.js";
import { sharePublicationLock } from "../links/publication-lock.js";
import { insertParent } from "./company-parts.js";
import { changePublicCompany } from "./public-change.js";

/**
 * The company, with a new parent (an owner) and the days it owned the company. `company` is a slug or an id.
 *
 * The public sees a parent only if the parent is public itself.
 *
 * @throws DomainError `company-not-found`, `invalid-input`, `parent-cycle`, `overlapping-parent`
 */
export function recordParent(act: Act, company: string, input: NewParent): Promise<Company> {
  return perform(act, "contributor", async (work) => {
    const given = checked(newParent, input);
    await sharePublicationLock(work.tx);
    const { id, slug } = await getCompanyTarget(readerOf(work.tx), company, "staff");
    await insertParent(work, { companyId: id, given, at: "" });
    await changePublicCompany(work, id);
    return readJson(await getCompany(readerOf(work.tx), slug, "staff"));
  });
}
