import type { Tx } from "../../database/database.js";
import { sharePublicationLock } from "../links/publication-lock.js";

/**
 * Takes the lock that lets one worker at a time write verdicts, and holds it until the transaction ends.
 *
 * Two workers may have compared the same entries. With the lock, the second sees what the first wrote, and they never
 * deadlock on each other's rows. The slow part, reading and judging, needs no lock. The shared publication lock keeps
 * editors' acts from changing records between a worker's reads and its writes.
 */
export async function takeJudgementLock(tx: Tx): Promise<void> {
  await sharePublicationLock(tx);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('walkback_judgement'))`;
}
