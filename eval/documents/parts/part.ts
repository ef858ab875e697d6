import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** A part of the evaluation of documents, which can run alone. */
export interface DocumentPart {
  readonly title: string;
  /** The lines of the report, from the folder of the real documents. */
  readonly write: (folder: string) => readonly string[] | Promise<readonly string[]>;
}

/** The rows of a gzipped file of JSON lines. The folder's README says what they hold. */
export function documentRows<Row>(folder: string, name: string): readonly Row[] {
  const path = join(folder, `${name}.jsonl.gz`);
  if (!existsSync(path)) return [];
  return gunzipSync(readFileSync(path))
    .toString("utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Row); // the folder's README says what the rows hold
}

/** The half of a row by its host or publisher. Rules are tuned on `tuned` alone, and no host is in both. */
export const halfOf = (group: string): "tuned" | "unseen" =>
  (createHash("sha256").update(group).digest()[0] ?? 0) % 2 === 0 ? "tuned" : "unseen";

/** A share with two digits, such as ".93"; "-" if there is nothing to share. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? "-" : (part / whole).toFixed(3).replace(/^0/, "");
