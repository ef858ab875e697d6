import { readerOf } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { Company, NewCompany } from "../schemas/company.js";
import { newCompany } from "../schemas/company.js";
import { getCompany } from "../store/company.js";
import { readJson } from "../store/json.js";
import { type Act, perform, type Work } from "./act.js";
import { insertAliases, insertParents } from "./company-parts.js";
import { checked } from "./input.js";

/** A slug made of a name: its letters and digits in ASCII, lower case, with single dashes. */
export function slugOf(name: string): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = plain
    .match(/[a-z0-9]+/g)
    ?.join("-")
    .slice(0, 80)
    .replace(/-$/, "");
  if (!slug)
    throw new DomainError("invalid-input", "The name has no Latin letter or digit to make a slug of.", {
      faults: [{ pointer: "/slug", detail: "give a slug: lower-case letters and digits with single dashes" }],
    });
  return slug;
}

async function refuseTaken(
  work: Work,
  slug: string,
  given: ReturnType<typeof newCompany.parse>,
): Promise<void> {
  if (await work.tx.companySlug.findUnique({ where: { slug } }))
    throw new DomainError("slug-taken", `The slug "${slug}" is, or was, another company's.`, {
      faults: [{ pointer: "/slug", detail: "choose another slug" }],
    });
  for (const [index, { scheme, value }] of given.identifiers.entries()) {
    if (await work.tx.companyIdentifier.findUnique({ where: { scheme_value: { scheme, value } } }))
      throw new DomainError("duplicate-company", `A company with ${scheme} ${value} is recorded already.`, {
        faults: [{ pointer: `/identifiers/${index}`, detail: "belongs to another company" }],
      });
  }
}

/**
 * Records a company with its aliases, identifiers and parents. Nothing of it is public until something it said or
 * did is published.
 *
 * @throws DomainError `invalid-input`, `slug-taken`, `duplicate-company`, `overlapping-alias`, `company-not-found`
 */
export function recordCompany(act: Act, input: NewCompany): Promise<Company> {
  return perform(act, "contributor", async (work) => {
    const given = checked(newCompany, input);
    const slug = given.slug ?? slugOf(given.name);
    await refuseTaken(work, slug, given);
    const id = work.id("company");
    await work.tx.company.create({
      data: {
        id,
        slug,
        name: given.name,
        description: given.description,
        recordedAt: work.now,
        recordedBy: work.actor.holder,
        slugs: { create: { slug, since: work.now } },
        identifiers: { create: given.identifiers },
      },
    });
    await insertAliases(work, id, given.aliases);
    await insertParents(work, id, given.parents);
    return readJson(await getCompany(readerOf(work.tx), slug, "staff"));
  });
}
