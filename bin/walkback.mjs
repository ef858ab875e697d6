#!/usr/bin/env node
// The command as npx finds it, from the first clone on: makes dist/ where a source is newer, then runs it.
// An installed package has no build.mjs, and runs the dist/ it came with.
import { existsSync } from "node:fs";

if (existsSync(new URL("../build.mjs", import.meta.url))) {
  const { makeDist } = await import("../build.mjs");
  await makeDist({ onlyIfStale: true });
}
await import("../dist/src/cli/walkback.js");
