import type { Reader } from "../database/database.js";
import { DomainError } from "../errors.js";
import type { ApiKey, KeyRole } from "../schemas/api-key.js";
import { Conditions } from "./conditions.js";
import { instantText, type Json, object } from "./json.js";
import { findOne, listPage, type Page, type PageRequest } from "./page.js";

const apiKeyJson = object({
  id: "a.id",
  holder: "a.holder",
  role: "a.role",
  note: "a.note",
  createdAt: instantText("a.created_at"),
  lastUsedAt: instantText("a.last_used_at"),
  revokedAt: instantText("a.revoked_at"),
});

/** The columns of a key that are needed to check a caller. Never shown. */
export interface KeyToCheck {
  readonly id: string;
  readonly holder: string;
  readonly role: KeyRole;
  /** SHA-256 of the secret part, in hex. */
  readonly secretHash: string;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** The key with this lookup part, revoked or not; null if there is none. */
export async function findKeyByLookup(reader: Reader, lookup: string): Promise<KeyToCheck | null> {
  const [row] = await reader.rows<KeyToCheck>(
    `SELECT id, holder, role, secret_hash AS "secretHash", last_used_at AS "lastUsedAt", revoked_at AS "revokedAt"
     FROM api_key WHERE lookup = $1`,
    [lookup],
  );
  return row ?? null;
}

/** A key without its secret, for admins. @throws DomainError `api-key-not-found` */
export async function getApiKey(reader: Reader, id: string): Promise<Json<ApiKey>> {
  const conditions = new Conditions().add("a.id = ?", id);
  const found = await findOne<ApiKey>(reader, { item: apiKeyJson, from: "api_key a", conditions });
  if (!found) throw new DomainError("api-key-not-found", "No API key has this id.");
  return found;
}

/** Keys without their secrets, newest first, for admins. */
export function listApiKeys(reader: Reader, page: PageRequest): Promise<Page<ApiKey>> {
  return listPage<ApiKey>(
    reader,
    {
      item: apiKeyJson,
      from: "api_key a",
      conditions: new Conditions(),
      order: [{ column: "a.id", type: "text" }],
      direction: "DESC",
    },
    page,
  );
}
