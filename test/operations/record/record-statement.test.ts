import { describe, expect, test } from "vitest";
import type { ErrorCode } from "../../../src/errors.js";
import { recordStatement } from "../../../src/operations/record/record-statement.js";
import { type NewStatement, statement } from "../../../src/schemas/statement.js";
import { testDatabase } from "../../support/database.js";
import { recordsOf } from "../../support/records.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, contributor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const act = () => actOf(testWorld(opened.database), contributor);
const records = recordsOf(act);

const text = `An open letter.\n\nI believe that open source is necessary for a positive AI future. AI has more potential than any other modern technology — it can’t wait.\r\nMark`;
const quote = "I believe that open source is necessary for a positive AI future.";

async function letter(more: Partial<NewStatement> = {}): Promise<NewStatement> {
  const { id: company } = await records.company();
  const { id: sourceId } = await records.source();
  return { company, sourceId, quote, saidOn: "2024-07-23", ...more };
}

const expectRefused = (input: NewStatement, code: ErrorCode, pointer: string): Promise<void> =>
  expectRefusal(opened.database, () => recordStatement(act(), input), { code, pointer });

describe("a statement is recorded", () => {
  test("as a draft with its speaker's role on its day, its topics and its source", async () => {
    const company = await records.company();
    const { id: speakerId } = await records.speaker({
      roles: [
        { company: company.id, title: "Intern", to: "2003-12-31" },
        { company: company.id, title: "Chief executive", from: "2004-02-04" },
      ],
    });
    await records.topic("ai");
    await records.topic("open-models", "ai");
    const { sourceId } = await letter();
    const recorded = await recordStatement(act(), {
      company: company.slug,
      speakerId,
      sourceId,
      quote,
      saidOn: "2024-07",
      topics: ["open-models", "ai", "open-models"],
      locator: { place: "first paragraph" },
    });
    expect(statement.parse(recorded)).toMatchObject({
      company: { id: company.id },
      speaker: { id: speakerId },
      role: "Chief executive",
      saidOn: "2024-07",
      saidOnPrecision: "month",
      publicSince: null,
      claims: [],
      locator: { place: "first paragraph", prefix: null },
      topics: [{ slug: "ai" }, { slug: "open-models" }],
    });
  });

  test("with a job to compare it, in the same transaction", async () => {
    const world = testWorld(opened.database);
    const recorded = await recordStatement(actOf(world, contributor), await letter());
    const job = await opened.database.prisma.job.findFirstOrThrow({
      where: { payload: { path: ["subjectId"], equals: recorded.id } },
    });
    expect(job).toMatchObject({
      kind: "diff_statement",
      status: "waiting",
      key: `diff_statement:${recorded.id}:2026-11-22T09:00:00.000Z`,
    });
    expect(world.jobsQueuedCount).toBe(1);
  });

  test("without a title if its speaker had no role at the company on its day", async () => {
    const input = await letter();
    const { id: speakerId } = await records.speaker({
      roles: [{ company: input.company, title: "Adviser", to: "2020-01-01" }],
    });
    expect(await recordStatement(act(), { ...input, speakerId })).toMatchObject({ role: null });
  });

  test("with the capture's text around the quote, 32 characters on each side", async () => {
    const input = await letter();
    const { id: captureId } = await records.capture(input.sourceId, text);
    const recorded = await recordStatement(act(), { ...input, captureId });
    expect(recorded.locator).toMatchObject({
      prefix: "An open letter.\n\n",
      suffix: " AI has more potential than any ",
    });
  });

  test("with the given prefix, and a suffix from the capture", async () => {
    const input = await letter({ quote: "it can't wait", locator: { prefix: "modern technology —" } });
    const { id: captureId } = await records.capture(input.sourceId, text);
    const recorded = await recordStatement(act(), { ...input, captureId });
    expect(recorded.locator).toMatchObject({ prefix: "modern technology —", suffix: ".\nMark" });
  });

  test("without the surrounding text if that has forbidden characters", async () => {
    const input = await letter();
    const { id: captureId } = await records.capture(input.sourceId, `<p>${quote}</p>\u0007 <b>`);
    const recorded = await recordStatement(act(), { ...input, captureId });
    expect(statement.parse(recorded).locator).toMatchObject({ prefix: null, suffix: null });
  });

  test("as a third party's statement about a company", async () => {
    const [input, about] = [await letter(), await records.company()];
    const recorded = await recordStatement(act(), { ...input, about: about.slug });
    expect(recorded).toMatchObject({ company: { id: input.company }, about: { id: about.id } });
  });

  test("on a day that has begun farther east, and in the month in which its source was published", async () => {
    const world = testWorld(opened.database, { at: new Date("2026-11-22T10:30:00Z") });
    const east = await letter({ saidOn: "2026-11-23" });
    const { id: sourceId } = await records.source({ publishedOn: "2026-11" });
    await expect(recordStatement(actOf(world, contributor), { ...east, sourceId })).resolves.toBeDefined();
  });

  test("twice if the words were said on two days", async () => {
    const input = await letter();
    await recordStatement(act(), input);
    await expect(recordStatement(act(), { ...input, saidOn: "2024-07-22" })).resolves.toBeDefined();
  });
});

describe("a statement is refused, and nothing is stored,", () => {
  const unknown = "019a2b3c4d5e7f60a1b2c3d4e5f60718";

  test.each([
    ["company", "nobody", "company-not-found"],
    ["about", "nobody", "company-not-found"],
    ["speakerId", `spk_${unknown}`, "speaker-not-found"],
    ["sourceId", `src_${unknown}`, "source-not-found"],
    ["captureId", `cap_${unknown}`, "capture-not-found"],
  ] as const)("if its %s is not recorded", async (field, value, code) => {
    await expectRefused(await letter({ [field]: value }), code, `/${field}`);
  });

  test("if one of its topics is not recorded", async () => {
    await records.topic("privacy");
    await expectRefused(await letter({ topics: ["privacy", "weather"] }), "topic-not-found", "/topics/1");
  });

  test("if its capture belongs to another source", async () => {
    const { id: captureId } = await records.capture((await records.source()).id, text);
    await expectRefused(await letter({ captureId }), "capture-not-found", "/captureId");
  });

  test("if its capture has other words, or has the quote only inside a longer word", async () => {
    const input = await letter({ quote: "We can wait" });
    const { id: captureId } = await records.capture(input.sourceId, text);
    await expectRefused({ ...input, captureId }, "quote-not-in-capture", "/quote");
    await expectRefused(
      { ...input, captureId, quote: "more potential than any other modern technology — it can" },
      "quote-not-in-capture",
      "/quote",
    );
  });

  test("if its prefix or suffix is not next to it in the capture", async () => {
    const input = await letter();
    const { id: captureId } = await records.capture(input.sourceId, text);
    const refuse = (locator: NonNullable<NewStatement["locator"]>, pointer: string) =>
      expectRefused({ ...input, captureId, locator }, "quote-not-in-capture", pointer);
    await refuse({ prefix: "A closed letter." }, "/locator/prefix");
    await refuse({ suffix: "AI has less potential" }, "/locator/suffix");
  });

  test("if its capture is a failed fetch", async () => {
    const input = await letter();
    const capture = await opened.database.prisma.capture.create({
      data: {
        id: `cap_${unknown}`,
        sourceId: input.sourceId,
        capturedAt: new Date(),
        failure: "HTTP 404",
        recordedAt: new Date(),
        recordedBy: "x",
      },
    });
    await expectRefused({ ...input, captureId: capture.id }, "quote-not-in-capture", "/captureId");
  });

  test("if it was said in the future", async () => {
    const { id: sourceId } = await records.source({ publishedOn: null });
    for (const saidOn of ["2026-11-24", "2026-12", "2027"])
      await expectRefused(await letter({ saidOn, sourceId }), "day-in-future", "/saidOn");
  });

  test("if its source was published before it was said", async () => {
    await expectRefused(await letter({ saidOn: "2024-07-24" }), "source-before-event", "/saidOn");
    await expectRefused(await letter({ saidOn: "2024-08" }), "source-before-event", "/saidOn");
  });

  test("if the company is a third party to itself", async () => {
    const input = await letter();
    await expectRefused({ ...input, about: input.company }, "invalid-input", "/about");
  });

  test("if the same words of the same day and source are recorded, even in different typography", async () => {
    const input = await letter({ quote: "We’re “open” — for good…" });
    const first = await recordStatement(act(), input);
    const again = { ...input, quote: `We're "open" - for  good...` };
    await expectRefused(again, "duplicate-statement", "/quote");
    await expect(recordStatement(act(), again)).rejects.toThrow(first.id);
  });

  test.each([
    ["quote", "a".repeat(100_000), "/quote"],
    ["quote", "We will\u0000 not", "/quote"],
    ["quote", "We will \u202Eton", "/quote"],
    ["quote", "We will \ud800", "/quote"],
    ["quote", "We will <script>alert(1)</script>", "/quote"],
    ["quote", " \n ", "/quote"],
    ["quote", 7, "/quote"],
    ["saidOn", "2024-02-30", "/saidOn"],
    ["saidOn", "23 July 2024", "/saidOn"],
    ["voice", "ironic", "/voice"],
    ["colour", "red", "/colour"],
    ["captureId", "src_019a2b3c4d5e7f60a1b2c3d4e5f60718", "/captureId"],
    ["locator", { page: 0 }, "/locator/page"],
    ["seenIn", ["javascript:alert(1)"], "/seenIn/0"],
  ])("where %s is %j", async (field, value, pointer) => {
    await expectRefused(await letter({ [field]: value }), "invalid-input", pointer);
  });
});
