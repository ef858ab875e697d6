import type { Tx } from "../../database/database.js";

// Publishing, reviewing and correcting read several records and then write what follows from them. They take turns:
// two at once could each decide on what the other is about to change. Proposals only share, and wait for no other.
// The turn comes before any row: who holds a row and then waits for the turn may be waited for by who has it.
const KEY = "walkback_publication";

/** Waits for its turn among the acts that decide what is public; the turn ends with the transaction. */
export async function takePublicationLock(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${KEY}))`;
}

/** Keeps the records it is about to copy from as they are until the transaction ends. */
export async function sharePublicationLock(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext(${KEY}))`;
}
