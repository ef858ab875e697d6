import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answerStore } from "../../src/judges/answer-store.js";
import { guardedJudge } from "../../src/judges/guarded.js";
import { openNli } from "../../src/judges/nli/open-nli.js";
import type { NliSettings } from "../../src/judges/settings.js";
import { keptLog, weightsPair } from "../support/asked-pairs.js";
import { testDatabase } from "../support/database.js";
import { expectFallback } from "../support/llm-judge.js";
import { writeTinyModel } from "../support/tiny-model.js";

const opened = testDatabase();
const closers: (() => Promise<void>)[] = [];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "walkback-nli-"));
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  await rm(folder, { recursive: true, force: true });
});

const settingsOf = (changes: Partial<NliSettings> = {}): NliSettings => ({
  kind: "nli",
  model: folder,
  dtype: "fp32",
  threads: 1,
  timeoutMs: 60_000,
  ...changes,
});

async function openJudge(changes: Partial<NliSettings> = {}) {
  const log = keptLog();
  const parts = { database: opened.database, now: () => new Date("2026-11-22T09:00:00Z"), log };
  const asked = await openNli(settingsOf(changes), parts);
  closers.push(() => asked.close());
  return { judge: guardedJudge(asked, { ...parts, store: answerStore(asked, parts) }), asked, log };
}

const published = weightsPair({}, { text: "Published the weights of its new model." });
const elsewhere = weightsPair({}, { text: "Opened an office in Lisbon." });

describe("a cross-encoder in a folder", () => {
  test("reads pairs in a thread, without a network: for, against, and neither", async () => {
    await writeTinyModel(folder);
    const { judge } = await openJudge();
    const verdicts = await judge.judge([weightsPair(), published, elsewhere]);
    expect(verdicts.map(({ relation, manner }) => [relation, manner])).toEqual([
      ["contradicts", "broken_promise"],
      ["confirms", "kept"],
      ["unrelated", null],
    ]);
    for (const { probabilities, reasons, fallback } of verdicts) {
      expect(Object.values(probabilities).reduce((a, b) => a + b)).toBeCloseTo(1);
      expect(reasons.length).toBeGreaterThan(0);
      expect(fallback).toBeUndefined();
    }
    // The tiny model's outputs are 8, 3 and 0.
    expect(verdicts[0]?.confidence).toBeCloseTo(Math.exp(8) / (Math.exp(8) + Math.exp(3) + 1));
  });

  test.each([[["CONTRADICTION", "NEUTRAL", "ENTAILMENT"]], [["neutral", "Entailment", "contradictory"]]])(
    "takes the order of its labels from its file: %s",
    async (labels) => {
      await writeTinyModel(folder, { labels });
      const { judge } = await openJudge();
      const [against, borneOut] = await judge.judge([weightsPair(), published]);
      expect([against?.relation, borneOut?.relation]).toEqual(["contradicts", "confirms"]);
    },
  );

  test("may take no token types, as RoBERTa does", async () => {
    await writeTinyModel(folder, { hasTypes: false });
    const { judge } = await openJudge();
    const verdicts = await judge.judge([weightsPair(), published, elsewhere]);
    expect(verdicts.map(({ relation }) => relation)).toEqual(["contradicts", "confirms", "unrelated"]);
  });

  test("tells the evidence from the claim", async () => {
    await writeTinyModel(folder);
    const { judge } = await openJudge();
    const [verdict] = await judge.judge([
      weightsPair(
        { text: "We withheld nothing and sold nothing, and keep all weights open." },
        elsewhere.evidence,
      ),
    ]);
    expect(verdict?.relation).toBe("unrelated");
  });

  test("follows the rules that bind every judge", async () => {
    await writeTinyModel(folder);
    const { judge } = await openJudge();
    const verdicts = await judge.judge([
      weightsPair({ text: "If regulators approve, we will keep all weights open." }),
      weightsPair({}, { disclosure: "reported" }),
      weightsPair({}, { companies: ["Other"] }),
    ]);
    expect(verdicts.map(({ relation }) => relation)).toEqual([null, "qualifies", "unrelated"]);
  });

  test("has its name, the hash of its files and the reading version as its version", async () => {
    await writeTinyModel(folder);
    const first = await openJudge();
    expect(first.judge.version).toMatch(new RegExp(`^${basename(folder)} [0-9a-f]{12} fp32 1$`));
    await writeTinyModel(folder, { labels: ["contradiction", "neutral", "entailment"] });
    const second = await openJudge();
    expect(second.judge.version).not.toBe(first.judge.version);
  });
});

describe("a text longer than the model takes", () => {
  const filler = "The company opened another office and hired a few people there this year. ";

  test("is read in windows: a passage at its end counts, and the reason points to it", async () => {
    await writeTinyModel(folder);
    const { judge } = await openJudge();
    const text = `${filler.repeat(40)}It withheld the weights.`;
    const [verdict] = await judge.judge([weightsPair({}, { text })]);
    expect(verdict).toMatchObject({ relation: "contradicts", degree: "full" });
    const span = verdict?.reasons[0]?.evidenceSpan;
    expect(span && text.slice(span.start, span.end)).toContain("It withheld the weights.");
    expect(span && span.end - span.start).toBeLessThan(300);
  });

  test("with passages that say opposite things gives both as reasons", async () => {
    await writeTinyModel(folder);
    const { judge } = await openJudge();
    const text = `It withheld the weights. ${filler.repeat(10)}It published the weights.`;
    const [verdict] = await judge.judge([weightsPair({}, { text })]);
    expect(verdict?.degree).toBe("partial");
    expect(verdict?.reasons).toHaveLength(2);
  });

  test("is read in windows of the claim too", async () => {
    await writeTinyModel(folder);
    const { judge } = await openJudge();
    const [verdict] = await judge.judge([
      weightsPair({ text: `${filler.repeat(5)}We keep all weights open.` }),
    ]);
    expect(verdict).toMatchObject({ relation: "contradicts", degree: "partial" });
  });

  test("without sentences or spaces is cut too", async () => {
    await writeTinyModel(folder);
    const { judge } = await openJudge();
    const text = `${"a-".repeat(400)} withheld the weights and ${"b,".repeat(100)}`;
    const [verdict] = await judge.judge([weightsPair({}, { text })]);
    expect(verdict?.fallback).toBeUndefined();
    expect(verdict?.relation).toBe("contradicts");
  });

  test("and longer than the limit is left to the rules", async () => {
    await writeTinyModel(folder);
    const { judge } = await openJudge();
    const pair = weightsPair({}, { text: filler.repeat(600) });
    const [verdict] = await judge.judge([pair]);
    expectFallback(verdict, pair, /too long/, "nli");
  });
});

describe("if the model fails, the rules judge the pair", () => {
  test("when its file cannot be loaded, and a repaired file is loaded without a restart", async () => {
    await writeTinyModel(folder);
    await writeFile(join(folder, "onnx/model.onnx"), "no model");
    const { judge, log } = await openJudge();
    const [verdict] = await judge.judge([weightsPair()]);
    expectFallback(verdict, weightsPair(), /could not be loaded/, "nli");
    expect(verdict?.fallback?.askAgain).toBe("soon");
    expect(log.lines.join()).toContain("could not be loaded");
    await writeTinyModel(folder);
    const [again] = await judge.judge([weightsPair()]);
    expect(again?.fallback).toBeUndefined();
  });

  test("when it accepts fewer tokens than its file says", async () => {
    await writeTinyModel(folder, { positions: 512 });
    const { judge } = await openJudge();
    const pair = weightsPair({}, { text: "It withheld the weights of the model. ".repeat(20) });
    const [verdict] = await judge.judge([pair]);
    expectFallback(verdict, pair, /its model failed/, "nli");
    const [short] = await judge.judge([weightsPair()]);
    expect(short?.relation).toBe("contradicts");
  });

  test("when it sends no message in time, and a new thread reads the next pair", async () => {
    await writeTinyModel(folder);
    const { judge, asked } = await openJudge({ timeoutMs: 1 });
    const many = Array.from({ length: 400 }, (_, index) =>
      weightsPair({}, { text: `It withheld the weights of model ${index}. `.repeat(60) }),
    );
    const verdicts = await judge.judge(many);
    expectFallback(verdicts[0], many[0] ?? weightsPair(), /timeout/, "nli");
    await asked.close();
  });

  test("when it is closed, and no thread remains", async () => {
    await writeTinyModel(folder);
    const { judge, asked } = await openJudge();
    const reading = judge.judge([weightsPair()]);
    await asked.close();
    const [verdict] = await reading;
    expectFallback(verdict, weightsPair(), /closing|ended/, "nli");
    const [after] = await judge.judge([published]);
    expectFallback(after, published, /closing/, "nli");
  });
});

test("while a model reads, the process still answers requests", async () => {
  await writeTinyModel(folder);
  const { judge } = await openJudge();
  let ticks = 0;
  const timer = setInterval(() => {
    ticks += 1;
  }, 1);
  const pairs = Array.from({ length: 20 }, (_, index) =>
    weightsPair({}, { text: `The weights of model ${index} stayed where they are. `.repeat(40) }),
  );
  await judge.judge(pairs);
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(10);
});
