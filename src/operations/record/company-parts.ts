import type { z } from "zod";
import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import type { newAlias, newParent } from "../../schemas/company.js";
import { toDate } from "../../store/days.js";
import { listOwners } from "../../store/ownership.js";
import type { Work } from "../act.js";
import { getNamedCompany } from "../references.js";

type Period = { readonly from: string | null; readonly to: string | null };

/** Whether two periods share a day. `null` means that the first or last day is not known. */
export function overlap(a: Period, b: Period): boolean {
  return (a.from ?? "") <= (b.to ?? "9999") && (b.from ?? "") <= (a.to ?? "9999");
}

/** @throws DomainError `invalid-input` if the period ends before it begins */
export function checkPeriod({ from, to }: Period, pointer: string): void {
  if (from === null || to === null || from <= to) return;
  throw new DomainError("invalid-input", `The period ends on ${to}, before it begins on ${from}.`, {
    faults: [{ pointer: `${pointer}/to`, detail: `must not be before from (${from})` }],
  });
}

/** The period stored in two columns. */
export function periodOf(from: Date | null, to: Date | null): Period {
  const iso = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;
  return { from: iso(from), to: iso(to) };
}

/** A part of a company (an alias or a parent) from an input. `at` points to it; "" means that it is the whole input. */
export interface GivenPart<Part extends z.ZodType> {
  readonly companyId: string;
  readonly given: z.output<Part>;
  readonly at: string;
}

/** Adds an alias. @throws DomainError `overlapping-alias` if the company already has this alias on a shared day */
export async function insertAlias(
  work: Work,
  { companyId, given, at }: GivenPart<typeof newAlias>,
): Promise<void> {
  checkPeriod(given, at);
  // Lock the company. Otherwise two writers could both find no overlapping alias and both add one.
  await work.tx.$executeRaw`SELECT 1 FROM company WHERE id = ${companyId} FOR NO KEY UPDATE`;
  const same = await work.tx.companyAlias.findMany({ where: { companyId, name: given.name } });
  if (same.some((row) => overlap(given, periodOf(row.usedFrom, row.usedTo))))
    throw new DomainError(
      "overlapping-alias",
      `The company already has the alias "${given.name}" on some of these days.`,
      {
        faults: [
          {
            pointer: `${at}/name`,
            detail: "is already the company's alias on some of these days: give days that do not overlap",
          },
        ],
      },
    );
  await work.tx.companyAlias.create({
    data: {
      id: work.id("alias"),
      companyId,
      name: given.name,
      usedFrom: toDate(given.from),
      usedTo: toDate(given.to),
    },
  });
}

/**
 * Adds a parent. Locks ownership first: otherwise two writers could each add half of an ownership cycle.
 *
 * @throws DomainError `company-not-found`, `parent-cycle`, `overlapping-parent`
 */
export async function insertParent(
  work: Work,
  { companyId, given, at }: GivenPart<typeof newParent>,
): Promise<void> {
  checkPeriod(given, at);
  const { id: parentId } = await getNamedCompany(work, given.parent, `${at}/parent`);
  await work.tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('company_parent'))`;
  if ((await listOwners(readerOf(work.tx), [parentId])).includes(companyId))
    throw new DomainError("parent-cycle", "A company cannot be owned by itself or by a company it owns.", {
      faults: [
        {
          pointer: `${at}/parent`,
          detail: "must not be the company itself or a company that it owns",
        },
      ],
    });
  const same = await work.tx.companyParent.findMany({ where: { companyId, parentId } });
  if (same.some((row) => overlap(given, periodOf(row.ownedFrom, row.ownedTo))))
    throw new DomainError(
      "overlapping-parent",
      "The company already has this parent on some of these days.",
      {
        faults: [
          {
            pointer: `${at}/parent`,
            detail: "already owns the company on some of these days: give days that do not overlap",
          },
        ],
      },
    );
  await work.tx.companyParent.create({
    data: {
      id: work.id("ownership"),
      companyId,
      parentId,
      ownedFrom: toDate(given.from),
      ownedTo: toDate(given.to),
    },
  });
}

/** The refusal of a slug that is, or was, another company's; `pointer` names the field that holds it. */
export function slugTaken(slug: string, pointer: string): DomainError {
  return new DomainError("slug-taken", `The slug "${slug}" is, or was, another company's.`, {
    faults: [{ pointer, detail: "choose another slug" }],
  });
}
