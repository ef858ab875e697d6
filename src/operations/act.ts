import { type IdKind, newId } from "../core/ids.js";
import type { Database, Tx } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { KeyRole } from "../schemas/api-key.js";
import { raiseDataVersion } from "../store/data-version.js";
import { findAnswer, insertAnswer } from "../store/idempotency.js";

/** Who acts. The record keeps `holder`, the person's name; `apiKeyId` is null for the seed and the CLI. */
export interface Actor {
  readonly holder: string;
  readonly role: KeyRole;
  readonly apiKeyId: string | null;
}

/** The caller's promise that all requests with this key are one act. `requestHash` covers method, path and body. */
export interface Idempotency {
  readonly key: string;
  readonly requestHash: string;
  /** Called when the answer is the stored answer to an earlier request. */
  readonly replayed?: () => void;
}

/** What every operation needs from outside: database, clock, randomness, settings and callbacks. */
export interface World {
  readonly database: Database;
  readonly now: () => Date;
  /** 16 random bytes. */
  readonly random: () => Uint8Array;
  readonly requiredApprovals: number;
  /** The most pairs that the judge reads in one diff; a default if left out. */
  readonly mostPairs?: number;
  /** Called after a commit that changed what the public sees, and before the caller gets its answer. */
  readonly publicChanged: (version: bigint) => void;
  /** Called after a commit that queued jobs. */
  readonly jobsQueued: () => void;
}

/** One act: the world, who acts, and the key that marks a repeated request as the same act. */
export interface Act extends World {
  readonly actor: Actor;
  readonly idempotency?: Idempotency | undefined;
}

/** What the code inside an act's transaction gets: the transaction, the instant, who acts, and new ids. */
export interface Work {
  readonly tx: Tx;
  readonly now: Date;
  readonly actor: Actor;
  readonly id: (kind: IdKind) => string;
  /** Call when the commit will change what the public sees. */
  readonly changePublic: () => void;
  /** Call after queueing a job. */
  readonly queueJobs: () => void;
}

const ranks: Record<KeyRole, number> = { contributor: 0, editor: 1, admin: 2 };

/** @throws DomainError `role-refused` */
export function requireRole(actor: Actor, needed: KeyRole): void {
  if (ranks[actor.role] >= ranks[needed]) return;
  throw new DomainError(
    "role-refused",
    `This needs a key with the role ${needed} or higher. Your key has the role ${actor.role}.`,
  );
}

/**
 * The result of `work`, done in one transaction and only once for each idempotency key.
 *
 * The same transaction stores the answer, so a request repeated after a crash gets it too. It also raises the data
 * version. This process updates its own copy of the version before it answers the caller. After that, its API, pages
 * and feeds never show the old state.
 * @throws DomainError `role-refused`, `idempotency-key-reused`, and what `work` throws. Nothing is stored then.
 */
export async function perform<Result>(
  act: Act,
  needed: KeyRole,
  work: (work: Work) => Promise<Result>,
): Promise<Result> {
  requireRole(act.actor, needed);
  let isPublic = false;
  let hasJobs = false;
  const now = act.now();
  const done = await act.database.transaction(async (tx) => {
    const earlier = await findAnswer<Result>(tx, act, now);
    if (earlier) {
      act.idempotency?.replayed?.();
      return { result: earlier.answer, version: null };
    }
    const result = await work({
      tx,
      now,
      actor: act.actor,
      id: (kind) => newId(kind, now, act.random()),
      changePublic: () => {
        isPublic = true;
      },
      queueJobs: () => {
        hasJobs = true;
      },
    });
    await insertAnswer(tx, act, result);
    return { result, version: isPublic ? await raiseDataVersion(tx, now) : null };
  });
  if (done.version !== null) act.publicChanged(done.version);
  if (hasJobs) act.jobsQueued();
  return done.result;
}
