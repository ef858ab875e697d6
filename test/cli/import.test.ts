import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { importFile, type Refusal, type Tally } from "../../src/cli/import/import-file.js";
import { listFiles } from "../../src/cli/import/list-files.js";
import { correctRecord } from "../../src/operations/corrections/correct-record.js";
import { RowRecorder } from "../../src/operations/import/record-rows.js";
import { testDatabase } from "../support/database.js";
import { recordsOf } from "../support/records.js";
import { countRows } from "../support/refusal.js";
import { actOf, contributor, editor, testWorld } from "../support/world.js";

const db = testDatabase();
let folder: string;
let company: string;
let made = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "walkback-import-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(async () => {
  made += 1;
  company = `imports-${made}`;
  await recordsOf(act).company({ name: `Imports ${made}`, slug: company });
});

const act = () => actOf(testWorld(db.database), contributor);

async function importText(name: string, text: string, options: { create?: boolean; dry?: boolean } = {}) {
  const file = join(folder, name);
  await writeFile(file, text);
  const tally: Tally = { rows: 0, recorded: 0, alreadyThere: 0, refused: 0 };
  const refusals: Refusal[] = [];
  const recorder = new RowRecorder(act(), {
    createsMissing: options.create ?? false,
    isDryRun: options.dry ?? false,
  });
  await importFile(file, {
    recorder,
    tally,
    refused: (refusal) => refusals.push(refusal),
    proceeded: () => undefined,
  });
  return { tally, errors: refusals.map(({ line, error }) => `${line}: ${error}`) };
}

const source = (more: object = {}) => ({
  ...{ url: `https://news.example/import/${made}`, title: "A letter", publisher: "A publisher" },
  ...{ kind: "open_letter", tier: "primary", publishedOn: "2024-07-23", ...more },
});
const row = (more: object = {}) => ({
  ...{ company, quote: "We will never sell your data.", saidOn: "2024-07-23", source: source() },
  ...more,
});
const claim = {
  text: "We will never sell your data",
  kind: "promise",
  strength: "firm",
  testability: "testable",
};
const jsonl = (...rows: object[]) => rows.map((one) => `${JSON.stringify(one)}\n`).join("");

const statements = () =>
  db.database.prisma.statement.findMany({
    where: { company: { slug: company } },
    include: { claims: true, source: true, speaker: { include: { roles: true } } },
    orderBy: { quote: "asc" },
  });

test("a row becomes a draft with its source, speaker, role and claims", async () => {
  const speaker = `Ann Example ${made}`;
  const { tally, errors } = await importText(
    "all.jsonl",
    jsonl(row({ id: "a", speaker, role: "Chief", contextAfter: "Ever.", claims: [claim] })),
    { create: true },
  );
  expect(errors).toEqual([]);
  expect(tally).toEqual({ rows: 1, recorded: 1, alreadyThere: 0, refused: 0 });
  const [found] = await statements();
  expect(found).toMatchObject({
    ...{ quote: "We will never sell your data.", contextAfter: "Ever.", publicSince: null },
    ...{
      recordedBy: contributor.holder,
      source: { url: source().url, title: "A letter", kind: "open_letter" },
    },
    claims: [claim],
    speaker: { name: speaker, roles: [{ title: "Chief", heldFrom: new Date("2024-07-23"), heldTo: null }] },
  });
  const jobs = await db.database.rows("SELECT 1 FROM job WHERE payload->>'subjectId' = $1", [found?.id]);
  expect(jobs.length).toBeGreaterThan(0);
});

test("the same row in CSV and in JSON lines is the same statement", async () => {
  const csv = `company,quote,saidOn,source.url,source.title,source.publisher,source.kind,source.tier,claim.text,claim.kind,claim.strength,claim.testability,locator.page,topics,seenIn
${company},"We will ""never"" sell,
or rent, your data.",2024-07-23,https://news.example/import/${made},A letter,A publisher,post,primary,"""never"" sell",promise,firm,testable,7,,https://a.example/x https://b.example/y\r
`;
  const first = await importText("one.csv", csv);
  expect(first).toMatchObject({ errors: [], tally: { recorded: 1 } });
  const [found] = await statements();
  expect(found).toMatchObject({
    quote: 'We will "never" sell,\nor rent, your data.',
    locator: { page: 7 },
    seenIn: ["https://a.example/x", "https://b.example/y"],
    claims: [{ text: '"never" sell' }],
  });
  const same = row({ quote: found?.quote, claims: [{ ...claim, text: '"never" sell' }] });
  expect((await importText("two.jsonl", jsonl(same))).tally).toMatchObject({ recorded: 0, alreadyThere: 1 });
});

test("semicolons and tabs divide cells too", async () => {
  for (const [index, mark] of [";", "\t"].entries()) {
    const cells = [
      [
        "company",
        "quote",
        "saidOn",
        "source.url",
        "source.title",
        "source.publisher",
        "source.kind",
        "source.tier",
      ],
      [
        company,
        `Quote ${index}, with a comma`,
        "2024",
        `https://news.example/${made}/${index}`,
        "T",
        "P",
        "post",
        "primary",
      ],
    ];
    const { errors } = await importText("cells.csv", cells.map((line) => line.join(mark)).join("\n"));
    expect(errors).toEqual([]);
  }
  expect((await statements()).map(({ quote }) => quote)).toEqual([
    "Quote 0, with a comma",
    "Quote 1, with a comma",
  ]);
});

test("a bad row names its line and column, says what would be right, and does not stop the others", async () => {
  const { tally, errors } = await importText(
    "bad.jsonl",
    `${jsonl(
      row({ quote: "One." }),
      row({ quote: "Two.", saidOn: "2024-02-30" }),
      row({ quote: "Three.", source: source({ kind: "leter" }) }),
      row({ quote: "Four.", speeker: "A" }),
      row({ quote: "Five.", claims: [{ ...claim, text: "not in it" }] }),
      row({ quote: "Six.", company: "no-such-company" }),
    )}{"company": \n${jsonl(row({ quote: "Eight." }))}`,
  );
  expect(tally).toEqual({ rows: 8, recorded: 2, alreadyThere: 0, refused: 6 });
  expect(errors.sort()).toEqual([
    expect.stringMatching(/^2: saidOn is not a day: write 2024-07-23/),
    expect.stringMatching(/^3: source\.kind must be one of open_letter, .*, not "leter"/),
    expect.stringMatching(/^4: speeker is not a field here: the nearest name is speaker/),
    expect.stringMatching(/^5: claims\[0\]\.text must be copied from the quote word for word/),
    expect.stringMatching(/^6: company names no recorded company \("no-such-company"\): correct it/),
    expect.stringMatching(/^7: is not JSON/),
  ]);
  expect((await statements()).map(({ quote }) => quote)).toEqual(["Eight.", "One."]);
});

test("a row with a bad claim leaves neither its statement nor a company that it would have made", async () => {
  const before = await countRows(db.database);
  const bad = row({ company: `New ${made}`, speaker: "B", claims: [{ ...claim, text: "not in it" }] });
  expect((await importText("bad.jsonl", jsonl(bad), { create: true })).tally.refused).toBe(1);
  expect(await countRows(db.database)).toEqual(before);
  const good = row({ company: `New ${made}`, speaker: "B", claims: [claim] });
  const both = await importText("both.jsonl", jsonl(bad, good), { create: true });
  expect(both.tally).toMatchObject({ recorded: 1, refused: 1 });
});

test("a second import records nothing, and one with a new claim adds only the claim", async () => {
  const rows = [row({ claims: [claim] }), row({ quote: "Another." })];
  await importText("rows.jsonl", jsonl(...rows));
  const before = await countRows(db.database);
  expect((await importText("rows.jsonl", jsonl(...rows, rows[0] ?? {}))).tally).toMatchObject({
    ...{ recorded: 0, alreadyThere: 3, refused: 0 },
  });
  expect(await countRows(db.database)).toEqual(before);
  const more = row({ quote: "Another.", claims: [{ ...claim, text: "Another" }] });
  expect((await importText("rows.jsonl", jsonl(more))).tally.recorded).toBe(1);
  expect(await countRows(db.database)).toMatchObject({
    statement: before.statement,
    claim: (before.claim ?? 0) + 1,
  });
});

test("the same row twice in a file is recorded once", async () => {
  const { tally } = await importText(
    "twice.jsonl",
    jsonl(row({ claims: [claim] }), row({ claims: [claim] })),
  );
  expect(tally).toMatchObject({ recorded: 1, alreadyThere: 1, refused: 0 });
});

test("a corrected quote, day or address is not recorded again in its old form", async () => {
  const old = row();
  await importText("old.jsonl", jsonl(old));
  const [found] = await statements();
  const world = testWorld(db.database);
  const correct = (field: string, value: string, recordType: "statement" | "source" = "statement") =>
    correctRecord(actOf(world, editor), {
      ...{ recordType, recordId: (recordType === "source" ? found?.sourceId : found?.id) ?? "" },
      ...{ field, value, reason: "It was wrong.", requestedBy: "A reader" },
    });
  await correct("quote", "We will not sell your data.");
  await correct("saidOn", "2024-07-22");
  await correct("url", `https://news.example/moved/${made}`, "source");
  expect((await importText("old.jsonl", jsonl(old))).tally).toMatchObject({ recorded: 0, alreadyThere: 1 });
  expect(await statements()).toHaveLength(1);
});

test("a dry run finds every fault and records nothing", async () => {
  const before = await countRows(db.database);
  const rows = jsonl(row(), row({ quote: "B.", company: `Fresh ${made}` }), row({ saidOn: "2999-01-01" }));
  const { tally, errors } = await importText("dry.jsonl", rows, { create: true, dry: true });
  expect(tally).toEqual({ rows: 3, recorded: 2, alreadyThere: 0, refused: 1 });
  expect(errors).toEqual([expect.stringMatching(/^3: saidOn /)]);
  expect(await countRows(db.database)).toEqual(before);
});

test("a speaker's other title on that day is a fault, and two people of one name must be told apart", async () => {
  const speaker = `Ben Example ${made}`;
  await importText("first.jsonl", jsonl(row({ speaker, role: "Chief" })), { create: true });
  const other = await importText("other.jsonl", jsonl(row({ quote: "B.", speaker, role: "Treasurer" })));
  expect(other.errors).toEqual(['1: role is not the title recorded for this speaker on this day: "Chief".']);
  const twins = [
    await recordsOf(act).speaker({ name: "Twin" }),
    await recordsOf(act).speaker({ name: "Twin" }),
  ];
  const twin = await importText("twin.jsonl", jsonl(row({ quote: "C.", speaker: "twin" })));
  expect(twin.errors).toEqual(["1: speaker names 2 people: give the id of the right one."]);
  const right = await importText("twin.jsonl", jsonl(row({ quote: "C.", speaker: twins[1]?.id })));
  expect(right.tally.recorded).toBe(1);
});

test("a name alone gives nobody the words of another company", async () => {
  const speaker = `Cat Example ${made}`;
  await importText("here.jsonl", jsonl(row({ speaker })), { create: true });
  const other = await recordsOf(act).company();
  const there = row({ speaker, company: other.slug });
  const refused = await importText("there.jsonl", jsonl(there), { create: true });
  expect(refused.errors).toEqual([
    expect.stringMatching(/^1: speaker is recorded for another company: .*spk_/),
  ]);
  const id = (await statements())[0]?.speakerId;
  expect((await importText("there.jsonl", jsonl({ ...there, speaker: id }))).tally.recorded).toBe(1);
});

test("a quotation mark that nobody closes costs its row alone", async () => {
  const head = "company,quote,saidOn,source.url,source.title,source.publisher,source.kind,source.tier";
  const cells = (quote: string) =>
    `${company},${quote},2024-07-23,https://news.example/import/${made},A,B,post,primary`;
  const text = [
    head,
    cells("One"),
    cells('"Two'),
    cells("Three"),
    cells('"Four" and'),
    `${cells("Five")},`,
    cells("Six"),
    cells('"Seven'),
    cells("Eight"),
  ];
  const { tally, errors } = await importText("marks.csv", text.join("\n"));
  expect(errors.sort()).toEqual([
    expect.stringMatching(/^3: quote has text after its closing quotation mark/),
    expect.stringMatching(/^5: quote has text after its closing quotation mark/),
    expect.stringMatching(/^6: has 9 cells, and the header has 8/),
    expect.stringMatching(/^8: has a quotation mark that is not closed/),
  ]);
  expect(tally.recorded).toBe(4);
  expect((await statements()).map(({ quote }) => quote)).toEqual(["Eight", "One", "Six", "Three"]);
});

test("an unknown column and a repeated id are named", async () => {
  await expect(importText("columns.csv", "company,quote,saidon,source.uri\n")).rejects.toThrow(
    /columns\.csv: saidon is not a column here: the nearest name is saidOn; source\.uri .*source\.url/,
  );
  const { errors } = await importText("ids.jsonl", jsonl(row({ id: "a" }), row({ id: "a", quote: "B." })));
  expect(errors).toEqual(["2: id is that of line 1 too: give each row its own."]);
});

test("the files of a folder are taken by their names, and others are told", async () => {
  for (const name of ["b.csv", "a.jsonl.gz", "notes.txt"]) await writeFile(join(folder, name), "");
  const { files, skipped } = await listFiles([folder]);
  expect(files.map((path) => path.slice(folder.length + 1))).toEqual(
    expect.arrayContaining(["a.jsonl.gz", "b.csv"]),
  );
  expect(files).toEqual([...files].sort());
  expect(skipped).toEqual([join(folder, "notes.txt")]);
});
