#!/usr/bin/env node
// The command as npm, npx and Docker run it. In a clone it first makes what is missing or older than its source.
// An installed package has no build.mjs and runs the dist/ that it came with.
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
