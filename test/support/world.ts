import { randomBytes } from "node:crypto";
import type { Database } from "../../src/database/database.js";
import type { Act, Actor, World } from "../../src/operations/act.js";

export const contributor: Actor = { holder: "Cora Contributor", role: "contributor", apiKeyId: null };
export const editor: Actor = { holder: "Edda Editor", role: "editor", apiKeyId: null };
export const secondEditor: Actor = { holder: "Emil Editor", role: "editor", apiKeyId: null };
export const admin: Actor = { holder: "Ada Admin", role: "admin", apiKeyId: null };

/** A world whose clock stands still at `at` until a test moves it. */
export function testWorld(
  database: Database,
  {
    at = new Date("2026-11-22T09:00:00Z"),
    requiredApprovals = 1,
  }: { at?: Date; requiredApprovals?: number } = {},
): World & { setNow(now: Date): void; readonly versions: bigint[]; jobsQueuedCount: number } {
  let now = at;
  const world = {
    database,
    now: () => now,
    setNow: (next: Date) => {
      now = next;
    },
    random: () => randomBytes(16),
    requiredApprovals,
    versions: [] as bigint[],
    jobsQueuedCount: 0,
    publicChanged: (version: bigint) => {
      world.versions.push(version);
    },
    jobsQueued: () => {
      world.jobsQueuedCount += 1;
    },
  };
  return world;
}

/** An act by `actor` in a world. */
export function actOf(world: World, actor: Actor): Act {
  return { ...world, actor };
}
