import { describe, expect, test } from "vitest";
import type { ErrorCode } from "../../../src/errors.js";
import { recordMove } from "../../../src/operations/record/record-move.js";
import { move, type NewMove } from "../../../src/schemas/move.js";
import { testDatabase } from "../../support/database.js";
import { recordsOf } from "../../support/records.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, contributor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const act = () => actOf(testWorld(opened.database), contributor);
const records = recordsOf(act);

async function report(more: Partial<NewMove> = {}): Promise<NewMove> {
  const { id: company } = await records.company();
  const { id: sourceId } = await records.source({ publishedOn: "2025-07-30", kind: "news_report" });
  return {
    company,
    sourceId,
    kind: "policy_change",
    description: "Said it would be careful about what it releases openly.",
    effectiveOn: "2025-07-30",
    disclosure: "announced",
    ...more,
  };
}

const expectRefused = (input: NewMove, code: ErrorCode, pointer: string): Promise<void> =>
  expectRefusal(opened.database, () => recordMove(act(), input), { code, pointer });

describe("a move is recorded", () => {
  test("as a draft with its topics, its reason and the text around its quote", async () => {
    const { slug } = await records.topic("open-models");
    const input = await report({ quote: "careful about what we choose to open source", topics: [slug] });
    const { id: captureId } = await records.capture(
      input.sourceId,
      "We’ll need to be careful about what we choose to open source. Still, we believe …",
    );
    const recorded = await recordMove(act(), { ...input, captureId, statedReason: "Safety" });
    expect(move.parse(recorded)).toMatchObject({
      company: { id: input.company },
      effectiveOn: "2025-07-30",
      statedReason: "Safety",
      publicSince: null,
      topics: [{ slug: "open-models" }],
      locator: { prefix: "We’ll need to be ", suffix: ". Still, we believe …" },
    });
  });

  test("with a job to compare it, in the same transaction", async () => {
    const world = testWorld(opened.database);
    const recorded = await recordMove(actOf(world, contributor), await report());
    const job = await opened.database.prisma.job.findFirstOrThrow({
      where: { payload: { path: ["subjectId"], equals: recorded.id } },
    });
    expect(job).toMatchObject({
      kind: "diff_move",
      key: `diff_move:${recorded.id}:2026-11-22T09:00:00.000Z`,
    });
    expect(world.jobsQueuedCount).toBe(1);
  });

  test("with a capture but without a quote", async () => {
    const input = await report();
    const { id: captureId } = await records.capture(input.sourceId, "A report of what was done.");
    await expect(recordMove(act(), { ...input, captureId })).resolves.toMatchObject({
      captureId,
      quote: null,
    });
  });
});

describe("a move is refused, and nothing is stored,", () => {
  test("if its company, source, capture or a topic is not recorded", async () => {
    const unknown = "019a2b3c4d5e7f60a1b2c3d4e5f60718";
    await expectRefused(await report({ company: "nobody" }), "company-not-found", "/company");
    await expectRefused(await report({ sourceId: `src_${unknown}` }), "source-not-found", "/sourceId");
    await expectRefused(await report({ captureId: `cap_${unknown}` }), "capture-not-found", "/captureId");
    await expectRefused(await report({ topics: ["weather"] }), "topic-not-found", "/topics/0");
  });

  test("if its quote is not in its capture", async () => {
    const input = await report({ quote: "careless about what we choose to open source" });
    const { id: captureId } = await records.capture(
      input.sourceId,
      "careful about what we choose to open source",
    );
    await expectRefused({ ...input, captureId }, "quote-not-in-capture", "/quote");
  });

  test("if it takes effect in the future, or after its source was published", async () => {
    const { id: sourceId } = await records.source({ publishedOn: null });
    await expectRefused(
      await report({ effectiveOn: "2027-01-01", sourceId }),
      "day-in-future",
      "/effectiveOn",
    );
    await expectRefused(await report({ effectiveOn: "2025-07-31" }), "source-before-event", "/effectiveOn");
  });

  test("if the same move on the same day is recorded", async () => {
    const input = await report();
    const first = await recordMove(act(), input);
    const { id: sourceId } = await records.source({ publishedOn: "2025-08-01" });
    await expectRefused({ ...input, sourceId }, "duplicate-move", "/description");
    await expect(recordMove(act(), input)).rejects.toThrow(first.id);
  });

  test.each([
    ["kind", "miracle", "/kind"],
    ["effectiveOn", "2025-13", "/effectiveOn"],
    ["description", "Announced <b>it</b>", "/description"],
    ["disclosure", null, "/disclosure"],
    ["why", "x", "/why"],
  ])("where %s is %j", async (field, value, pointer) => {
    await expectRefused(await report({ [field]: value }), "invalid-input", pointer);
  });
});

test("two identical moves at the same moment give one row and one refusal", async () => {
  const input = await report();
  const settled = await Promise.allSettled([recordMove(act(), input), recordMove(act(), input)]);
  expect(settled.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(settled).toContainEqual(
    expect.objectContaining({ reason: expect.objectContaining({ code: "duplicate-move" }) }),
  );
});
