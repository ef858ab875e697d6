import { describe, expect, test } from "vitest";
import { type Correction, correction as correctionSchema } from "../../../src/schemas/correction.js";
import { getCorrection, listCorrections } from "../../../src/store/correction.js";
import { readJson } from "../../../src/store/json.js";
import { getLink } from "../../../src/store/link.js";
import { getMove } from "../../../src/store/move.js";
import { getStatement } from "../../../src/store/statement.js";
import { correctionsOf, why } from "../../support/corrections.js";
import { testDatabase } from "../../support/database.js";
import { linksOf } from "../../support/links.js";
import { recordsOf } from "../../support/records.js";
import { expectRefusal } from "../../support/refusal.js";
import { actOf, contributor, editor, testWorld } from "../../support/world.js";

const opened = testDatabase();
const world = () => testWorld(opened.database);
const records = recordsOf(() => actOf(world(), contributor));
const correct = correctionsOf(world);
const links = linksOf(world);

async function draft() {
  return records.statement({ company: (await records.company()).id });
}

describe("a correction", () => {
  test("changes the record and keeps the old value, the reason, who asked and who corrected", async () => {
    const { id, company } = await draft();
    const made = await correct({ recordType: "statement", recordId: id, field: "note", value: "See p. 3." });
    expect(correctionSchema.parse(made)).toMatchObject({
      recordType: "statement",
      recordId: id,
      field: "note",
      oldValue: null,
      newValue: "See p. 3.",
      ...why,
      madeBy: editor.holder,
      page: `/statements/${id}`,
    });
    expect(readJson(await getStatement(opened.database, id, "staff")).note).toBe("See p. 3.");
    const page = await listCorrections(opened.database, { companyId: company.id, limit: 5 }, "staff");
    expect(readJson(page).data).toEqual([made]);
  });

  test("is public only if its record is public", async () => {
    const { id } = await draft();
    const state = world();
    const hidden = await correct(
      { recordType: "statement", recordId: id, field: "note", value: "x" },
      actOf(state, editor),
    );
    expect(state.versions).toEqual([]);
    await expect(getCorrection(opened.database, hidden.id, "public")).rejects.toMatchObject({
      code: "correction-not-found",
    });
    const { claim } = await links.published();
    const change = {
      recordType: "claim",
      recordId: claim.id,
      field: "reading",
      value: "It stays open.",
    } as const;
    const shown = await correct(change, actOf(state, editor));
    expect(state.versions).toHaveLength(1);
    expect(readJson(await getCorrection(opened.database, shown.id, "public"))).toEqual(shown);
  });

  test("needs an editor", async () => {
    const { id } = await draft();
    const change = { recordType: "statement", recordId: id, field: "note", value: "x" } as const;
    await expectRefusal(opened.database, () => correct(change, actOf(world(), contributor)), {
      code: "role-refused",
    });
  });

  test("of a field that cannot be corrected lists those that can", async () => {
    const { id } = await draft();
    for (const field of ["publicSince", "id", "constructor", "quote_hash"]) {
      const change = { recordType: "statement", recordId: id, field, value: "x" } as const;
      await expectRefusal(opened.database, () => correct(change), {
        code: "not-correctable",
        pointer: "/field",
      });
      await expect(correct(change)).rejects.toMatchObject({
        faults: [{ detail: expect.stringContaining("quote, contextBefore, contextAfter, voice, saidOn") }],
      });
    }
  });

  test("to the recorded value is refused", async () => {
    const { id, quote, locator } = await draft();
    for (const [field, value] of Object.entries({
      quote,
      saidOn: "2024-07-23",
      locator,
      note: null,
      topics: [],
    }))
      await expectRefusal(
        opened.database,
        () => correct({ recordType: "statement", recordId: id, field, value }),
        { code: "nothing-to-correct", pointer: "/value" },
      );
  });

  test.each([
    ["saidOn", "2024-02-30", "/value"],
    ["saidOn", null, "/value"],
    ["voice", "loud", "/value"],
    ["quote", "<b>bold</b>", "/value"],
    ["quote", 7, "/value"],
    ["topics", ["Not A Slug"], "/value/0"],
    ["locator", { page: 0 }, "/value/page"],
    ["locator", { paragraph: 1 }, "/value/paragraph"],
    ["saidOn", "2030-01-01", "/value"],
    ["speakerId", `spk_${"0".repeat(32)}`, "/value"],
    ["captureId", `cap_${"0".repeat(32)}`, "/value"],
    ["topics", ["unheard-of"], "/value"],
  ])("of %s to %j is refused and says where", async (field, value, pointer) => {
    const { id } = await draft();
    const change = { recordType: "statement", recordId: id, field, value } as const;
    await expect(correct(change)).rejects.toMatchObject({ faults: [{ pointer }] });
    expect(await opened.database.prisma.correction.count({ where: { recordId: id } })).toBe(0);
  });

  test.each(["company", "speaker", "role", "source", "statement", "claim", "move", "link"] as const)(
    "of an unknown %s is refused",
    async (recordType) => {
      const field = { company: "name", speaker: "name", role: "title", source: "title", claim: "reading" };
      const named: Record<string, string> = {
        ...field,
        statement: "note",
        move: "note",
        link: "explanation",
      };
      const change = { recordType, recordId: "nobody", field: named[recordType] ?? "", value: "x" };
      await expectRefusal(opened.database, () => correct(change), {
        code: `${recordType}-not-found`,
        pointer: "/recordId",
      });
    },
  );
});

test("a link shows corrections of the names and roles on its page, but of no other field of companies and speakers", async () => {
  const { id: company } = await records.company();
  const held = { company, from: "2024-01-01" };
  const sayer = await records.speaker({ roles: [{ ...held, title: "Chief" }] });
  const other = await records.speaker({ roles: [{ ...held, title: "Head of research" }] });
  const { id: sourceId } = await records.source({ publishedOn: "2025-07-30" });
  const evidence = await records.statement({
    company,
    speakerId: other.id,
    saidOn: "2025-07-30",
    sourceId,
  });
  const link = await links.published({
    company,
    statement: { speakerId: sayer.id },
    link: { evidenceId: evidence.id },
  });
  const fix = (
    recordType: "company" | "speaker" | "role",
    recordId: string | undefined,
    field: string,
    value: string,
  ) => correct({ recordType, recordId: recordId ?? "", field, value });
  const shown = [
    await fix("speaker", sayer.id, "name", "Ada A."),
    await fix("speaker", other.id, "name", "Ben B."),
    await fix("role", sayer.roles[0]?.id, "title", "Chair"),
    await fix("role", other.roles[0]?.id, "title", "Head of models"),
    await fix("company", company, "name", "Another name"),
  ];
  const read = async () => readJson(await getLink(opened.database, link.id, "public"));
  const { corrections, changedAt } = await read();
  expect(corrections.map(({ id }) => id).sort()).toEqual(shown.map(({ id }) => id).sort());
  expect(changedAt).toBe(shown.at(-1)?.madeAt);
  await fix("company", company, "description", "It makes models.");
  await fix("speaker", sayer.id, "wikidata", "Q999999001");
  expect(await read()).toMatchObject({ corrections, changedAt });
});

test("search finds a move by the new words of its corrected description, and the move is judged again", async () => {
  const { id: company } = await records.company();
  const { id } = await records.move({ company, description: "Released it." });
  const before = await opened.database.prisma.job.count();
  const state = world();
  await correct(
    { recordType: "move", recordId: id, field: "description", value: "Abandoned it." },
    actOf(state, editor),
  );
  expect(state.jobsQueuedCount).toBe(1);
  expect(await opened.database.prisma.job.count()).toBe(before + 1);
  const [found] = await opened.database.rows<{ id: string }>(
    "SELECT id FROM move WHERE search @@ to_tsquery('english', 'abandon') AND id = $1",
    [id],
  );
  expect(found?.id).toBe(id);
  await correct({ recordType: "move", recordId: id, field: "note", value: "n" }, actOf(state, editor));
  expect(state.jobsQueuedCount).toBe(1);
  expect(readJson(await getMove(opened.database, id, "staff")).description).toBe("Abandoned it.");
  // A new move may use the old words, but not the corrected ones.
  await records.move({ company, description: "Released it." });
  await expect(records.move({ company, description: "Abandoned it." })).rejects.toMatchObject({
    code: "duplicate-move",
  });
});

test("two corrections of one field at the same moment both keep a row, and the last one sets the value", async () => {
  const { id } = await draft();
  const change = { recordType: "statement", recordId: id, field: "note" } as const;
  const made = await Promise.all(["one", "two", "three"].map((value) => correct({ ...change, value })));
  const values = new Map(made.map(({ oldValue, newValue }) => [oldValue, newValue]));
  let value: Correction["newValue"] = null;
  for (let step = 0; step < 3; step += 1) value = values.get(value) ?? null;
  expect(readJson(await getStatement(opened.database, id, "staff")).note).toBe(value);
  expect(values.size).toBe(3);
});
