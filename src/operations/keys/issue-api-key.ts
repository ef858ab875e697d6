import type { z } from "zod";
import { readerOf } from "../../database/database.js";
import { DomainError } from "../../errors.js";
import { type ApiKey, type IssuedApiKey, type NewApiKey, newApiKey } from "../../schemas/api-key.js";
import { getApiKey } from "../../store/api-key.js";
import { readJson } from "../../store/json.js";
import { type Act, type Actor, perform, type Work, type World } from "../act.js";
import { checked } from "../input.js";
import { formatKey, hashSecret, type KeyText, newKeyText } from "./key-text.js";

async function insertApiKey(work: Work, given: z.output<typeof newApiKey>, text: KeyText): Promise<ApiKey> {
  const id = work.id("apiKey");
  await work.tx.apiKey.create({
    data: {
      ...given,
      id,
      lookup: text.lookup,
      secretHash: hashSecret(text.secret),
      createdAt: work.now,
      createdBy: work.actor.holder,
    },
  });
  return readJson(await getApiKey(readerOf(work.tx), id));
}

/**
 * Issues a key to a person. Its text is in this answer alone: only a hash of its secret is stored.
 *
 * A repetition under the same Idempotency-Key cannot be answered, and issues none.
 * @throws DomainError `role-refused`, `invalid-input`, `idempotency-key-reused`
 */
export async function issueApiKey(act: Act, input: NewApiKey): Promise<IssuedApiKey> {
  const text = newKeyText(act.random);
  let isNew = false;
  // What `perform` keeps for a repetition must not hold the secret, so the work's result is the key without it.
  const issued = await perform(act, "admin", async (work) => {
    isNew = true;
    return insertApiKey(work, checked(newApiKey, input), text);
  });
  if (isNew) return { ...issued, key: formatKey(text) };
  throw new DomainError(
    "idempotency-key-reused",
    `This request was answered before with the key ${issued.id}, which is shown once: revoke it and issue another.`,
  );
}

const nobody: Actor = { holder: "Walkback", role: "admin", apiKeyId: null };

/**
 * Issues the first key, an admin's, on a database that never had one; null on any other.
 *
 * Of several processes that start at once, one gets it.
 */
export async function issueFirstKey(world: World): Promise<IssuedApiKey | null> {
  const text = newKeyText(world.random);
  const issued = await perform({ ...world, actor: nobody }, "admin", async (work) => {
    await work.tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('first_api_key'))`;
    if ((await work.tx.apiKey.findFirst()) !== null) return null;
    return insertApiKey(
      work,
      { holder: "First editor", role: "admin", note: "Issued at the first start" },
      text,
    );
  });
  return issued && { ...issued, key: formatKey(text) };
}
