import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { nliLabels } from "../eval/sets/sets.js";
import { type Weights, writeWeights } from "../src/core/rules/weights/model.js";
import { DomainError } from "../src/errors.js";
import { readLabelledFile } from "./labelled-file.js";
import { trainOwn } from "./train-own.js";
import { trainShipped } from "./train-shipped.js";

const usage = `npm run train -- --data FILE... --out FOLDER       trains weights on your own labelled pairs
npm run train -- [--folder FOLDER] [--out FOLDER]  trains the shipped weights on the public sets in a folder`;

function refuse(message: string): never {
  throw new DomainError("invalid-input", `${message}\n${usage}`);
}

function optionsOf(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        data: { type: "string", multiple: true },
        out: { type: "string" },
        folder: { type: "string", default: join("..", "shared", "data") },
      },
    });
    // A shell expands `--data *.jsonl` to `--data a.jsonl b.jsonl`.
    if (positionals.length > 0 && values.data === undefined) refuse("Give the files with --data.");
    return { ...values, data: values.data === undefined ? null : [...values.data, ...positionals] };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** Writes the weights to the folder `out`, or to the sources if there is none. Gives the file's path. */
function write(weights: Weights, out: string | undefined): string {
  const written = writeWeights(weights);
  if (out !== undefined) {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, "weights.json"), written);
    return join(out, "weights.json");
  }
  const path = join("src", "core", "rules", "weights", "weights.ts");
  const note =
    "// Made by `npm run train`; do not edit. docs/methodology.md names the sets it was trained on.";
  writeFileSync(path, `${note}\nexport const weights =\n  '${written.replaceAll("'", "\\'")}';\n`);
  return path;
}

function train(args: readonly string[]): string {
  const { data, out, folder } = optionsOf(args);
  if (data === null) {
    const shipped = trainShipped(folder);
    if (shipped === null)
      return `${folder} has no labelled rows, so nothing was trained. Name your files with --data.`;
    return `Temperature ${shipped.temperature}; written to ${write(shipped, out)}.`;
  }
  if (out === undefined)
    refuse("Name a folder for the weights with --out. Your own weights do not replace the shipped ones.");
  const texts = data.flatMap(readLabelledFile);
  const { weights, heldOut } = trainOwn(texts);
  const path = write(weights, out);
  const counts = nliLabels.map((name) => `${texts.filter(({ label }) => label === name).length} ${name}`);
  return `${texts.length} rows (${counts.join(", ")}), temperature ${weights.temperature}; written to ${path}
Right on held-out rows: ${heldOut.right} of ${heldOut.rows} (${((100 * heldOut.right) / heldOut.rows).toFixed(1)}%)
Use the weights: npx walkback judge FILE --model ${out}`;
}

try {
  console.log(train(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
