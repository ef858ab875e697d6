// Runs the shell block after `<!-- curls -->` in a page, against another address: `curls.mjs <page> <address>`.
// Each curl must get a status below 400 and a body.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

const [, , page, address] = process.argv;
const found = /<!-- curls -->\s*```\w*\n([\s\S]*?)```/.exec(readFileSync(page, "utf8"));
if (!found) {
  console.error(`${page} has no block after <!-- curls -->`);
  process.exit(1);
}
const commands = found[1].replaceAll(/http:\/\/(127\.0\.0\.1|localhost):4200/g, address);
if (commands === found[1]) {
  console.error("no curl has the address http://127.0.0.1:4200");
  process.exit(1);
}
// A backslash at the end continues a line.
const lines = commands
  .replaceAll(/\\\n\s*/g, " ")
  .split("\n")
  .filter((line) => line.trim() !== "" && !line.trim().startsWith("#"));
let bad = 0;
for (const line of lines) {
  const guarded = `curl() { command curl -fsS --max-time 30 "$@"; }\n${line}`;
  const run = spawnSync("bash", ["-o", "pipefail", "-c", guarded], { encoding: "utf8", timeout: 40_000 });
  const isGood = run.status === 0 && run.stdout.trim() !== "";
  console.log(`${isGood ? "ok" : "FAILED"}  ${line}\n${run.stdout.slice(0, 400)}${run.stderr}`);
  if (!isGood) bad += 1;
}
if (lines.length === 0) console.error("the block has no curl");
process.exit(bad === 0 && lines.length > 0 ? 0 : 1);
