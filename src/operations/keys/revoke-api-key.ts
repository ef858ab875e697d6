import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import type { ApiKey } from "../../schemas/api-key.js";
import { getApiKey } from "../../store/api-key.js";
import { readJson } from "../../store/json.js";
import { type Act, perform } from "../act.js";

/**
 * The revoked key. The service refuses it from now on; what its holder did keeps the holder's name.
 *
 * Revoking a key again changes nothing.
 *
 * @throws DomainError `role-refused`, `api-key-not-found`, `status-not-allowed` for the last admin key
 */
export function revokeApiKey(act: Act, id: string): Promise<ApiKey> {
  return perform(act, "admin", async (work) => {
    // Lock all admin keys. If two admins revoke each other's key at once, the second waits here and is refused.
    const admins = await work.tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM api_key WHERE role = 'admin' AND revoked_at IS NULL ORDER BY id FOR NO KEY UPDATE`;
    if (admins.length === 1 && admins[0]?.id === id)
      throw new DomainError(
        "status-not-allowed",
        "This is the last admin key, and without one nobody can issue keys. Issue another admin key first.",
      );
    await work.tx.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: work.now } });
    return readJson(await getApiKey(readerOf(work.tx), id));
  });
}
