#!/usr/bin/env node
// The command that npm, npx and Docker run. In a clone it first builds dist/ if dist/ is missing or out of date.
// An installed package has no build.mjs and runs the dist/ in the package.
import { existsSync } from "node:fs";
import { join } from "node:path";

if (existsSync(new URL("../build.mjs", import.meta.url))) {
  const { makeDist, makeSnapshots } = await import("../build.mjs");
  await makeDist({ onlyIfStale: true });
  const home = process.env.DATABASE_URL || "./data";
  const isNewFolder = !home.includes("://") && !existsSync(join(home, "pg"));
  if (process.argv[2] === "start" && isNewFolder) await makeSnapshots();
}
await import("../dist/src/cli/walkback.js");
