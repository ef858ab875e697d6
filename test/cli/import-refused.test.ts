import { expect, test } from "vitest";
import { testDatabase } from "../support/database.js";
import { claim, Imports, jsonl } from "../support/imports.js";
import { recordsOf } from "../support/records.js";
import { countRows } from "../support/refusal.js";

const db = testDatabase();
const imports = new Imports(db);

test("a bad row names its line and column, says what would be right, and does not stop the others", async () => {
  const { tally, errors } = await imports.text(
    "bad.jsonl",
    `${jsonl(
      imports.row({ quote: "One." }),
      imports.row({ quote: "Two.", saidOn: "2024-02-30" }),
      imports.row({ quote: "Three.", source: imports.source({ kind: "leter" }) }),
      imports.row({ quote: "Four.", speeker: "A" }),
      imports.row({ quote: "Five.", claims: [{ ...claim, text: "not in it" }] }),
      imports.row({ quote: "Six.", company: "no-such-company" }),
    )}{"company": \n${jsonl(imports.row({ quote: "Eight." }))}`,
  );
  expect(tally).toEqual({ rows: 8, recorded: 2, alreadyThere: 0, refused: 6 });
  expect([...errors].sort()).toEqual([
    expect.stringMatching(/^2: saidOn is not a day: write 2024-07-23/),
    expect.stringMatching(/^3: source\.kind must be one of open_letter, .*, not "leter"/),
    expect.stringMatching(/^4: speeker is not a field here: the nearest name is speaker/),
    expect.stringMatching(/^5: claims\[0\]\.text must be copied from the quote word for word/),
    expect.stringMatching(/^6: company names no recorded company \("no-such-company"\): correct it/),
    expect.stringMatching(/^7: is not JSON/),
  ]);
  expect((await imports.statements()).map(({ quote }) => quote)).toEqual(["Eight.", "One."]);
});

test("a row with a bad claim leaves neither its statement nor a company that it would have made", async () => {
  const before = await countRows(db.database);
  const bad = imports.row({
    company: `New ${imports.made}`,
    speaker: "B",
    claims: [{ ...claim, text: "not in it" }],
  });
  expect((await imports.text("bad.jsonl", jsonl(bad), { create: true })).tally.refused).toBe(1);
  expect(await countRows(db.database)).toEqual(before);
  const good = imports.row({ company: `New ${imports.made}`, speaker: "B", claims: [claim] });
  const both = await imports.text("both.jsonl", jsonl(bad, good), { create: true });
  expect(both.tally).toMatchObject({ recorded: 1, refused: 1 });
});

test("a dry run finds every fault and records nothing", async () => {
  const before = await countRows(db.database);
  const rows = jsonl(
    imports.row(),
    imports.row({ quote: "B.", company: `Fresh ${imports.made}` }),
    imports.row({ saidOn: "2999-01-01" }),
  );
  const { tally, errors } = await imports.text("dry.jsonl", rows, { create: true, dry: true });
  expect(tally).toEqual({ rows: 3, recorded: 2, alreadyThere: 0, refused: 1 });
  expect(errors).toEqual([expect.stringMatching(/^3: saidOn /)]);
  expect(await countRows(db.database)).toEqual(before);
});

test("a speaker's other title on that day is a fault, and two people of one name must be told apart", async () => {
  const speaker = `Ben Example ${imports.made}`;
  await imports.text("first.jsonl", jsonl(imports.row({ speaker, role: "Chief" })), { create: true });
  const other = await imports.text(
    "other.jsonl",
    jsonl(imports.row({ quote: "B.", speaker, role: "Treasurer" })),
  );
  expect(other.errors).toEqual(['1: role is not the title recorded for this speaker on this day: "Chief".']);
  const twins = [
    await recordsOf(imports.act).speaker({ name: "Twin" }),
    await recordsOf(imports.act).speaker({ name: "Twin" }),
  ];
  const twin = await imports.text("twin.jsonl", jsonl(imports.row({ quote: "C.", speaker: "twin" })));
  expect(twin.errors).toEqual(["1: speaker names 2 people: give the id of the right one."]);
  const right = await imports.text("twin.jsonl", jsonl(imports.row({ quote: "C.", speaker: twins[1]?.id })));
  expect(right.tally.recorded).toBe(1);
});

test("a name alone gives nobody the words of another company", async () => {
  const speaker = `Cat Example ${imports.made}`;
  await imports.text("here.jsonl", jsonl(imports.row({ speaker })), { create: true });
  const other = await recordsOf(imports.act).company();
  const there = imports.row({ speaker, company: other.slug });
  const refused = await imports.text("there.jsonl", jsonl(there), { create: true });
  expect(refused.errors).toEqual([
    expect.stringMatching(/^1: speaker is recorded for another company: .*spk_/),
  ]);
  const id = (await imports.statements())[0]?.speakerId;
  expect((await imports.text("there.jsonl", jsonl({ ...there, speaker: id }))).tally.recorded).toBe(1);
});

test("a quotation mark that nobody closes costs its row alone", async () => {
  const head = "company,quote,saidOn,source.url,source.title,source.publisher,source.kind,source.tier";
  const cells = (quote: string) =>
    `${imports.company},${quote},2024-07-23,https://news.example/import/${imports.made},A,B,post,primary`;
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
  const { tally, errors } = await imports.text("marks.csv", text.join("\n"));
  expect([...errors].sort()).toEqual([
    expect.stringMatching(/^3: quote has text after its closing quotation mark/),
    expect.stringMatching(/^5: quote has text after its closing quotation mark/),
    expect.stringMatching(/^6: has 9 cells, and the header has 8/),
    expect.stringMatching(/^8: has a quotation mark that is not closed/),
  ]);
  expect(tally.recorded).toBe(4);
  expect((await imports.statements()).map(({ quote }) => quote)).toEqual(["Eight", "One", "Six", "Three"]);
});

test("an unknown column and a repeated id are named", async () => {
  await expect(imports.text("columns.csv", "company,quote,saidon,source.uri\n")).rejects.toThrow(
    /columns\.csv: saidon is not a column here: the nearest name is saidOn; source\.uri .*source\.url/,
  );
  const { errors } = await imports.text(
    "ids.jsonl",
    jsonl(imports.row({ id: "a" }), imports.row({ id: "a", quote: "B." })),
  );
  expect(errors).toEqual(["2: id is that of line 1 too: give each row its own."]);
});
