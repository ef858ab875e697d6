import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { DomainError } from "../../errors.js";

const taken = /\.(csv|tsv|jsonl|ndjson)(\.gz)?$/i;

/** The files to import: those named, and those with rows in a folder that is named, by their names. */
export async function listFiles(paths: readonly string[]): Promise<{ files: string[]; skipped: string[] }> {
  const [files, skipped]: [string[], string[]] = [[], []];
  for (const path of paths) {
    const isFolder = path !== "-" && (await stat(path).catch(() => null))?.isDirectory();
    if (!isFolder) {
      files.push(path);
      continue;
    }
    const names = (await readdir(path)).sort();
    const rows = names.filter((name) => taken.test(name));
    if (rows.length === 0)
      throw new DomainError(
        "invalid-input",
        `The folder "${path}" has no file whose name ends in .csv, .tsv, .jsonl or .ndjson.`,
      );
    files.push(...rows.map((name) => join(path, name)));
    skipped.push(...names.filter((name) => !taken.test(name)).map((name) => join(path, name)));
  }
  return { files, skipped };
}
