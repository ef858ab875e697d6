import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkNli } from "../../src/judges/nli/open-nli.js";
import type { NliSettings } from "../../src/judges/settings.js";
import { writeTinyModel } from "../support/tiny-model.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "walkback-nli-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const settingsOf = (changes: Partial<NliSettings>): NliSettings => ({
  kind: "nli",
  model: folder,
  revision: "main",
  cache: join(folder, "cache"),
  dtype: "fp32",
  threads: 1,
  timeoutMs: 60_000,
  ...changes,
});

describe("at the start all mistakes are told at once:", () => {
  const mistakesOf = (changes: Partial<NliSettings>, library?: string): string => {
    try {
      checkNli(settingsOf(changes), library);
      return "none";
    } catch (error) {
      expect(error).toMatchObject({ code: "config-invalid" });
      return error instanceof Error ? error.message : "";
    }
  };

  test("none where all is there", async () => {
    await writeTinyModel(folder);
    expect(mistakesOf({})).toBe("none");
    expect(mistakesOf({ model: "acme/a-model" })).toBe("none");
  });

  test("a missing package and a folder that is not whole", async () => {
    await rm(join(await writeTinyModel(folder), "tokenizer.json"));
    await rm(join(folder, "onnx/model.onnx"));
    const message = mistakesOf({}, "@huggingface/not-installed");
    expect(message).toMatch(/needs the optional package @huggingface\/not-installed.*npm ci/);
    expect(message).toMatch(/no tokenizer\.json/);
    expect(message).toMatch(/no onnx\/model\.onnx/);
  });

  test("labels that are not those of such a model", async () => {
    await writeTinyModel(folder, { labels: ["LABEL_0", "LABEL_1", "LABEL_2"] });
    expect(mistakesOf({})).toMatch(/must be contradiction, entailment and neutral; they are LABEL_0/);
  });

  test("a folder that is not there, and what is neither a folder nor a model's id", () => {
    expect(mistakesOf({ model: join(folder, "none") })).toMatch(/there is no folder/);
    expect(mistakesOf({ model: "a model" })).toMatch(/folder that exists .* or a model/);
  });
});
