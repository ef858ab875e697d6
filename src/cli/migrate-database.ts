import { issueFirstKey } from "../operations/keys/issue-api-key.js";
import { inWorld } from "./world.js";

/** Migrates the database by opening it. Issues and prints the first key if the database never had one. */
export async function migrateDatabase(): Promise<void> {
  await inWorld(async (world) => {
    process.stdout.write("The database is up to date.\n");
    const key = await issueFirstKey(world);
    if (key !== null) process.stdout.write(`The first API key (admin), shown only once: ${key.key}\n`);
  });
}
