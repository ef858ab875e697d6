import { parseDay } from "../../core/dates/day.js";
import type { PublicationFault } from "../../core/review/publication.js";
import { DomainError } from "../../errors.js";
import { locator } from "../../schemas/statement.js";
import { fromDayColumns } from "../../store/days.js";
import type { Work } from "../act.js";
import { listLinkFaults } from "../links/link-faults.js";
import { getLinkRow } from "../links/link-row.js";
import { refuseEarlierSource, refuseFuture } from "../record/check-days.js";
import { checkProof, type Locator } from "../record/check-proof.js";
import type { FieldChange } from "./correction-effects.js";

/** The publication checks that published links fail, by link id. */
export type LinkFaults = ReadonlyMap<string, readonly PublicationFault[]>;

/** The publication checks that the published ones among these links fail now. */
export async function checkLinks(
  work: Work,
  linkIds: readonly string[],
  required: number,
): Promise<LinkFaults> {
  const faults = new Map<string, readonly PublicationFault[]>();
  for (const id of linkIds) {
    const link = await getLinkRow(work.tx, id);
    if (link.status === "published")
      faults.set(id, await listLinkFaults(work.tx, link, { required, now: work.now }));
  }
  return faults;
}

/**
 * Refuses a correction that makes a check fail that passed before. A check that failed before does not block it.
 *
 * @throws DomainError `correction-breaks-link`, which names each link and check
 */
export function refuseBroken(before: LinkFaults, after: LinkFaults): void {
  const broken = [...after].flatMap(([id, faults]) => {
    const known = before.get(id) ?? [];
    const isNew = (fault: PublicationFault) =>
      !known.some(({ code, pointer }) => code === fault.code && pointer === fault.pointer);
    return faults.filter(isNew).map(({ code, message }) => ({ id, detail: `${id}: ${code}: ${message}` }));
  });
  if (broken.length === 0) return;
  const ids = [...new Set(broken.map(({ id }) => id))].join(", ");
  throw new DomainError(
    "correction-breaks-link",
    `With this value, published links would fail the publication checks: ${ids}. Correct or withdraw these links first.`,
    { faults: broken.map(({ detail }) => ({ pointer: "/value", detail })) },
  );
}

/** The locator if it still matches; after a change of the quote, a new one with the text around the new quote. */
async function relocate(
  work: Work,
  given: Parameters<typeof checkProof>[1],
  field: string,
): Promise<Locator> {
  try {
    return await checkProof(work, given);
  } catch (error) {
    if (field !== "quote" || !(error instanceof DomainError)) throw error;
    return checkProof(work, { ...given, locator: { ...given.locator, prefix: null, suffix: null } });
  }
}

async function checkEntry(work: Work, change: FieldChange): Promise<FieldChange[]> {
  const { recordId: id, recordType } = change;
  const row =
    recordType === "statement"
      ? await work.tx.statement.findUniqueOrThrow({ where: { id } })
      : await work.tx.move.findUniqueOrThrow({ where: { id } });
  const day =
    "saidFrom" in row
      ? fromDayColumns(row.saidFrom, row.saidPrecision)
      : fromDayColumns(row.effectiveFrom, row.effectivePrecision);
  const was = locator.parse(row.locator);
  const located = await relocate(work, { ...row, locator: was, day, dayPointer: "/value" }, change.field);
  if (change.field !== "quote" || (located.prefix === was.prefix && located.suffix === was.suffix)) return [];
  const data = { locator: located };
  if (recordType === "statement") await work.tx.statement.update({ where: { id }, data });
  else await work.tx.move.update({ where: { id }, data });
  return [{ ...change, field: "locator", oldValue: was, newValue: located }];
}

async function checkSourceDay(work: Work, { recordId, newValue }: FieldChange): Promise<void> {
  if (typeof newValue !== "string") return;
  const published = parseDay(newValue);
  refuseFuture(published, work.now, "/value");
  const said = await work.tx.statement.findMany({ where: { sourceId: recordId } });
  for (const row of said)
    refuseEarlierSource(fromDayColumns(row.saidFrom, row.saidPrecision), published, "/value");
  const done = await work.tx.move.findMany({ where: { sourceId: recordId } });
  for (const row of done)
    refuseEarlierSource(fromDayColumns(row.effectiveFrom, row.effectivePrecision), published, "/value");
}

/**
 * The other fields that a correction had to change: a corrected quote also needs a new locator.
 *
 * Checks the corrected record by the same rules that applied when it was recorded.
 *
 * @throws DomainError `day-in-future`, `source-before-event`, `capture-not-found`, `quote-not-in-capture`
 */
export async function checkRecord(work: Work, change: FieldChange): Promise<FieldChange[]> {
  switch (change.recordType) {
    case "statement":
    case "move":
      return checkEntry(work, change);
    case "source":
      await checkSourceDay(work, change);
      return [];
    case "claim":
    case "link":
    case "company":
    case "speaker":
    case "role":
      return [];
  }
}
