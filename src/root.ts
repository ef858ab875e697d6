import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds `package.json`, `prisma` and `seed`: the same from the sources and from the build. */
export const projectRoot = (function find(folder: string): string {
  if (existsSync(join(folder, "package.json"))) return folder;
  return find(dirname(folder));
})(dirname(fileURLToPath(import.meta.url)));

/** The version of this package. */
export const packageVersion = String(
  JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")).version,
);
