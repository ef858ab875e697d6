import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cosine } from "../../src/core/embedding/vector.js";
import type { Embedder } from "../../src/judges/embed/embedder.js";
import { shippedEmbedder } from "../../src/judges/embed/embedder-file.js";
import { openEmbedder, openEmbedderFor } from "../../src/judges/embed/open-embedder.js";
import type { JudgeSettings } from "../../src/judges/settings.js";

describe("the embedder that comes with Walkback", () => {
  let embedder: Embedder;
  beforeAll(async () => {
    embedder = await openEmbedder();
  });
  afterAll(() => embedder.close());

  const likeness = async (a: string, b: string): Promise<number> => {
    const [one, other] = await embedder.embed([a, b]);
    return one && other ? cosine(one, other) : Number.NaN;
  };

  test("finds texts of one meaning alike though they share no word", async () => {
    const promise = "There will be no layoffs.";
    const alike = await likeness(promise, "Acme cut 1,200 jobs in October.");
    const unlike = await likeness(promise, "Acme opened a museum about the history of bicycles.");
    expect(alike).toBeGreaterThan(unlike + 0.1);
  });

  test("gives a text nearly the same vector whatever stands beside it", async () => {
    const text = "We will never show ads.";
    const [alone] = await embedder.embed([text]);
    const [, beside] = await embedder.embed(["A long day by the river. ".repeat(40), text]);
    expect(alone && beside ? cosine(alone, beside) : 0).toBeGreaterThan(0.97);
  });

  test("reads texts longer than its window, and empty ones", async () => {
    const vectors = await embedder.embed(["The hens still live in cages. ".repeat(200), "", "?"]);
    expect(vectors.map(({ length }) => length)).toEqual([384, 384, 384]);
    const [long] = vectors;
    const [short] = await embedder.embed(["The hens still live in cages."]);
    expect(long && short ? cosine(long, short) : 0).toBeGreaterThan(0.5);
  });

  test("answers several callers, each with its own texts", async () => {
    const texts = ["We sell bread.", "We sell ads.", "We sell cars."];
    const [together, ...apart] = await Promise.all([
      embedder.embed(texts),
      ...texts.map((text) => embedder.embed([text])),
    ]);
    texts.forEach((_, at) => {
      const [one, other] = [together?.[at], apart[at]?.[0]];
      expect(one && other ? cosine(one, other) : 0).toBeGreaterThan(0.97);
    });
  });

  test("refuses texts after it was closed", async () => {
    const other = await openEmbedder();
    await other.close();
    await expect(other.embed(["We sell bread."])).rejects.toThrow("the service is closing");
  });
});

describe("the start", () => {
  let folder: string;
  const warnings: string[] = [];
  const log = { warn: (_: object, message: string) => warnings.push(message) };
  const builtin = { kind: "builtin", threads: 1, fallsBackToRules: false } as const;
  // The embedder reads nothing else of the other judges' settings.
  const endpoint = { kind: "llm" } as JudgeSettings;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "walkback-embedder-"));
    await cp(shippedEmbedder, join(folder, "damaged"), { recursive: true });
    await writeFile(join(folder, "damaged/tokenizer.json"), "{}");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const opened = (settings: JudgeSettings, name: "none" | "damaged") =>
    openEmbedderFor(settings, { log, folder: join(folder, name) });

  test("needs no embedder with JUDGE=rules", async () => {
    expect(await opened({ kind: "rules" }, "none")).toBeNull();
  });

  test("stops where a file is missing or damaged, with what to do", async () => {
    await expect(opened(builtin, "none")).rejects.toThrow(
      /^The embedder is missing: there is no .*model\.json\. Restore the folder models\/embedder from the release, or set JUDGE=rules/,
    );
    await expect(opened(builtin, "damaged")).rejects.toThrow(
      /tokenizer\.json is damaged or foreign: its SHA-256 is 44136fa3/,
    );
    await expect(opened(endpoint, "damaged")).rejects.toThrow(/damaged or foreign/);
  });

  test("goes on by words alone where JUDGE_FALLBACK=rules says so, with a warning", async () => {
    warnings.length = 0;
    expect(await opened({ ...builtin, fallsBackToRules: true }, "damaged")).toBeNull();
    expect(warnings).toEqual(["the embedder cannot be used; candidates are ranked by words alone"]);
  });

  test("of a judge at an endpoint goes on by words alone if no embedder is installed", async () => {
    warnings.length = 0;
    expect(await opened(endpoint, "none")).toBeNull();
    expect(warnings).toHaveLength(1);
  });
});
