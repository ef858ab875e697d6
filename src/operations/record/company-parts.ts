import type { z } from "zod";
import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import type { newAlias, newParent } from "../../schemas/company.js";
import { toDate } from "../../store/days.js";
import { listOwners } from "../../store/ownership.js";
import type { Work } from "../act.js";
import { getNamedCompany } from "../references.js";

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

/** The period that two columns hold. */
export function periodOf(from: Date | null, to: Date | null): Period {
  const iso = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;
  return { from: iso(from), to: iso(to) };
}

/** A part of a company as an input gives it, and where in the input it stands: "" where it is the input. */
export interface GivenPart<Part extends z.ZodType> {
  readonly companyId: string;
  readonly given: z.output<Part>;
  readonly at: string;
}

/** Adds an alias. @throws DomainError `overlapping-alias` where the company already has the name on a shared day */
export async function insertAlias(
  work: Work,
  { companyId, given, at }: GivenPart<typeof newAlias>,
): Promise<void> {
  checkPeriod(given, at);
  // Two writers could each find no alias of these days and both add one.
  await work.tx.$executeRaw`SELECT 1 FROM company WHERE id = ${companyId} FOR NO KEY UPDATE`;
  const same = await work.tx.companyAlias.findMany({ where: { companyId, name: given.name } });
  if (same.some((row) => overlap(given, periodOf(row.usedFrom, row.usedTo))))
    throw new DomainError(
      "overlapping-alias",
      `The alias "${given.name}" is recorded for these days already.`,
      {
        faults: [{ pointer: `${at}/name`, detail: "is the company's alias on some of these days already" }],
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
 * Adds a parent. Takes a lock on ownership first: two writers could each add half of a circle.
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
    throw new DomainError("parent-cycle", "A company cannot own one that owns it.", {
      faults: [{ pointer: `${at}/parent`, detail: "is the company itself or one that it owns" }],
    });
  const same = await work.tx.companyParent.findMany({ where: { companyId, parentId } });
  if (same.some((row) => overlap(given, periodOf(row.ownedFrom, row.ownedTo))))
    throw new DomainError("overlapping-parent", "This parent is recorded for these days already.", {
      faults: [{ pointer: `${at}/parent`, detail: "owns the company on some of these days already" }],
    });
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
