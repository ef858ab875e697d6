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
 * A new key for a person. Only this answer contains the key's text: the database stores a hash of its secret.
 *
 * A repeated request with the same Idempotency-Key is refused and issues no key.
 * @throws DomainError `role-refused`, `invalid-input`, `idempotency-key-reused`
 */
export async function issueApiKey(act: Act, input: NewApiKey): Promise<IssuedApiKey> {
  const text = newKeyText(act.random);
  let isNew = false;
  // `perform` stores the work's result for repeated requests, so the result must not contain the secret.
  const issued = await perform(act, "admin", async (work) => {
    isNew = true;
    return insertApiKey(work, checked(newApiKey, input), text);
  });
  if (isNew) return { ...issued, key: formatKey(text) };
  throw new DomainError(
    "idempotency-key-reused",
    `This request already issued the key ${issued.id}, which is shown only once. Revoke that key and issue another.`,
  );
}

const service: Actor = { holder: "Walkback", role: "admin", apiKeyId: null };

/**
 * The first admin key, if the database never had a key; otherwise null.
 *
 * If several processes start at once, only one gets it.
 */
export async function issueFirstKey(world: World): Promise<IssuedApiKey | null> {
  const text = newKeyText(world.random);
  const issued = await perform({ ...world, actor: service }, "admin", async (work) => {
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
