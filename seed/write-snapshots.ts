// Makes the two snapshots that a first start unpacks: a migrated PGlite folder without the seed collection, and one with
// it. Does nothing if they exist. Prints on stderr only. The seeded records carry the instants of the build.
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { PGlite } from "@electric-sql/pglite";
import { createPglite, embeddedDatabase, migrateEmbedded } from "../src/database/embedded.js";
import { type SnapshotKind, snapshotFolder, snapshotKinds, snapshotPath } from "../src/database/snapshot.js";
import { loadSeed } from "./load.js";

const say = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

async function save(pglite: PGlite, kind: SnapshotKind): Promise<void> {
  // Without a checkpoint, the first start would replay the whole write-ahead log.
  await pglite.exec("CHECKPOINT");
  const tar = await pglite.dumpDataDir("none");
  const path = snapshotPath(kind);
  await writeFile(`${path}.new`, await promisify(gzip)(Buffer.from(await tar.arrayBuffer())));
  await rename(`${path}.new`, path);
}

async function writeSnapshots(): Promise<void> {
  await mkdir(snapshotFolder, { recursive: true });
  for (const name of await readdir(snapshotFolder)) await rm(join(snapshotFolder, name));
  say("Preparing the database that a first start unpacks. This happens once and takes some seconds.");
  const pglite = await createPglite();
  await migrateEmbedded(pglite);
  await save(pglite, "empty");
  const database = embeddedDatabase(pglite);
  await loadSeed(
    {
      database,
      now: () => new Date(),
      random: () => randomBytes(16),
      // A start that requires another number of approvals uses the empty snapshot.
      requiredApprovals: 1,
      publicChanged: () => undefined,
      jobsQueued: () => undefined,
      actor: { holder: "Walkback", role: "admin", apiKeyId: null },
    },
    { tell: say },
  );
  await save(pglite, "seeded");
  await database.close();
}

if (!snapshotKinds.every((kind) => existsSync(snapshotPath(kind)))) await writeSnapshots();
