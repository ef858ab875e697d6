import { beforeAll, describe, expect, test } from "vitest";
import { searchHit } from "../../src/schemas/timeline.js";
import { readJson } from "../../src/store/json.js";
import { type Search, searchEntries } from "../../src/store/search.js";
import type { Audience } from "../../src/store/visibility.js";
import { testDatabase } from "../support/database.js";
import { makePublic } from "../support/publish.js";
import { recordsOf } from "../support/records.js";
import { actOf, contributor, testWorld } from "../support/world.js";

const opened = testDatabase();
const records = recordsOf(() => actOf(testWorld(opened.database), contributor));

const ids = { company: "" };
const search = (query: string, more: Partial<Search> = {}, audience: Audience = "staff") =>
  searchEntries(opened.database, { query, limit: 20, ...more }, audience);
const found = async (...asked: Parameters<typeof search>) =>
  readJson(await search(...asked)).data.map((hit) => {
    const read = searchHit.parse(hit);
    return read.kind === "statement" ? read.statement.quote : read.move.description;
  });

const open = "Open source AI will be safer than the alternatives.";
const closed = "We considered closing the newest model.";
const released = "Released weights under a licence that is not open source.";

beforeAll(async () => {
  const [company, other] = [await records.company(), await records.company()];
  ids.company = company.id;
  const letter = await records.statement({ company: company.id, quote: open });
  await records.statement({ company: other.id, quote: closed, contextAfter: "Safety of AI was the reason." });
  await records.move({ company: company.id, description: released });
  await makePublic(opened.database, company.id, letter.id, letter.source.id);
});

describe("a search", () => {
  test("finds statements and moves that have all of the words, in any form of them", async () => {
    expect((await found("opening sources")).sort()).toEqual([open, released].sort());
    expect(await found("alternative safe")).toEqual([open]);
  });

  test("puts entries with the words in the quote before those with the words around it", async () => {
    const page = readJson(await search("AI safer or safety"));
    expect(page.data.map(({ kind }) => kind)).toEqual(["statement", "statement"]);
    expect(await found("AI safer or safety")).toEqual([open, closed]);
    const [first, second] = page.data.map(({ score }) => score);
    expect(first).toBeGreaterThan(second ?? Number.NaN);
  });

  test("finds entries with any of the words if none has all", async () => {
    expect((await found("alternatives licence zebra")).sort()).toEqual([open, released].sort());
  });

  test("accepts a phrase, and an excluded word even if nothing is left", async () => {
    expect(await found('"source AI"')).toEqual([open]);
    expect(await found("open -licence")).toEqual([open]);
    expect(await found("open -source")).toEqual([]);
  });

  test("finds nothing for stop words, punctuation or an empty query", async () => {
    for (const query of ["the of and", "?!", "''", "\\", "", " ", "-", '"', "a:*b & | !"])
      expect(await found(query)).toEqual([]);
  });

  test("treats quotation marks and backslashes inside words as text", async () => {
    expect(await found("alternatives o'brien c:\\zebra\\x 'licence'")).toHaveLength(2);
  });

  test("finds what one company said and did", async () => {
    expect(await found("model or weights", { companyId: ids.company })).toEqual([released]);
  });

  test("shows the public only public entries, and only they decide whether any word is enough", async () => {
    expect(await found("open source", {}, "public")).toEqual([open]);
    expect(await found("licence alternatives", {}, "public")).toEqual([open]);
    expect(await found("closing", {}, "public")).toEqual([]);
  });

  test("continues in the same mode, even if an entry with all of the words is recorded meanwhile", async () => {
    const query = "alternatives newest weights";
    const first = await search(query, { limit: 1 });
    expect(first.nextCursor).not.toBeNull();
    await records.statement({ company: ids.company, quote: "Alternatives to the newest weights." });
    const cursor = first.nextCursor ?? "";
    const rest = readJson(await search(query, { cursor })).data;
    expect(rest.map(({ kind }) => kind)).toHaveLength(2);
    expect(await found(query)).toEqual(["Alternatives to the newest weights."]);
  });

  test("refuses a cursor of another list", async () => {
    const forged = [
      "x",
      Buffer.from('["any","0.1"]').toString("base64url"),
      Buffer.from('["any","1e999","a"]').toString("base64url"),
    ];
    for (const cursor of forged)
      await expect(search("open", { cursor })).rejects.toMatchObject({
        code: "invalid-cursor",
        faults: [{ parameter: "cursor" }],
      });
  });
});
