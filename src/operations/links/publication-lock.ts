import type { Tx } from "../../database/database.js";

// Publishing, reviewing and correcting read several records and then write what follows from them. Two at once could
// each decide on records that the other is about to change, so each takes this lock alone. Proposals share the lock
// and do not wait for each other.
// Take this lock before any row lock. Otherwise two transactions can wait for each other forever.
const KEY = "walkback_publication";

/** Takes the publication lock alone and holds it until the transaction ends. For acts that decide what is public. */
export async function takePublicationLock(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${KEY}))`;
}

/** Shares the publication lock until the transaction ends. For acts that copy from records that must not change. */
export async function sharePublicationLock(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(hashtext(${KEY}))`;
}
