import type { z } from "zod";
import { readerOf } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { newAlias, newParent } from "../schemas/company.js";
import { getCompanyTarget } from "../store/company.js";
import { toDate } from "../store/days.js";
import type { Work } from "./act.js";

type Period = { readonly from: string | null; readonly to: string | null };

/** Whether two periods of days share a day; null is "no known end". */
export function overlap(a: Period, b: Period): boolean {
  return (a.from ?? "") <= (b.to ?? "9999") && (b.from ?? "") <= (a.to ?? "9999");
}

/** @throws DomainError `invalid-input` where a period ends before it begins */
export function checkPeriod({ from, to }: Period, pointer: string): void {
  if (from === null || to === null || from <= to) return;
  throw new DomainError("invalid-input", `The period ends on ${to}, before it begins on ${from}.`, {
    faults: [{ pointer: `${pointer}/to`, detail: `must not be before from (${from})` }],
  });
}

/** Adds aliases. @throws DomainError `overlapping-alias` where the company already has the name on a shared day */
export async function insertAliases(
  work: Work,
  companyId: string,
  aliases: z.output<typeof newAlias>[],
): Promise<void> {
  for (const [index, alias] of aliases.entries()) {
    checkPeriod(alias, `/aliases/${index}`);
    const same = await work.tx.companyAlias.findMany({ where: { companyId, name: alias.name } });
    const taken = same.some((row) => overlap(alias, { from: isoOf(row.usedFrom), to: isoOf(row.usedTo) }));
    if (taken)
      throw new DomainError(
        "overlapping-alias",
        `The alias "${alias.name}" is recorded for these days already.`,
        {
          faults: [{ pointer: `/aliases/${index}`, detail: "overlaps the same alias" }],
        },
      );
    await work.tx.companyAlias.create({
      data: {
        id: work.id("alias"),
        companyId,
        name: alias.name,
        usedFrom: toDate(alias.from),
        usedTo: toDate(alias.to),
      },
    });
  }
}

const isoOf = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/**
 * Adds parents. Takes a lock on ownership first: two writers could each add half of a circle.
 *
 * @throws DomainError `company-not-found`, `parent-cycle`, `overlapping-parent`
 */
export async function insertParents(
  work: Work,
  companyId: string,
  parents: z.output<typeof newParent>[],
): Promise<void> {
  if (parents.length === 0) return;
  await work.tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('company_parent'))`;
  for (const [index, parent] of parents.entries()) {
    checkPeriod(parent, `/parents/${index}`);
    const { id: parentId } = await getCompanyTarget(readerOf(work.tx), parent.parent, "staff");
    const circle = await work.tx.$queryRaw<unknown[]>`
      WITH RECURSIVE above(id) AS (
        SELECT ${parentId}::text
        UNION SELECT p.parent_id FROM company_parent p JOIN above ON p.company_id = above.id
      ) SELECT id FROM above WHERE id = ${companyId}`;
    if (circle.length > 0)
      throw new DomainError("parent-cycle", "A company cannot own one that owns it.", {
        faults: [
          { pointer: `/parents/${index}/parent`, detail: "is the company itself or one that it owns" },
        ],
      });
    const same = await work.tx.companyParent.findMany({ where: { companyId, parentId } });
    if (same.some((row) => overlap(parent, { from: isoOf(row.ownedFrom), to: isoOf(row.ownedTo) })))
      throw new DomainError("overlapping-parent", "This parent is recorded for these days already.", {
        faults: [{ pointer: `/parents/${index}`, detail: "overlaps the same parent" }],
      });
    await work.tx.companyParent.create({
      data: {
        id: work.id("ownership"),
        companyId,
        parentId,
        ownedFrom: toDate(parent.from),
        ownedTo: toDate(parent.to),
      },
    });
  }
}
