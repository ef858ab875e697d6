import { Prisma } from "../../database/generated/client.js";
import type { Correction } from "../../schemas/correction.js";
import type { Work } from "../act.js";

type JsonValue = Correction["oldValue"];

/** What changed, and why. `companyId` is the company that the record belongs to; null if it belongs to none. */
export interface CorrectionToInsert {
  readonly recordType: Correction["recordType"];
  readonly recordId: string;
  readonly field: string;
  readonly oldValue: JsonValue;
  readonly newValue: JsonValue;
  readonly reason: string;
  readonly requestedBy: string;
  readonly isPublic: boolean;
  readonly companyId: string | null;
}

/** Writes a correction row and returns its id. */
export async function insertCorrection(work: Work, correction: CorrectionToInsert): Promise<string> {
  const id = work.id("correction");
  await work.tx.correction.create({
    data: {
      ...correction,
      id,
      oldValue: correction.oldValue ?? Prisma.DbNull,
      newValue: correction.newValue ?? Prisma.DbNull,
      madeBy: work.actor.holder,
      madeAt: work.now,
    },
  });
  return id;
}
