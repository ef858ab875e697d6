import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { measuredSets, type trainingSets } from "../../eval/sets.js";
import { projectRoot } from "../../src/root.js";

const read = (path: string) => readFile(join(projectRoot, path), "utf8");

test("what the methodology says of the judge is what was measured last", async () => {
  const page = (await read("docs/methodology.md")).replaceAll(/\s+/g, " ");
  const results = await read("eval/results.md");
  const [, right, pairs] = /^(\d+) of (\d+) right/m.exec(results) ?? [];
  expect(page).toContain(`On ${pairs} real pairs`);
  const wrong = 1 - Number(right) / Number(pairs);
  expect(page).toContain(`${right} of ${pairs}: an error rate of ${(100 * wrong).toFixed(1)}%`);
});

test("the methodology names every set that the judge was trained on", async () => {
  const page = (await read("docs/methodology.md")).replaceAll(/\s+/g, " ");
  const names: Record<(typeof trainingSets)[number], string> = {
    emergent: "Emergent",
    fever: "FEVER,",
    "fever-symmetric": "FEVER-Symmetric",
    "cad-snli": "counterfactually augmented SNLI",
    conjnli: "ConjNLI",
    scone: "ScoNe",
    "negation-mnli": "negation set of MNLI",
    "mnli-matched-sample": "sample of MNLI",
  };
  for (const name of Object.values(names)) expect(page).toContain(name);
  expect(page).toContain(`figures on ${{ 11: "eleven" }[measuredSets.length]} sets`);
});
