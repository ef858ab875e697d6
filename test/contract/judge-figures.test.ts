import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { measuredSets, type trainingSets } from "../../eval/sets/sets.js";
import { projectRoot } from "../../src/root.js";
import { measuredPairs, modelPairs } from "../../src/web/judge-figures.js";
import { methodPage } from "../../src/web/method-page.js";
import { testSite } from "../support/test-site.js";

const read = (path: string) => readFile(join(projectRoot, path), "utf8");

test("what the methodology says of the judge is what was measured last", async () => {
  const page = (await read("docs/methodology.md")).replaceAll(/\s+/g, " ");
  const results = await read("eval/results.md");
  const [, right, pairs] = /^(\d+) of (\d+) right/m.exec(results) ?? [];
  expect(page).toContain(`On ${pairs} real pairs`);
  const wrong = 1 - Number(right) / Number(pairs);
  expect(page).toContain(`${right} of ${pairs}: an error rate of ${(100 * wrong).toFixed(1)}%`);
});

test("the page How it works has the error rate that was measured last", async () => {
  const [, right, pairs] = /^(\d+) of (\d+) right/m.exec(await read("eval/results.md")) ?? [];
  expect(measuredPairs).toEqual({ right: Number(right), pairs: Number(pairs) });
  const words = methodPage(testSite())
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll(/\s+/g, " ");
  expect(words).toContain(`Of ${pairs} real pairs`);
  expect(words).toContain(`an error rate of ${(100 * (1 - Number(right) / Number(pairs))).toFixed(1)}%`);
  expect(words).toContain("docs/methodology.md");
});

test("what the pages say of the model is what its card says", async () => {
  const card = await read("models/judge/README.md");
  const { pairs, right, unrelated, unrelatedGivenRelation } = modelPairs;
  expect(card).toMatch(
    new RegExp(
      `^\\| ${pairs} real pairs.*\\| ${right} \\(.*\\| ${unrelatedGivenRelation} of ${unrelated} \\|$`,
      "m",
    ),
  );
});

test("what the methodology says of the queue of proposals is what was measured last", async () => {
  const page = (await read("docs/methodology.md")).replaceAll(/\s+/g, " ");
  const queue =
    /proposed (\d+), of them.*\napproved links among the pairs (\d+), proposed (\d+), with their relation (\d+)/;
  const found = queue.exec(await read("eval/results.md")) ?? [];
  const [proposed = 0, approved = 0, among = 0, agreed = 0] = found.slice(1).map(Number);
  const share = ((100 * among) / proposed).toFixed(1);
  expect(page).toContain(`It proposes ${proposed} links.`);
  expect(page).toContain(`Of these, ${among} (${share}%) are among the ${approved} links that the analyst`);
  expect(page).toContain(`For ${agreed} of the ${among}, the judge names the analyst's relation.`);
  expect(page).toContain(`It did not propose the other ${approved - among}.`);
  // The sentence is true of these figures only. Where the judge has become better, the page says something else.
  const saysMost = page.includes("most proposals are for the editor to reject");
  expect(saysMost, "whether the page says that editors reject most proposals").toBe(among < proposed / 2);
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
  const inWords = ["eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen"][
    measuredSets.length - 8
  ];
  expect(page).toContain(`figures on ${inWords ?? measuredSets.length} sets`);
});
