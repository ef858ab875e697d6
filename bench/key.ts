import { randomBytes } from "node:crypto";
import type pg from "pg";
import { newId } from "../src/core/ids.js";
import { formatKey, hashSecret, newKeyText } from "../src/operations/keys/key-text.js";

/** An admin's key in a database whose service does not run yet. */
export async function insertKey(client: pg.ClientBase): Promise<string> {
  const text = newKeyText(() => randomBytes(16));
  const now = new Date();
  await client.query(
    `INSERT INTO api_key (id, lookup, secret_hash, holder, role, created_at, created_by)
     VALUES ($1, $2, $3, 'Synthetic Recorder', 'admin', $4, 'Synthetic Recorder')`,
    [newId("apiKey", now, randomBytes(16)), text.lookup, hashSecret(text.secret), now],
  );
  return formatKey(text);
}
