// Prints "passed failed" of a vitest JSON report. A run that failed without a failed test (a file that does not load,
// an unhandled error, no report at all) counts as one failure: `counts.mjs <report> <exit status>`.
import { readFileSync } from "node:fs";

const [, , path, status] = process.argv;
let passed = 0;
let failed = 0;
try {
  const report = JSON.parse(readFileSync(path, "utf8"));
  passed = report.numPassedTests;
  failed = report.numFailedTests;
} catch {
  // There is no report. The exit status says that the run failed.
}
if (failed === 0 && (status !== "0" || passed === 0)) failed = 1;
console.log(`${passed} ${failed}`);
