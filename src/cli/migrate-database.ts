import { issueFirstKey } from "../operations/keys/issue-api-key.js";
import { inWorld } from "./world.js";

/** Migrates the database; opening it does. A database that never had a key gets the first one, shown here. */
export async function migrateDatabase(): Promise<void> {
  await inWorld(async (world) => {
    process.stdout.write("The database is at the newest migration.\n");
    const key = await issueFirstKey(world);
    if (key !== null) process.stdout.write(`The first API key, an admin's, shown only now: ${key.key}\n`);
  });
}
