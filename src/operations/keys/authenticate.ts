import type { Database } from "../../database/database.js";
import { findKeyByLookup } from "../../store/api-key.js";
import type { Actor } from "../act.js";
import { hasHash, hashSecret, parseKey } from "./key-text.js";

const USE_NOTED_EVERY_MS = 60_000;
const nobodysHash = hashSecret("");

/** Notes that a key was used, at most once a minute. If two processes try at once, only one writes. */
async function noteUse(database: Database, keyId: string, now: Date): Promise<void> {
  await database.prisma.apiKey.updateMany({
    where: {
      id: keyId,
      OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(now.getTime() - USE_NOTED_EVERY_MS) } }],
    },
    data: { lastUsedAt: now },
  });
}

/**
 * The holder of a key, or null if this service did not issue the key or has revoked it.
 *
 * Cost: one indexed lookup. A revoked key stops working as soon as its revocation is committed.
 */
export async function authenticate(
  database: Database,
  bearerToken: string,
  now: Date,
): Promise<Actor | null> {
  const text = parseKey(bearerToken);
  if (!text) return null;
  const key = await findKeyByLookup(database, text.lookup);
  // Hash even when no key has this lookup part. Otherwise the response time would reveal which keys exist.
  const isTheirs = hasHash(text.secret, key?.secretHash ?? nobodysHash);
  if (!key || !isTheirs || key.revokedAt !== null) return null;
  if (key.lastUsedAt === null || now.getTime() - key.lastUsedAt.getTime() > USE_NOTED_EVERY_MS)
    // The caller does not wait for this write, and its failure does not fail the request.
    noteUse(database, key.id, now).catch(() => undefined);
  return { holder: key.holder, role: key.role, apiKeyId: key.id };
}
