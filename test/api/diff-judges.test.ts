import { expect, test } from "vitest";
import type { Judge } from "../../src/core/verdict/verdict.js";
import { diffAnswer } from "../../src/schemas/diff.js";
import { testApp } from "../support/app.js";
import { testDatabase } from "../support/database.js";
import { judgeSaying } from "../support/judges.js";

const cost = { requests: 1, inputTokens: 900, outputTokens: 80, price: 0.002 };
const said = judgeSaying(({ evidence }) =>
  evidence.text.includes("fail") ? { fallback: { name: "rules", version: "9", askAgain: "soon" } } : {},
);
const siteJudge: Judge = {
  ...said,
  name: "llm",
  judge: (pairs, spent) => {
    spent?.(cost);
    return said.judge(pairs);
  },
};
const service = testApp(testDatabase(), { siteJudge });

const pair = { claim: "Our app will never show ads.", evidence: "It sold its garden." };
const diff = async (body: object, key?: string) =>
  (await service.post("/api/v1/diff", { body, ...(key !== undefined && { key }) })).json();

test("POST /diff answers by the rules, with and without a key, unless the site's judge is asked for", async () => {
  expect((await diff(pair)).judge.name).toBe("rules");
  expect((await diff(pair, await service.key("contributor"))).judge.name).toBe("rules");
  expect(said.read).toEqual([]);
});

test("POST /diff with a key and judge=site answers by the site's judge, with its cost", async () => {
  const answer = await diff({ ...pair, judge: "site" }, await service.key("contributor"));
  expect(answer).toMatchObject({ relation: "contradicts", judge: { name: "llm", version: "1" }, cost });
  expect(diffAnswer.parse(answer)).toEqual(answer);
});

test("POST /diff names the rules if they answered in place of the site's judge", async () => {
  const body = { ...pair, evidence: "The endpoint will fail.", judge: "site" };
  const answer = await diff(body, await service.key("contributor"));
  expect(answer.judge).toEqual({ name: "rules", version: "9" });
  expect(diffAnswer.parse(answer)).toEqual(answer);
});

test("POST /diff with judge=site and no key is refused, and the site's judge is not asked", async () => {
  const before = said.read.length;
  expect(await diff({ ...pair, judge: "site" })).toMatchObject({ status: 401, code: "key-required" });
  expect(await diff({ ...pair, judge: "site" }, "wb_wrong")).toMatchObject({ code: "key-refused" });
  expect(await diff({ ...pair, judge: "other" })).toMatchObject({ status: 400 });
  expect(said.read).toHaveLength(before);
});
