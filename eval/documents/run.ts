import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { dates } from "./parts/dates.js";
import { pages } from "./parts/pages.js";
import type { DocumentPart } from "./parts/part.js";
import * as quotes from "./parts/quotes.js";
import * as watches from "./parts/watches.js";

/** The parts in the order of the report. Each is a file in `parts/` and can run alone. */
const parts: Readonly<Record<string, DocumentPart>> = {
  pages,
  dates,
  quotes: { title: "Who said what, in news", write: async (folder) => (await quotes.measure(folder)).lines },
  watches: {
    title: "Changes between real versions of pages",
    write: async (folder) => (await watches.measure(folder)).lines,
  },
};

const results = join("eval", "results", "documents");
const resultOf = (part: string): string => join(results, `${part}.md`);

/** The command, the machine and the day of a measurement. */
function signature(name: string): string {
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim() ?? "unknown"}), Node ${process.versions.node}`;
  const day = new Date().toISOString().slice(0, 10);
  return `\`npm run eval:documents -- --part ${name}\`, ${machine}, ${day}`;
}

/** The text of `eval/documents.md`: the latest result of each part. */
function assemble(): string {
  const intro = [
    "# What is read right in real documents",
    "",
    "Written by `npm run eval:documents`. No row of the documents is in this repository.",
    "",
  ];
  const found = Object.keys(parts).filter((part) => existsSync(resultOf(part)));
  return [...intro, ...found.map((part) => readFileSync(resultOf(part), "utf8"))].join("\n");
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      documents: { type: "string", default: join("..", "shared", "documents") },
      part: { type: "string", multiple: true, default: Object.keys(parts) },
    },
  });
  if (!existsSync(values.documents)) {
    console.log(`No documents in ${values.documents}: skipped. Give their folder with --documents.`);
    return;
  }
  mkdirSync(results, { recursive: true });
  for (const name of values.part) {
    const part = parts[name];
    if (part === undefined)
      throw new Error(`There is no part ${name}. The parts are ${Object.keys(parts).join(", ")}.`);
    const lines = await part.write(values.documents);
    writeFileSync(resultOf(name), `## ${part.title}\n\n${lines.join("\n")}\n\n${signature(name)}\n`);
  }
  writeFileSync(join("eval", "documents.md"), assemble());
  console.log(assemble());
}

if (/run\.m?js$/.test(process.argv[1] ?? "")) await main();
