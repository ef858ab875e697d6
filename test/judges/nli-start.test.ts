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
  dtype: "fp32",
  threads: 1,
  timeoutMs: 60_000,
  ...changes,
});

describe("the start reports all mistakes at once:", () => {
  const mistakesOf = (changes: Partial<NliSettings>, packages?: readonly string[]): string => {
    try {
      checkNli(settingsOf(changes), packages);
      return "none";
    } catch (error) {
      expect(error).toMatchObject({ code: "config-invalid" });
      return error instanceof Error ? error.message : "";
    }
  };

  test("none if everything is present", async () => {
    await writeTinyModel(folder);
    expect(mistakesOf({})).toBe("none");
  });

  test("a missing package and missing files in the folder", async () => {
    await rm(join(await writeTinyModel(folder), "tokenizer.json"));
    await rm(join(folder, "onnx/model.onnx"));
    const message = mistakesOf({}, ["@huggingface/not-installed"]);
    expect(message).toMatch(/needs the package @huggingface\/not-installed.*npm ci/);
    expect(message).toMatch(/must contain tokenizer\.json/);
    expect(message).toMatch(/must contain onnx\/model\.onnx/);
  });

  test("labels of another kind of model", async () => {
    await writeTinyModel(folder, { labels: ["LABEL_0", "LABEL_1", "LABEL_2"] });
    expect(mistakesOf({})).toMatch(/must be contradiction, entailment and neutral; they are LABEL_0/);
  });

  test("a missing folder, and a model's id on a hub, which is never downloaded", () => {
    expect(mistakesOf({ model: join(folder, "none") })).toMatch(/there is no folder/);
    expect(mistakesOf({ model: "acme/a-model" })).toMatch(/there is no folder .*must be downloaded first/);
  });
});
