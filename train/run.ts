import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { nliLabels } from "../eval/sets/sets.js";
import { type Weights, writeWeights } from "../src/core/judge/model.js";
import { DomainError } from "../src/errors.js";
import { readLabelledFile } from "./labelled-file.js";
import { trainOwn } from "./train-own.js";
import { trainShipped } from "./train-shipped.js";

const usage = `npm run train -- --data FILE... --out FOLDER     weights of your own labelled pairs
npm run train -- [--folder FOLDER] [--out FOLDER]  the shipped weights, of the public sets in a folder`;

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
    // "--data a.jsonl b.jsonl": what a shell makes of *.jsonl.
    if (positionals.length > 0 && values.data === undefined) refuse("Give the files with --data.");
    return { ...values, data: values.data === undefined ? null : [...values.data, ...positionals] };
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

/** Into a folder where one is named: only who trains the shipped weights writes to the sources. */
function write(weights: Weights, out: string | undefined): string {
  const written = writeWeights(weights);
  if (out !== undefined) {
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, "weights.json"), written);
    return join(out, "weights.json");
  }
  const path = join("src", "core", "judge", "weights.ts");
  const note =
    "// Made by `npm run train`; do not edit. docs/methodology.md names the sets it was trained on.";
  writeFileSync(path, `${note}\nexport const weights =\n  '${written.replaceAll("'", "\\'")}';\n`);
  return path;
}

function train(args: readonly string[]): string {
  const { data, out, folder } = optionsOf(args);
  if (data === null) {
    const shipped = trainShipped(folder);
    if (shipped === null) return `No labelled rows in ${folder}: nothing trained. Give files with --data.`;
    return `Temperature ${shipped.temperature}; written to ${write(shipped, out)}`;
  }
  if (out === undefined)
    refuse("Say with --out where to write: the shipped weights are not replaced by your own.");
  const texts = data.flatMap(readLabelledFile);
  const { weights, heldOut } = trainOwn(texts);
  const path = write(weights, out);
  const counts = nliLabels.map((name) => `${texts.filter(({ label }) => label === name).length} ${name}`);
  return `${texts.length} rows (${counts.join(", ")}), temperature ${weights.temperature}; written to ${path}
Of ${heldOut.rows} rows held out while learning ${heldOut.right} were right: ${((100 * heldOut.right) / heldOut.rows).toFixed(1)}%
Use it: npx walkback judge FILE --model ${out}`;
}

try {
  console.log(train(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
