import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseDay } from "../../src/core/dates/day.js";
import { judgePair } from "../../src/core/rules/judge.js";
import { projectRoot } from "../../src/root.js";

const page = readFileSync(join(projectRoot, "docs/methodology.md"), "utf8");
const [, section = ""] = page.split("## Worked examples");
const [table = ""] = section.split("\n## ");
const examples = table
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .slice(1)
  .map((line) =>
    line
      .split("|")
      .slice(1, 4)
      .map((cell) => cell.trim()),
  );

test("the methodology has its worked examples", () => {
  expect(examples.length).toBeGreaterThanOrEqual(6);
});

test.each(examples)(
  "the judge gives the verdict that the methodology prints: %s / %s / %s",
  (claim = "", later = "", said = "") => {
    const verdict = judgePair(
      { text: claim, day: parseDay("2023-05-01"), companies: ["Acme"] },
      {
        text: later,
        form: later.startsWith('"') ? "statement" : "move",
        day: parseDay("2024-05-01"),
        companies: ["Acme"],
      },
    );
    const relation = verdict.relation ?? "cannot tell";
    const manner = verdict.manner?.replaceAll("_", " ");
    expect(manner === undefined ? relation : `${relation}: ${manner}`).toBe(said);
    expect(verdict.reasons.length).toBeGreaterThan(0);
  },
);
