import { afterEach, expect } from "vitest";
import { judgePair, rulesVersion } from "../../src/core/rules/judge.js";
import type { Pair, Verdict } from "../../src/core/verdict/verdict.js";
import { answerStore } from "../../src/judges/answer-store.js";
import { guardedJudge } from "../../src/judges/guarded.js";
import { openLlm } from "../../src/judges/llm/open-llm.js";
import type { LlmSettings } from "../../src/judges/settings.js";
import { storedBudget } from "../../src/judges/stored-budget.js";
import { keptLog } from "./asked-pairs.js";
import { testDatabase } from "./database.js";
import { type FakeReply, type SeenRequest, startFakeEndpoint } from "./fake-endpoint.js";

/** Expects that the rules judged the pair in place of another judge, with a reason that says why. */
export function expectFallback(verdict: Verdict | undefined, pair: Pair, cause: RegExp, name = "llm"): void {
  const own = judgePair(pair.claim, pair.evidence);
  expect(verdict).toMatchObject({ relation: own.relation, probabilities: own.probabilities });
  expect(verdict?.fallback).toMatchObject({ name: "rules", version: rulesVersion });
  const said = verdict?.reasons.at(-1)?.sentence ?? "";
  expect(said).toMatch(/^The judge \w+ could not answer \(.*\), so the rules alone judged this pair\.$/);
  expect(said).toContain(`The judge ${name} `);
  expect(said).toMatch(cause);
}

/** Creates judges with fake endpoints, closed after each test. Each has its own model name, so they share no stored answers. */
export function llmJudges() {
  const opened = testDatabase();
  const closers: (() => Promise<void>)[] = [];
  let models = 0;
  afterEach(async () => {
    for (const close of closers.splice(0)) await close();
  });
  return async (
    reply: (request: SeenRequest, count: number) => FakeReply,
    changes: Partial<LlmSettings> = {},
    now = () => new Date("2026-11-22T09:00:00Z"),
  ) => {
    const endpoint = await startFakeEndpoint(reply);
    models += 1;
    const settings: LlmSettings = {
      kind: "llm",
      baseUrl: endpoint.url,
      model: `small-${models}`,
      apiKey: "sk-very-secret",
      format: "schema",
      timeoutMs: 30_000,
      dailyTokens: 10_000_000,
      prices: null,
      filter: null,
      ...changes,
    };
    const log = keptLog();
    const parts = { database: opened.database, now, log };
    const budget = storedBudget(opened.database, { judge: "llm", dailyTokens: settings.dailyTokens });
    const asked = openLlm(settings, { now, budget }, { firstPauseMs: 1 });
    closers.push(async () => {
      await asked.close();
      await endpoint.close();
    });
    const judge = guardedJudge(asked, { ...parts, store: answerStore(asked, parts) });
    const read = async (pair: Pair): Promise<Verdict> => {
      const [verdict] = await judge.judge([pair]);
      if (!verdict) throw new Error("no verdict");
      return verdict;
    };
    return { judge, read, log, asked, requests: endpoint.requests };
  };
}
