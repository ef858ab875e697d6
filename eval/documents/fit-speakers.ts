import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fittedPublishers, readArticles } from "./quotes/articles.js";
import { learnSpeakers } from "./quotes/learn-speakers.js";

/** Fits the weights of speakers' features again and writes `src/core/attribution/speaker-weights.ts`. */
function main(): void {
  const { values } = parseArgs({
    options: { documents: { type: "string", default: join("..", "shared", "documents") } },
  });
  const articles = readArticles(values.documents).filter(({ publisher }) => fittedPublishers.has(publisher));
  const weights = learnSpeakers(articles);
  const table = JSON.stringify(Object.fromEntries(weights));
  const file = join("src", "core", "attribution", "speaker-weights.ts");
  const lines = [
    'import { nestedWeights, type Weights } from "./nearest-speaker.js";',
    "",
    "// Made by eval/documents/fit-speakers.ts; do not edit. No text of the articles is in it, only features and weights.",
    "const table: Readonly<Record<string, number>> = JSON.parse(",
    `  '${table.replaceAll("'", "\\'")}',`,
    ");",
    "",
    "/** The weight of each feature of a speaker or of a marked passage, by the three parts of its name. */",
    "export const weights: Weights = nestedWeights(Object.entries(table));",
    "",
    "/** How much better than nobody a speaker must be. Chosen so that few titles and terms are taken for quotes. */",
    "export const threshold = 0.9;",
    "",
  ];
  writeFileSync(file, lines.join("\n"));
  console.log(`${weights.size} weights from ${articles.length} articles`);
}

if (/fit-speakers\.m?js$/.test(process.argv[1] ?? "")) main();
