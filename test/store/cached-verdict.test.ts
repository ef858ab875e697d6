import { describe, expect, test } from "vitest";
import {
  deleteCachedVerdicts,
  findCachedVerdicts,
  insertCachedVerdict,
} from "../../src/store/cached-verdict.js";
import { testDatabase } from "../support/database.js";

const opened = testDatabase();
const judge = { name: "llm", version: "small 1" };
const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const pair = (claimHash: string, evidenceHash = "e") => ({ claimHash, evidenceHash });
const keep = (claimHash: string, { day = 1, version = judge.version, says = "first" } = {}) =>
  insertCachedVerdict(
    opened.database,
    { ...judge, version },
    { pair: pair(claimHash), answer: { says }, now: at(day) },
  );
const find = (hashes: readonly string[], { day = 2, version = judge.version } = {}) =>
  findCachedVerdicts<{ says: string }>(
    opened.database,
    { ...judge, version },
    { pairs: hashes.map((hash) => pair(hash)), now: at(day) },
  );

describe("a stored answer of a judge", () => {
  test("is found in the order of the pairs, with null for a pair without one", async () => {
    await keep("a");
    expect(await find(["b", "a"])).toEqual([null, { says: "first" }]);
  });

  test("is not found for another version, nor for another pair with the same claim", async () => {
    await keep("c");
    expect(await find(["c"], { version: "small 2" })).toEqual([null]);
    const other = { pairs: [pair("c", "other")], now: at(2) };
    expect(await findCachedVerdicts(opened.database, judge, other)).toEqual([null]);
  });

  test("does not change once stored", async () => {
    await keep("d");
    await keep("d", { says: "second" });
    expect(await find(["d"])).toEqual([{ says: "first" }]);
  });
});

describe("housekeeping deletes", () => {
  test("answers that were not used for long, and keeps old ones used since", async () => {
    await opened.database.rows("DELETE FROM cached_verdict");
    await keep("old");
    await keep("used");
    expect(await find(["used"], { day: 9 })).toEqual([{ says: "first" }]);
    expect(await deleteCachedVerdicts(opened.database, { before: at(5), most: 100 })).toBe(1);
    expect(await find(["old", "used"])).toEqual([null, { says: "first" }]);
  });

  test("the longest unused answers beyond the limit", async () => {
    await opened.database.rows("DELETE FROM cached_verdict");
    for (const day of [1, 2, 3, 4]) await keep(`day ${day}`, { day });
    expect(await deleteCachedVerdicts(opened.database, { before: at(1), most: 2 })).toBe(2);
    expect(await find(["day 1", "day 2", "day 3", "day 4"])).toEqual([
      null,
      null,
      { says: "first" },
      { says: "first" },
    ]);
  });
});
