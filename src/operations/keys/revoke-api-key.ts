import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import type { ApiKey } from "../../schemas/api-key.js";
import { getApiKey } from "../../store/api-key.js";
import { readJson } from "../../store/json.js";
import { type Act, perform } from "../act.js";

/**
 * Revokes a key: it is refused from now on. What its holder did keeps the holder's name. Revoking again changes nothing.
 *
 * @throws DomainError `role-refused`, `api-key-not-found`, `status-not-allowed` for the last admin key
 */
export function revokeApiKey(act: Act, id: string): Promise<ApiKey> {
  return perform(act, "admin", async (work) => {
    // Two admins who revoke each other's key at once take turns here, and the second finds a last one.
    const admins = await work.tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM api_key WHERE role = 'admin' AND revoked_at IS NULL ORDER BY id FOR NO KEY UPDATE`;
    if (admins.length === 1 && admins[0]?.id === id)
      throw new DomainError(
        "status-not-allowed",
        "This is the last admin key: issue another before it is revoked, or nobody could.",
      );
    await work.tx.apiKey.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: work.now } });
    return readJson(await getApiKey(readerOf(work.tx), id));
  });
}
