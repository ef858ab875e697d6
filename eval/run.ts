import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { defence } from "./parts/defence.js";
import { facts } from "./parts/facts.js";
import { filter } from "./parts/filter.js";
import { inDomain } from "./parts/in-domain.js";
import { judges } from "./parts/judges.js";
import { leftOut } from "./parts/left-out.js";
import { notes } from "./parts/notes.js";
import type { Folders, Part } from "./parts/part.js";
import { retrieval } from "./parts/retrieval.js";
import { seed } from "./parts/seed.js";
import { sentences } from "./parts/sentences.js";
import { shipped } from "./parts/shipped.js";
import { speed } from "./parts/speed.js";
import { tableLegend } from "./report/table.js";

/** The parts of the evaluation in the order of the report. Each can run alone. */
const parts: Readonly<Record<string, Part>> = {
  judges,
  filter,
  facts,
  seed,
  shipped,
  "left-out": leftOut,
  "in-domain": inDomain,
  sentences,
  retrieval,
  defence,
  speed,
  notes,
};

const resultOf = (part: string): string => join("eval", "results", `${part}.md`);

/** The text of `eval/results.md`: the latest result of each part. */
function assemble(): string {
  const intro = [
    "# What the built-in judge gets right",
    "",
    "Written by `npm run eval`. No row of the sets is in this repository.",
    "",
    ...tableLegend,
    "",
  ];
  const found = Object.keys(parts).filter((part) => existsSync(resultOf(part)));
  return [...intro, ...found.map((part) => readFileSync(resultOf(part), "utf8"))].join("\n");
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: "string", default: join("..", "shared", "data") },
      facts: { type: "string", default: join("..", "shared", "facts") },
      confirm: { type: "boolean", default: false },
      part: { type: "string", multiple: true },
      judge: { type: "string", multiple: true },
      rows: { type: "string", default: "1000000" },
    },
  });
  const rows = Number(values.rows);
  if (!Number.isInteger(rows) || rows < 1) throw new Error("--rows must be a whole number from 1.");
  const folders: Folders = { ...values, rows, environment: process.env };
  if (!existsSync(values.data)) {
    console.log(`No labelled sets in ${values.data}: skipped. Give their folder with --data.`);
    return;
  }
  if (values.judge !== undefined) {
    if (values.part?.some((name) => name !== "judges"))
      throw new Error("--judge goes with --part judges only.");
    // The figures of a newsroom's own judge are not those of the report.
    console.log((await judges.write({ ...folders, judges: values.judge })).join("\n"));
    return;
  }
  mkdirSync(join("eval", "results"), { recursive: true });
  for (const name of values.part ?? Object.keys(parts)) {
    const part = parts[name];
    if (part === undefined)
      throw new Error(`There is no part ${name}. The parts are ${Object.keys(parts).join(", ")}.`);
    const lines = await part.write(folders);
    writeFileSync(resultOf(name), `## ${part.title}\n\n${lines.join("\n")}\n`);
  }
  writeFileSync(join("eval", "results.md"), assemble());
  console.log(assemble());
}

if (/run\.m?js$/.test(process.argv[1] ?? "")) await main();
