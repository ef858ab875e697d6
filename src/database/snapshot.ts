import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { projectRoot } from "../root.js";

/** The two starting points of a new data folder: the tables alone, or the tables with the seed collection. */
export const snapshotKinds = ["empty", "seeded"] as const;
export type SnapshotKind = (typeof snapshotKinds)[number];

/** The folder where the build keeps snapshots. */
export const snapshotFolder = join(projectRoot, "dist/snapshots");

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(projectRoot, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(projectRoot, folder, name));

/**
 * The path of a snapshot, whether the file exists or not.
 *
 * The name holds a hash of everything that decides the content: the versions of this package and of PGlite, the
 * migrations and the seed's rows. So a snapshot of another version is never found.
 */
export function snapshotPath(kind: SnapshotKind): string {
  const hash = createHash("sha256");
  const { version, dependencies } = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8"));
  hash.update(`${version} ${dependencies["@electric-sql/pglite"]}`);
  const rows = kind === "seeded" ? filesIn("seed", ".json") : [];
  for (const path of [...filesIn("prisma/migrations", ".sql"), ...rows]) hash.update(readFileSync(path));
  return join(snapshotFolder, `${kind}-${hash.digest("hex").slice(0, 16)}.tar.gz`);
}

/** A data folder of PGlite as a tar file from the build; `null` if the build made none. */
export async function readSnapshot(kind: SnapshotKind): Promise<Blob | null> {
  const path = snapshotPath(kind);
  return existsSync(path) ? new Blob([await promisify(gunzip)(await readFile(path))]) : null;
}
