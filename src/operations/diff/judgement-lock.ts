import type { Tx } from "../../database/database.js";
import { sharePublicationLock } from "../links/publication-lock.js";

/**
 * Waits for its turn among the workers that write what judges said; the turn ends with the transaction.
 *
 * Two of them may have compared the same entries: one after the other they see what the first wrote, and never wait
 * for each other's rows in a circle. Reading and judging, which take the time, go on beside it. Editors' acts come
 * before or after, never between what is looked at here and what is written.
 */
export async function takeJudgementLock(tx: Tx): Promise<void> {
  await sharePublicationLock(tx);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('walkback_judgement'))`;
}
