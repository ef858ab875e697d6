import { expect, test } from "vitest";
import { removeExpired } from "../../src/jobs/housekeeping.js";
import { insertCachedVerdict } from "../../src/store/cached-verdict.js";
import { takeTokens } from "../../src/store/judge-spending.js";
import { testDatabase } from "../support/database.js";
import { testWorld } from "../support/world.js";

const opened = testDatabase();

test("judges' answers unused for half a year and old spending are deleted; newer ones stay", async () => {
  for (const day of ["2026-03-01", "2026-10-01"]) {
    const pair = { claimHash: day, evidenceHash: "e" };
    const judge = { name: "llm", version: "1" };
    await insertCachedVerdict(opened.database, judge, { pair, answer: {}, now: new Date(day) });
    await takeTokens(opened.database, { judge: "llm", day }, { tokens: 1, budget: 1 });
  }
  const world = testWorld(opened.database);
  expect(await removeExpired(world)).toMatchObject({ judgeAnswers: 1, daysOfSpending: 1 });
  expect(await removeExpired(world)).toMatchObject({ judgeAnswers: 0, daysOfSpending: 0 });
});
