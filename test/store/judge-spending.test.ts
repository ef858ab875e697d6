import { expect, test } from "vitest";
import { correctTokens, deleteSpending, takeTokens } from "../../src/store/judge-spending.js";
import { testDatabase } from "../support/database.js";

const opened = testDatabase();
const take = (judge: string, tokens: number, day = "2026-11-22") =>
  takeTokens(opened.database, { judge, day }, { tokens, budget: 100 });

test("each judge has its own budget for each day, until the budget is used up", async () => {
  expect([await take("a", 60), await take("a", 40), await take("a", 1)]).toEqual([true, true, false]);
  expect([await take("a", 1, "2026-11-23"), await take("b", 100)]).toEqual([true, true]);
});

test("a first call larger than the budget is refused", async () => {
  expect(await take("large", 101)).toBe(false);
});

test("tokens that a call did not use are left for the next call", async () => {
  await take("c", 90);
  await correctTokens(opened.database, { judge: "c", day: "2026-11-22" }, -50);
  expect([await take("c", 60), await take("c", 1)]).toEqual([true, false]);
});

test("many calls at once never take more than the budget", async () => {
  const given = await Promise.all(Array.from({ length: 20 }, () => take("d", 30)));
  expect(given.filter(Boolean)).toHaveLength(3);
});

test("rows of past days are deleted", async () => {
  await take("e", 1, "2026-01-01");
  expect(await deleteSpending(opened.database, new Date("2026-02-01"))).toBe(1);
  expect(await take("e", 100, "2026-01-01")).toBe(true);
});
