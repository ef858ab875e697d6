import { expect, test } from "vitest";
import { recordStatement } from "../../../src/operations/record/record-statement.js";
import type { NewStatement } from "../../../src/schemas/statement.js";
import { testDatabase } from "../../support/database.js";
import { recordsOf } from "../../support/records.js";
import { actOf, contributor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const act = () => actOf(testWorld(opened.database), contributor);
const records = recordsOf(act);

async function letter(): Promise<NewStatement> {
  const { id: company } = await records.company();
  const { id: sourceId } = await records.source();
  const quote = "I believe that open source is necessary for a positive AI future.";
  return { company, sourceId, quote, saidOn: "2024-07-23" };
}

test("two identical statements at the same moment give one row and one refusal that names it", async () => {
  const input = await letter();
  const settled = await Promise.allSettled([recordStatement(act(), input), recordStatement(act(), input)]);
  const stored = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value.id] : []));
  const refused = settled.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(stored).toHaveLength(1);
  expect(refused).toEqual([
    expect.objectContaining({
      code: "duplicate-statement",
      message: expect.stringContaining(stored[0] ?? "?"),
    }),
  ]);
});

test("a statement sent twice with one Idempotency-Key is recorded once and gets the same answer", async () => {
  const { prisma } = opened.database;
  await prisma.apiKey.create({
    data: {
      id: "key_1",
      lookup: "k",
      secretHash: "h",
      holder: contributor.holder,
      role: "contributor",
      createdAt: new Date(),
      createdBy: "x",
    },
  });
  const input = await letter();
  const withKey = () => ({
    ...actOf(testWorld(opened.database), { ...contributor, apiKeyId: "key_1" }),
    idempotency: { key: "one", requestHash: "same" },
  });
  const [first, second] = await Promise.all([
    recordStatement(withKey(), input),
    recordStatement(withKey(), input),
  ]);
  expect(second).toEqual(first);
  await expect(
    recordStatement({ ...withKey(), idempotency: { key: "one", requestHash: "other" } }, input),
  ).rejects.toMatchObject({ code: "idempotency-key-reused" });
});
