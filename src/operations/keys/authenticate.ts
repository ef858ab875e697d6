import type { Database } from "../../database/database.js";
import { findKeyByLookup } from "../../store/api-key.js";
import type { Actor } from "../act.js";
import { hasHash, hashSecret, parseKey } from "./key-text.js";

const USE_NOTED_EVERY_MS = 60_000;
const nobodysHash = hashSecret("");

/** Notes that a key was used, at most once a minute: two processes may both try, one writes. */
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
 * Who bears a key; null where the text is no key of ours or the key was revoked.
 *
 * One look-up by an index. A revoked key is refused from the moment its revocation is committed.
 */
export async function authenticate(
  database: Database,
  bearerToken: string,
  now: Date,
): Promise<Actor | null> {
  const text = parseKey(bearerToken);
  if (!text) return null;
  const key = await findKeyByLookup(database, text.lookup);
  // The same work for a lookup that nobody has: how long it takes tells nothing of which keys exist.
  const isTheirs = hasHash(text.secret, key?.secretHash ?? nobodysHash);
  if (!key || !isTheirs || key.revokedAt !== null) return null;
  if (key.lastUsedAt === null || now.getTime() - key.lastUsedAt.getTime() > USE_NOTED_EVERY_MS)
    // The bearer does not wait for this, and an answer does not fail with it.
    noteUse(database, key.id, now).catch(() => undefined);
  return { holder: key.holder, role: key.role, apiKeyId: key.id };
}
