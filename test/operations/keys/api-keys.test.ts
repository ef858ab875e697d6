import { createHash } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { authenticate } from "../../../src/operations/keys/authenticate.js";
import { issueApiKey, issueFirstKey } from "../../../src/operations/keys/issue-api-key.js";
import { revokeApiKey } from "../../../src/operations/keys/revoke-api-key.js";
import { recordTopic } from "../../../src/operations/record/record-topic.js";
import { apiKey, issuedApiKey, type KeyRole } from "../../../src/schemas/api-key.js";
import { listApiKeys } from "../../../src/store/api-key.js";
import { readJson } from "../../../src/store/json.js";
import { testDatabase } from "../../support/database.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, admin, contributor, editor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const now = new Date("2026-11-22T09:00:00Z");
const act = () => actOf(testWorld(opened.database), admin);
const issue = (role: KeyRole, holder = "Cora") => issueApiKey(act(), { holder, role });
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

beforeEach(async () => {
  await opened.database.prisma.idempotencyKey.deleteMany();
  await opened.database.prisma.apiKey.deleteMany();
});

describe("an issued key", () => {
  test("is shown once, and only a hash of its secret is stored", async () => {
    const issued = issuedApiKey.parse(await issue("editor"));
    expect(issued.key).toMatch(/^wb_[0-9a-f]{8}_[0-9a-f]{64}$/);
    const [, lookup, secret = ""] = issued.key.split("_");
    const [row] = await opened.database.rows("SELECT * FROM api_key WHERE id = $1", [issued.id]);
    expect(row).toMatchObject({ lookup, secret_hash: createHash("sha256").update(secret).digest("hex") });
    expect(JSON.stringify(row)).not.toContain(secret);
    const { data } = readJson(await listApiKeys(opened.database, { limit: 10 }));
    expect(data.map((one) => apiKey.parse(one).id)).toEqual([issued.id]);
    expect(JSON.stringify(data)).not.toContain(lookup);
  });

  test("identifies its holder", async () => {
    const { id, key } = await issue("contributor", "Cora Contributor");
    expect(await authenticate(opened.database, key, now)).toEqual({
      holder: "Cora Contributor",
      role: "contributor",
      apiKeyId: id,
    });
  });

  test("is not stored with the answer for an Idempotency-Key, and is not issued twice", async () => {
    const { id } = await issue("admin");
    const repeated = () => ({
      ...actOf(testWorld(opened.database), { ...admin, apiKeyId: id }),
      idempotency: { key: "one", requestHash: "same" },
    });
    const { key } = await issueApiKey(repeated(), { holder: "Edda", role: "editor" });
    const kept = JSON.stringify(await opened.database.prisma.idempotencyKey.findMany());
    expect(kept).toContain("Edda");
    expect(kept).not.toContain(key.split("_")[2]);
    await expectRefusal(opened.database, () => issueApiKey(repeated(), { holder: "Edda", role: "editor" }), {
      code: "idempotency-key-reused",
    });
  });

  test("needs a holder, and an admin to issue and revoke it", async () => {
    const { id } = await issue("admin");
    const refuse = (work: () => Promise<unknown>, code: "role-refused" | "invalid-input", pointer?: string) =>
      expectRefusal(opened.database, work, pointer === undefined ? { code } : { code, pointer });
    for (const actor of [contributor, editor]) {
      const byActor = actOf(testWorld(opened.database), actor);
      await refuse(() => issueApiKey(byActor, { holder: "Cora", role: "contributor" }), "role-refused");
      await refuse(() => revokeApiKey(byActor, id), "role-refused");
    }
    await refuse(() => issueApiKey(act(), { holder: " ", role: "editor" }), "invalid-input", "/holder");
  });
});

describe("the service does not accept", () => {
  test("a key with a wrong secret, lookup part or form", async () => {
    const { key } = await issue("admin");
    const [, lookup = "", secret = ""] = key.split("_");
    const flipped = secret.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    const forged = [
      `wb_${lookup}_${flipped}`,
      `wb_${lookup.replace(/.$/, (last) => (last === "0" ? "1" : "0"))}_${secret}`,
      `wb_${lookup}_`,
      `wb_${lookup}_${secret}0`,
      `wb_${lookup}_${secret.toUpperCase()}x`,
      `WB_${lookup}_${secret}`,
      `${key}\n`,
      key.slice(3),
      "wb_%_%",
      "\u0000",
      "",
    ];
    for (const text of forged) expect(await authenticate(opened.database, text, now)).toBeNull();
  });

  test("a revoked key, from its revocation on", async () => {
    await issue("admin");
    const { id, key } = await issue("editor");
    expect(await authenticate(opened.database, key, now)).not.toBeNull();
    const revoked = await revokeApiKey(act(), id);
    expect(apiKey.parse(revoked).revokedAt).toBe(now.toISOString());
    expect(await authenticate(opened.database, key, now)).toBeNull();
  });
});

describe("the last use of a key", () => {
  const lastUse = async (id: string) =>
    (await opened.database.prisma.apiKey.findUniqueOrThrow({ where: { id } })).lastUsedAt;

  test("is noted, and noted again only after a minute", async () => {
    const { id, key } = await issue("editor");
    await authenticate(opened.database, key, now);
    await vi.waitFor(async () => expect(await lastUse(id)).toEqual(now), { timeout: 20_000 });
    // If the first of these two uses were noted, the second would come too soon to be noted.
    await authenticate(opened.database, key, later(60));
    await authenticate(opened.database, key, later(61));
    await vi.waitFor(async () => expect(await lastUse(id)).toEqual(later(61)), { timeout: 20_000 });
  });

  test("is not noted when the secret is wrong", async () => {
    const { id, key } = await issue("editor");
    await authenticate(
      opened.database,
      key.replace(/.$/, (last) => (last === "0" ? "1" : "0")),
      now,
    );
    // If the use of the forged key were noted, this use would come too soon to be noted.
    await authenticate(opened.database, key, later(1));
    await vi.waitFor(async () => expect(await lastUse(id)).toEqual(later(1)), { timeout: 20_000 });
  });
});

describe("an admin key", () => {
  test("is not revoked if it is the last one", async () => {
    const [first, second] = [await issue("admin"), await issue("admin")];
    await issue("editor");
    await revokeApiKey(act(), first.id);
    await expectRefusal(opened.database, () => revokeApiKey(act(), second.id), {
      code: "status-not-allowed",
    });
    expect(await revokeApiKey(act(), first.id)).toMatchObject({ revokedAt: now.toISOString() });
  });

  test("remains when two admins revoke the last two keys at once", async () => {
    const [first, second] = [await issue("admin"), await issue("admin")];
    const settled = await Promise.allSettled([revokeApiKey(act(), first.id), revokeApiKey(act(), second.id)]);
    expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("with an unknown id is not revoked", async () => {
    await expectRefusal(opened.database, () => revokeApiKey(act(), "key_none"), {
      code: "api-key-not-found",
    });
  });
});

describe("the first key", () => {
  test("belongs to an admin and works", async () => {
    const issued = issuedApiKey.parse(await issueFirstKey(testWorld(opened.database)));
    expect(issued).toMatchObject({ holder: "First editor", role: "admin" });
    const actor = await authenticate(opened.database, issued.key, now);
    if (!actor) throw new Error("The first key is refused.");
    const byFirst = actOf(testWorld(opened.database), actor);
    await expect(recordTopic(byFirst, { name: "First topic" })).resolves.toBeDefined();
  });

  test("goes to one of several processes that start at once, and is never issued again after a revocation", async () => {
    const issued = await Promise.all([1, 2, 3].map(() => issueFirstKey(testWorld(opened.database))));
    expect(issued.filter((one) => one !== null)).toHaveLength(1);
    await opened.database.prisma.apiKey.updateMany({ data: { revokedAt: now } });
    expect(await issueFirstKey(testWorld(opened.database))).toBeNull();
  });
});
