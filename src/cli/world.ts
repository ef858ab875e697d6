import { randomBytes } from "node:crypto";
import { type Config, readConfig } from "../config.js";
import { openDatabase } from "../database/open.js";
import type { Actor, World } from "../operations/act.js";

/** The actor of every command: a person with a shell on the machine. */
export const operator: Actor = { holder: "Command line", role: "admin", apiKeyId: null };

/** Does `work` on the database that the environment names, then closes it. A running service notices the change. */
export async function inWorld<Result>(
  work: (world: World, config: Config) => Promise<Result>,
): Promise<Result> {
  const config = readConfig(process.env);
  const database = await openDatabase(config.databaseUrl);
  try {
    return await work(
      {
        database,
        now: () => new Date(),
        random: () => randomBytes(16),
        requiredApprovals: config.requiredApprovals,
        publicChanged: () => undefined,
        jobsQueued: () => undefined,
      },
      config,
    );
  } finally {
    await database.close();
  }
}
