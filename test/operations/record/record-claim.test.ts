import { describe, expect, test } from "vitest";
import type { ErrorCode } from "../../../src/errors.js";
import { recordClaim } from "../../../src/operations/record/record-claim.js";
import { claim, type NewClaim } from "../../../src/schemas/claim.js";
import { testDatabase } from "../../support/database.js";
import { recordsOf } from "../../support/records.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, contributor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const act = () => actOf(testWorld(opened.database), contributor);
const records = recordsOf(act);

const quote =
  "As long as it’s helpful, we’ll open it. But I haven’t committed to releasing every single thing.";

async function said(more: Partial<NewClaim> = {}): Promise<NewClaim> {
  const { id: company } = await records.company();
  const statement = await records.statement({
    company,
    quote,
    contextBefore: "The bar is whether it helps people.",
    saidOn: "2024-04-18",
  });
  return {
    statementId: statement.id,
    text: "we'll open it",
    kind: "promise",
    strength: "firm",
    testability: "testable",
    ...more,
  };
}

const expectRefused = (input: NewClaim, code: ErrorCode, pointer: string): Promise<void> =>
  expectRefusal(opened.database, () => recordClaim(act(), input), { code, pointer });

describe("a claim is recorded", () => {
  test("with the exact characters of its statement's quote and their place", async () => {
    const input = await said({ condition: "As long as it's helpful", dueOn: "2024-04", scope: "models" });
    const recorded = await recordClaim(act(), input);
    expect(claim.parse(recorded)).toMatchObject({
      text: "we’ll open it",
      span: { start: 25, end: 38 },
      condition: "As long as it's helpful",
      scope: "models",
      dueOn: "2024-04",
      publicSince: null,
      statement: { id: input.statementId },
      page: `/statements/${input.statementId}#${recorded.id}`,
    });
  });

  test("with a condition from the words around the quote", async () => {
    await expect(
      recordClaim(act(), await said({ condition: "whether it helps people" })),
    ).resolves.toBeDefined();
  });

  test("with its own job to compare its statement", async () => {
    const world = testWorld(opened.database);
    const input = await said();
    const recorded = await recordClaim(actOf(world, contributor), input);
    const keys = await opened.database.prisma.job.findMany({
      where: { payload: { path: ["subjectId"], equals: input.statementId } },
      orderBy: { id: "asc" },
    });
    expect(keys.map(({ key }) => key)).toContain(`diff_statement:${input.statementId}:${recorded.id}`);
    expect(keys).toHaveLength(2);
    expect(world.jobsQueuedCount).toBe(1);
  });
});

describe("a claim is refused, and nothing is stored,", () => {
  test("if its statement is not recorded", async () => {
    const statementId = "stm_019a2b3c4d5e7f60a1b2c3d4e5f60718";
    await expectRefused(await said({ statementId }), "statement-not-found", "/statementId");
  });

  test.each([
    "we will open all of it",
    "releasing every single thin",
    "whether it helps people",
    "But I have",
    "As long as it",
    ", we",
    "it.",
  ])("where its text %j is not words of the quote that carry meaning", async (text) => {
    await expectRefused(await said({ text }), "claim-not-in-statement", "/text");
  });

  test("if its condition is in neither the quote nor its context", async () => {
    const input = await said({ condition: "if it pays" });
    await expectRefused(input, "claim-not-in-statement", "/condition");
  });

  test("if it is due before it was said", async () => {
    await expectRefused(await said({ dueOn: "2024-03" }), "invalid-input", "/dueOn");
  });

  test("if a claim with the same words is recorded", async () => {
    const input = await said();
    const first = await recordClaim(act(), input);
    await expectRefused({ ...input, text: "we’ll open  it", kind: "position" }, "duplicate-claim", "/text");
    await expect(recordClaim(act(), input)).rejects.toThrow(first.id);
  });
});

test("two identical claims at the same moment give one row and one refusal", async () => {
  const input = await said();
  const settled = await Promise.allSettled([recordClaim(act(), input), recordClaim(act(), input)]);
  expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(settled).toContainEqual(
    expect.objectContaining({ reason: expect.objectContaining({ code: "duplicate-claim" }) }),
  );
});
