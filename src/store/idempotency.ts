import type { Reader, Tx } from "../database/database.js";
import { DomainError } from "../errors.js";

/** Which act this is a repetition of, if any. */
export interface Repeatable {
  readonly actor: { readonly apiKeyId: string | null };
  readonly idempotency?: { readonly key: string; readonly requestHash: string } | undefined;
}

/**
 * The answer that was given to this key, after taking the key for this transaction; null where it is new.
 *
 * A second request with the key waits here until the first one's transaction has ended.
 * @throws DomainError `idempotency-key-reused` where the key came with another request
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
      "This Idempotency-Key came with another request before: use a new key for a new request.",
    );
  // Written by `insertAnswer` for this very request: its shape is that of the operation's result.
  return { answer: earlier.answer as Answer };
}

/** Stores the answer beside what it answers, in its transaction. */
export async function insertAnswer(tx: Tx, act: Repeatable, answer: unknown): Promise<void> {
  const { apiKeyId } = act.actor;
  if (!act.idempotency || apiKeyId === null) return;
  await tx.idempotencyKey.update({
    where: { apiKeyId_key: { apiKeyId, key: act.idempotency.key } },
    data: { answer: JSON.parse(JSON.stringify(answer)) },
  });
}

/** Forgets the keys that came before an instant. Gives how many. */
export async function deleteIdempotencyKeys(reader: Reader, before: Date): Promise<number> {
  const rows = await reader.rows("DELETE FROM idempotency_key WHERE created_at < $1 RETURNING key", [before]);
  return rows.length;
}
