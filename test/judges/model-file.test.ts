import { cp, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readModelFolder, shippedModel } from "../../src/judges/model/model-file.js";
import { openJudges } from "../../src/judges/open.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "walkback-model-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const copied = async (): Promise<string> => {
  await cp(shippedModel, folder, { recursive: true });
  return folder;
};

test("the model that comes with Walkback is whole", async () => {
  const model = await readModelFolder();
  expect(model.relations).toEqual(["contradicts", "confirms", "qualifies", "unrelated"]);
  expect(model.proposeAt).toBeGreaterThan(0);
});

test("a missing folder is refused with what to do", async () => {
  await expect(readModelFolder(join(folder, "none"))).rejects.toThrow(
    /there is no .*model\.json\. Restore the folder models\/judge from the release, or set JUDGE=rules/,
  );
});

test("a missing file is refused by its name", async () => {
  await rm(join(await copied(), "tokenizer.json"));
  await expect(readModelFolder(folder)).rejects.toThrow(/incomplete: there is no .*tokenizer\.json/);
});

test("a damaged file is refused with the hash that was expected", async () => {
  await writeFile(join(await copied(), "tokenizer.json"), "{}");
  const { files } = await readModelFolder();
  await expect(readModelFolder(folder)).rejects.toThrow(
    new RegExp(
      `tokenizer\\.json is damaged or foreign: its SHA-256 is 44136fa3.*expected ${files["tokenizer.json"]}`,
    ),
  );
});

test("a description of another form is refused", async () => {
  await writeFile(join(await copied(), "model.json"), '{"version": "9"}');
  await expect(readModelFolder(folder)).rejects.toThrow(/does not describe a model of this version/);
  await writeFile(join(folder, "model.json"), "{");
  await expect(readModelFolder(folder)).rejects.toThrow(/model\.json is not JSON/);
});

test("with JUDGE=rules no model is needed", async () => {
  const parts = {
    now: () => new Date(0),
    log: { warn: () => undefined },
    database: { rows: () => Promise.reject(new Error("not asked")) },
  };
  const judges = await openJudges({ kind: "rules" }, parts as unknown as Parameters<typeof openJudges>[1]);
  expect([judges.ofEntries, judges.ofQuestions, judges.ofSite].map(({ name }) => name)).toEqual([
    "rules",
    "rules",
    "rules",
  ]);
  await judges.close();
});
