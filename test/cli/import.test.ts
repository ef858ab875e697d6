import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { listFiles } from "../../src/cli/import/list-files.js";
import { correctRecord } from "../../src/operations/corrections/correct-record.js";
import { testDatabase } from "../support/database.js";
import { claim, Imports, jsonl } from "../support/imports.js";
import { countRows } from "../support/refusal.js";
import { actOf, contributor, editor, testWorld } from "../support/world.js";

const db = testDatabase();
const imports = new Imports(db);

test("a row becomes a draft with its source, speaker, role and claims", async () => {
  const speaker = `Ann Example ${imports.made}`;
  const { tally, errors } = await imports.text(
    "all.jsonl",
    jsonl(imports.row({ id: "a", speaker, role: "Chief", contextAfter: "Ever.", claims: [claim] })),
    { create: true },
  );
  expect(errors).toEqual([]);
  expect(tally).toEqual({ rows: 1, recorded: 1, alreadyThere: 0, refused: 0 });
  const [found] = await imports.statements();
  expect(found).toMatchObject({
    ...{ quote: "We will never sell your data.", contextAfter: "Ever.", publicSince: null },
    ...{
      recordedBy: contributor.holder,
      source: { url: imports.source().url, title: "A letter", kind: "open_letter" },
    },
    claims: [claim],
    speaker: { name: speaker, roles: [{ title: "Chief", heldFrom: new Date("2024-07-23"), heldTo: null }] },
  });
  const jobs = await db.database.rows("SELECT 1 FROM job WHERE payload->>'subjectId' = $1", [found?.id]);
  expect(jobs.length).toBeGreaterThan(0);
});

test("the same row in CSV and in JSON lines is the same statement", async () => {
  const csv = `company,quote,saidOn,source.url,source.title,source.publisher,source.kind,source.tier,claim.text,claim.kind,claim.strength,claim.testability,locator.page,topics,seenIn
${imports.company},"We will ""never"" sell,
or rent, your data.",2024-07-23,https://news.example/import/${imports.made},A letter,A publisher,post,primary,"""never"" sell",promise,firm,testable,7,,https://a.example/x https://b.example/y\r
`;
  const first = await imports.text("one.csv", csv);
  expect(first).toMatchObject({ errors: [], tally: { recorded: 1 } });
  const [found] = await imports.statements();
  expect(found).toMatchObject({
    quote: 'We will "never" sell,\nor rent, your data.',
    locator: { page: 7 },
    seenIn: ["https://a.example/x", "https://b.example/y"],
    claims: [{ text: '"never" sell' }],
  });
  const same = imports.row({ quote: found?.quote, claims: [{ ...claim, text: '"never" sell' }] });
  expect((await imports.text("two.jsonl", jsonl(same))).tally).toMatchObject({
    recorded: 0,
    alreadyThere: 1,
  });
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
        imports.company,
        `Quote ${index}, with a comma`,
        "2024",
        `https://news.example/${imports.made}/${index}`,
        "T",
        "P",
        "post",
        "primary",
      ],
    ];
    const { errors } = await imports.text("cells.csv", cells.map((line) => line.join(mark)).join("\n"));
    expect(errors).toEqual([]);
  }
  expect((await imports.statements()).map(({ quote }) => quote)).toEqual([
    "Quote 0, with a comma",
    "Quote 1, with a comma",
  ]);
});

test("a second import records nothing, and one with a new claim adds only the claim", async () => {
  const rows = [imports.row({ claims: [claim] }), imports.row({ quote: "Another." })];
  await imports.text("rows.jsonl", jsonl(...rows));
  const before = await countRows(db.database);
  expect((await imports.text("rows.jsonl", jsonl(...rows, rows[0] ?? {}))).tally).toMatchObject({
    ...{ recorded: 0, alreadyThere: 3, refused: 0 },
  });
  expect(await countRows(db.database)).toEqual(before);
  const more = imports.row({ quote: "Another.", claims: [{ ...claim, text: "Another" }] });
  expect((await imports.text("rows.jsonl", jsonl(more))).tally.recorded).toBe(1);
  expect(await countRows(db.database)).toMatchObject({
    statement: before.statement,
    claim: (before.claim ?? 0) + 1,
  });
});

test("the same row twice in a file is recorded once", async () => {
  const { tally } = await imports.text(
    "twice.jsonl",
    jsonl(imports.row({ claims: [claim] }), imports.row({ claims: [claim] })),
  );
  expect(tally).toMatchObject({ recorded: 1, alreadyThere: 1, refused: 0 });
});

test("a corrected quote, day or address is not recorded again in its old form", async () => {
  const old = imports.row();
  await imports.text("old.jsonl", jsonl(old));
  const [found] = await imports.statements();
  const world = testWorld(db.database);
  const correct = (field: string, value: string, recordType: "statement" | "source" = "statement") =>
    correctRecord(actOf(world, editor), {
      ...{ recordType, recordId: (recordType === "source" ? found?.sourceId : found?.id) ?? "" },
      ...{ field, value, reason: "It was wrong.", requestedBy: "A reader" },
    });
  await correct("quote", "We will not sell your data.");
  await correct("saidOn", "2024-07-22");
  await correct("url", `https://news.example/moved/${imports.made}`, "source");
  expect((await imports.text("old.jsonl", jsonl(old))).tally).toMatchObject({ recorded: 0, alreadyThere: 1 });
  expect(await imports.statements()).toHaveLength(1);
});

test("the files of a folder are taken by their names, and others are told", async () => {
  for (const name of ["b.csv", "a.jsonl.gz", "notes.txt"]) await writeFile(join(imports.folder, name), "");
  const { files, skipped } = await listFiles([imports.folder]);
  expect(files.map((path) => path.slice(imports.folder.length + 1))).toEqual(
    expect.arrayContaining(["a.jsonl.gz", "b.csv"]),
  );
  expect(files).toEqual([...files].sort());
  expect(skipped).toEqual([join(imports.folder, "notes.txt")]);
});
