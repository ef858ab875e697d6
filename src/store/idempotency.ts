import type { Reader, Tx } from "../database/database.js";
import { DomainError } from "../errors.js";

/** An act that a client may repeat under an idempotency key. */
export interface Repeatable {
  readonly actor: { readonly apiKeyId: string | null };
  readonly idempotency?: { readonly key: string; readonly requestHash: string } | undefined;
}

/**
 * The stored answer for this key; null if the key is new, in which case this transaction now holds it.
 *
 * A second request with the same key waits here until the first one's transaction ends.
 * @throws DomainError `idempotency-key-reused` if the key came with a different request before
 */
export async function findAnswer<Answer>(
  tx: Tx,
  act: Repeatable,
  now: Date,
): Promise<{ answer: Answer } | null> {
  const { apiKeyId } = act.actor;
  if (!act.idempotency || apiKeyId === null) return null;
  const { key, requestHash } = act.idempotency;
  const { count } = await tx.idempotencyKey.createMany({
    data: [{ apiKeyId, key, requestHash, createdAt: now }],
    skipDuplicates: true,
  });
  if (count === 1) return null;
  const earlier = await tx.idempotencyKey.findUniqueOrThrow({ where: { apiKeyId_key: { apiKeyId, key } } });
  if (earlier.requestHash !== requestHash)
    throw new DomainError(
      "idempotency-key-reused",
      "This Idempotency-Key came with a different request before. Use a new key for each new request.",
    );
  // Safe cast: `insertAnswer` stored the same operation's result for the same request.
  return { answer: earlier.answer as Answer };
}

/** Whether a request with this key was answered before. Costs one row; nothing is held. */
export async function hasAnswer(reader: Reader, { actor, idempotency }: Repeatable): Promise<boolean> {
  if (!idempotency || actor.apiKeyId === null) return false;
  const rows = await reader.rows("SELECT 1 FROM idempotency_key WHERE api_key_id = $1 AND key = $2", [
    actor.apiKeyId,
    idempotency.key,
  ]);
  return rows.length > 0;
}

/** Stores the answer in the transaction of the act that it answers. */
export async function insertAnswer(tx: Tx, act: Repeatable, answer: unknown): Promise<void> {
  const { apiKeyId } = act.actor;
  if (!act.idempotency || apiKeyId === null) return;
  await tx.idempotencyKey.update({
    where: { apiKeyId_key: { apiKeyId, key: act.idempotency.key } },
    data: { answer: JSON.parse(JSON.stringify(answer)) },
  });
}

/** How many keys were deleted: all that came before an instant. */
export async function deleteIdempotencyKeys(reader: Reader, before: Date): Promise<number> {
  const rows = await reader.rows("DELETE FROM idempotency_key WHERE created_at < $1 RETURNING key", [before]);
  return rows.length;
}
