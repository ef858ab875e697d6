#!/usr/bin/env node
import { Command } from "commander";
import { DomainError } from "../errors.js";
import { packageVersion } from "../root.js";
import { startFailure } from "../start-failure.js";
import { issueKey } from "./issue-key.js";
import { migrateDatabase } from "./migrate-database.js";

const program = new Command("walkback")
  .description("What companies said, what they did next, and the distance between.")
  .version(packageVersion)
  .showHelpAfterError();

program
  .command("start")
  .description("run the service; its settings are environment variables")
  .action(async () => {
    await import("../main.js");
  });

program
  .command("migrate")
  .description("bring the database to the newest migration, and issue the first key where there is none")
  .action(migrateDatabase);

program
  .command("key")
  .description("API keys")
  .command("issue")
  .description("issue a key and show it once; not while a service has the data folder")
  .requiredOption("--holder <name>", "the person who gets it: reviews carry this name")
  .requiredOption("--role <role>", "contributor, editor or admin")
  .option("--note <text>", "what it is for")
  .action(issueKey);

try {
  await program.parseAsync();
} catch (error) {
  const told = error instanceof DomainError ? error.message : startFailure(error);
  process.stderr.write(`${told}\n`);
  process.exit(1);
}
