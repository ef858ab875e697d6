import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Part } from "./part.js";

/** Notes by people on each aim that was not reached: what was tried, and what remains. */
export const notes: Part = {
  title: "Aims not reached: what was tried, what remains",
  write: () => readFileSync(join("eval", "notes.md"), "utf8").trimEnd().split("\n"),
};
