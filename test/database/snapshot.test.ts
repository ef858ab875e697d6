import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, inject, test } from "vitest";
import { readCollection } from "../../seed/collection.js";
import { loadSeed } from "../../seed/load.js";
import { openDatabase } from "../../src/database/open.js";
import { snapshotKinds, snapshotPath } from "../../src/database/snapshot.js";
import { actOf, admin, testWorld } from "../support/world.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "walkback-snapshot-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A new open folder, with the steps reported while it was made. */
async function openNew(startsFrom: "empty" | "seeded") {
  const steps: string[] = [];
  const database = await openDatabase(folder, { startsFrom, tell: (step) => steps.push(step) });
  return { database, steps };
}

// These tests use a data folder, whichever database the rest of the suite runs on.
describe.skipIf(inject("serverUrl") !== "")("a new data folder", () => {
  test("the build has prepared both databases for this version", () => {
    expect(snapshotKinds.filter((kind) => !existsSync(snapshotPath(kind)))).toEqual([]);
  });

  test("starts with the seed collection, to which a load adds nothing", async () => {
    const { database, steps } = await openNew("seeded");
    try {
      expect(steps).toEqual(["Unpacking a new database with the seed collection."]);
      const { statements, links } = await readCollection();
      expect(await database.prisma.statement.count()).toBe(statements.length);
      expect(await database.prisma.link.count()).toBe(links.length);
      expect(await database.prisma.apiKey.count()).toBe(0);
      expect(await loadSeed(actOf(testWorld(database), admin))).toEqual({ recorded: 0 });
    } finally {
      await database.close();
    }
  });

  test("starts empty if no collection is wanted, and the next start keeps it", async () => {
    const { database } = await openNew("empty");
    expect(await database.prisma.company.count()).toBe(0);
    await database.close();
    const again = await openNew("seeded");
    expect(again.steps).toEqual([]);
    expect(await again.database.prisma.company.count()).toBe(0);
    await again.database.close();
  });

  test("is made again if a process was killed while it unpacked the folder", async () => {
    await mkdir(join(folder, "pg.new/base"), { recursive: true });
    await writeFile(join(folder, "pg.new/PG_VERSION"), "1");
    const { database } = await openNew("empty");
    expect(await database.prisma.company.count()).toBe(0);
    await database.close();
    expect(await readdir(folder)).toEqual(["pg"]);
  });
});
