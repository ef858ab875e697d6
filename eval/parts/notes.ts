import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Part } from "./part.js";

/** What was tried where an aim is not reached, and what is left, as people wrote it. */
export const notes: Part = {
  title: "Aims not reached: what was tried, what is left",
  write: () => readFileSync(join("eval", "notes.md"), "utf8").trimEnd().split("\n"),
};
