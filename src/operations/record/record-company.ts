import slugify from "@sindresorhus/slugify";
import type { z } from "zod";
import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import type { Company, NewCompany } from "../../schemas/company.js";
import { newCompany } from "../../schemas/company.js";
import { getCompany, type SlugTarget } from "../../store/company.js";
import { readJson } from "../../store/json.js";
import { type Act, perform, type Work } from "../act.js";
import { checked } from "../input.js";
import { insertAlias, insertParent, slugTaken } from "./company-parts.js";

/** A slug made from a name: lower-case ASCII letters and digits with single dashes. */
export function slugOf(name: string): string {
  // NFKC spells out ligatures and raised figures, which slugify drops. `decamelize` would make OpenAI "open-ai".
  const slug = slugify(name.normalize("NFKC"), { decamelize: false }).slice(0, 80).replace(/-$/, "");
  if (!slug)
    throw new DomainError(
      "invalid-input",
      "No slug can be made from this name: none of its letters has a Latin spelling.",
      {
        faults: [
          {
            pointer: "/slug",
            detail: "is needed for this name: give lower-case letters and digits with single dashes",
          },
        ],
      },
    );
  return slug;
}

type Given = z.output<typeof newCompany>;

// The unique index decides whether the slug is free. A query before the insert could miss another writer's row.
async function insertCompany(work: Work, { id, slug }: SlugTarget, given: Given): Promise<void> {
  const company = {
    id,
    slug,
    name: given.name,
    description: given.description,
    recordedAt: work.now,
    recordedBy: work.actor.holder,
  };
  const { count } = await work.tx.company.createMany({ data: [company], skipDuplicates: true });
  if (count === 0) throw slugTaken(slug, "/slug");
  const kept = await work.tx.companySlug.createMany({
    data: [{ slug, companyId: id, since: work.now }],
    skipDuplicates: true,
  });
  if (kept.count === 0) throw slugTaken(slug, "/slug");
}

async function insertIdentifiers(work: Work, companyId: string, { identifiers }: Given): Promise<void> {
  // All writers insert in this order. Two writers with opposite orders could wait for each other forever.
  const ordered = [...identifiers.entries()].sort(([, a], [, b]) =>
    `${a.scheme} ${a.value}` < `${b.scheme} ${b.value}` ? -1 : 1,
  );
  for (const [index, { scheme, value }] of ordered) {
    const { count } = await work.tx.companyIdentifier.createMany({
      data: [{ scheme, value, companyId }],
      skipDuplicates: true,
    });
    if (count === 0)
      throw new DomainError("duplicate-company", `A company with ${scheme} ${value} is already recorded.`, {
        faults: [
          {
            pointer: `/identifiers/${index}`,
            detail: "already belongs to a recorded company: use that company, or correct the identifier",
          },
        ],
      });
  }
}

/**
 * A new company with its aliases, identifiers and parents.
 *
 * The company stays private until something it said or did is published.
 *
 * @throws DomainError `invalid-input`, `slug-taken`, `duplicate-company`, `overlapping-alias`, `overlapping-parent`,
 *   `company-not-found`
 */
export function recordCompany(act: Act, input: NewCompany): Promise<Company> {
  return perform(act, "contributor", async (work) => {
    const given = checked(newCompany, input);
    const slug = given.slug ?? slugOf(given.name);
    const companyId = work.id("company");
    await insertCompany(work, { id: companyId, slug }, given);
    await insertIdentifiers(work, companyId, given);
    for (const [index, alias] of given.aliases.entries())
      await insertAlias(work, { companyId, given: alias, at: `/aliases/${index}` });
    for (const [index, parent] of given.parents.entries())
      await insertParent(work, { companyId, given: parent, at: `/parents/${index}` });
    return readJson(await getCompany(readerOf(work.tx), slug, "staff"));
  });
}
