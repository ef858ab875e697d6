import { type IdKind, newId } from "../core/ids.js";
import type { Database, Tx } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { KeyRole } from "../schemas/api-key.js";
import { raiseDataVersion } from "../store/data-version.js";
import { findAnswer, insertAnswer } from "../store/idempotency.js";

/** Who acts. `holder` is the person's name that the record keeps; `apiKeyId` is null for the seed and the CLI. */
export interface Actor {
  readonly holder: string;
  readonly role: KeyRole;
  readonly apiKeyId: string | null;
}

/** A promise of the caller's that two requests with this key are one act. `requestHash` is of method, path and body. */
export interface Idempotency {
  readonly key: string;
  readonly requestHash: string;
  /** Called where the answer is the stored one of an earlier request. */
  readonly replayed?: () => void;
}

/** What every operation needs of the world around it. */
export interface World {
  readonly database: Database;
  readonly now: () => Date;
  /** 16 random bytes. */
  readonly random: () => Uint8Array;
  readonly requiredApprovals: number;
  /** Called after a commit that changed what the public sees, before the act is answered. */
  readonly publicChanged: (version: bigint) => void;
  /** Called after a commit that queued jobs. */
  readonly jobsQueued: () => void;
}

/** One act: the world, who acts, and the key under which a repetition is the same act. */
export interface Act extends World {
  readonly actor: Actor;
  readonly idempotency?: Idempotency | undefined;
}

/** What the work of an act is handed: its transaction, its instant, and ids. */
export interface Work {
  readonly tx: Tx;
  readonly now: Date;
  readonly actor: Actor;
  readonly id: (kind: IdKind) => string;
  /** Says that the public will see something else once this is committed. */
  readonly changePublic: () => void;
  /** Says that a job was queued. */
  readonly queueJobs: () => void;
}

const ranks: Record<KeyRole, number> = { contributor: 0, editor: 1, admin: 2 };

/** @throws DomainError `role-refused` */
export function requireRole(actor: Actor, needed: KeyRole): void {
  if (ranks[actor.role] >= ranks[needed]) return;
  throw new DomainError("role-refused", `This needs a key of the role ${needed}; this one is ${actor.role}.`);
}

/**
 * Does `work` in one transaction and gives its result, once for each idempotency key.
 *
 * The answer is stored in the same transaction as what was done, so that a repetition after a crash gets it too.
 * The data version is raised there as well, and the process's own copy before the caller is answered: no door of
 * this process shows the old state after it.
 * @throws DomainError `role-refused`, `idempotency-key-reused`, and what the work throws; nothing is stored then
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
