#!/usr/bin/env node
import { Command } from "commander";
import { DomainError } from "../errors.js";
import { packageVersion } from "../root.js";
import { startFailure } from "../start-failure.js";
import type { IssueKeyOptions } from "./issue-key.js";
import type { JudgeFileOptions } from "./judge-file.js";

// Each command loads what it needs when it is asked for: judging a file loads no database and no server.
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
  .action(async () => (await import("./migrate-database.js")).migrateDatabase());

program
  .command("key")
  .description("API keys")
  .command("issue")
  .description("issue a key and show it once; not while a service has the data folder")
  .requiredOption("--holder <name>", "the person who gets it: reviews carry this name")
  .requiredOption("--role <role>", "contributor, editor or admin")
  .option("--note <text>", "what it is for")
  .action(async (options: IssueKeyOptions) => (await import("./issue-key.js")).issueKey(options));

program
  .command("judge")
  .description("judge the pairs of a file, and write its lines with the verdict of each")
  .argument(
    "<file>",
    "JSON lines with claim and evidence (or hypothesis and premise), gzipped or not; - reads stdin",
  )
  .option("--three-way", "say entailment, neutral or contradiction instead of the four relations")
  .option("--model <folder>", "use the weights that npm run train wrote there")
  .option("--out <file>", "write there instead of stdout; gzipped where the name ends in .gz")
  .addHelpText(
    "after",
    "\nEnds with 0 where every line was judged, 2 where some were not, 1 where none could be read.",
  )
  .action(async (file: string, options: JudgeFileOptions) => {
    process.exitCode = await (await import("./judge-file.js")).judgeFile(file, options);
  });

try {
  await program.parseAsync();
} catch (error) {
  const told = error instanceof DomainError ? error.message : startFailure(error);
  process.stderr.write(`${told}\n`);
  process.exit(1);
}
