#!/usr/bin/env node
import { Command } from "commander";
import { DomainError } from "../errors.js";
import { packageVersion } from "../root.js";
import { startFailure } from "../start-failure.js";
import type { BackupOptions } from "./backup.js";
import type { CaptureOptions } from "./capture.js";
import type { CompareOptions } from "./compare.js";
import type { ExtractOptions } from "./extract.js";
import type { ImportOptions } from "./import.js";
import type { IssueKeyOptions } from "./issue-key.js";
import type { JudgeFileOptions } from "./judge-file.js";

// Each command loads its own modules when it runs: `judge` loads neither a database nor a server.
const program = new Command("walkback")
  .description("What companies said, what they did next, and the distance between.")
  .version(packageVersion)
  .showHelpAfterError()
  .addHelpText(
    "after",
    `
Examples:
  walkback start
  walkback import statements.csv --create-missing
  walkback backup walkback.jsonl.gz

walkback help <command> shows the options of a command, with examples. docs/commands.md describes them all.`,
  );

program
  .command("start")
  .description("run the service (settings are environment variables; see .env.example)")
  .addHelpText(
    "after",
    `
Examples:
  walkback start
  PORT=8080 SEED=none DATABASE_URL=./newsroom walkback start`,
  )
  .action(async () => {
    await import("../main.js");
  });

program
  .command("migrate")
  .description("update the database's tables, and issue the first key if there is none")
  .addHelpText(
    "after",
    `
Example:
  DATABASE_URL=postgres://user@host/walkback walkback migrate`,
  )
  .action(async () => (await import("./migrate-database.js")).migrateDatabase());

program
  .command("key")
  .description("manage API keys")
  .command("issue")
  .description("issue a key and show it once (stop a service that uses the same data folder first)")
  .requiredOption("--holder <name>", "the person who gets the key; reviews show this name")
  .requiredOption("--role <role>", "contributor, editor or admin")
  .option("--note <text>", "what the key is for")
  .addHelpText(
    "after",
    `
Examples:
  walkback key issue --holder "A. Name" --role editor
  walkback key issue --holder "B. Name" --role contributor --note "imports of the archive" > key.txt`,
  )
  .action(async (options: IssueKeyOptions) => (await import("./issue-key.js")).issueKey(options));

program
  .command("judge")
  .description("judge each line of a file, and write the line with its verdict")
  .argument(
    "<file>",
    "JSON lines with claim and evidence (or hypothesis and premise); may be gzipped; - reads stdin",
  )
  .option("--three-way", "answer entailment, neutral or contradiction instead of the four relations")
  .option(
    "--judge <name>",
    "builtin (the model that comes with Walkback), rules, nli or llm; by default what JUDGE names, else builtin. nli and llm read their settings from the environment, as the service does",
  )
  .option("--threads <number>", "processor threads for a model; all by default")
  .option("--model <folder>", "use the rules with the weights that npm run train wrote to this folder")
  .option("--out <file>", "write to this file instead of stdout; gzipped if its name ends in .gz")
  .addHelpText(
    "after",
    `
Examples:
  walkback judge pairs.jsonl > judged.jsonl
  walkback judge pairs.jsonl.gz --judge rules --out judged.jsonl.gz
  walkback judge pairs.jsonl --three-way

Exit status: 0 if every line was judged, 2 if some were not, 1 if the file could not be read.`,
  )
  .action(async (file: string, options: JudgeFileOptions) => {
    process.exitCode = await (await import("./judge-file.js")).judgeFile(file, options);
  });

program
  .command("compare")
  .description("say what changed between two versions of a page, sentence by sentence")
  .argument("[files...]", "the older and the newer version (text, Markdown or HTML); - reads stdin")
  .option("--json", "write one JSON object instead of a listing")
  .option("--lines", "read one file of JSON lines with id, before and after; write one JSON line for each")
  .addHelpText(
    "after",
    `
Examples:
  walkback compare policy-march.md policy-september.md
  walkback compare old.html new.html --json
  walkback compare pairs.jsonl --lines > changes.jsonl

Exit status: 0 if all was compared, whether it changed or not, 2 if some lines were not, 1 if a file could not be read.`,
  )
  .action(async (files: string[], options: CompareOptions) => {
    process.exitCode = await (await import("./compare.js")).compareFiles(files, options);
  });

program
  .command("capture")
  .description("fetch a document, or take a file, and keep a copy of it as proof")
  .argument("<url|file>", "an address that begins with http:// or https://, or the path of a file")
  .option("--url <address>", "where a file was published")
  .option("--title <words>", "the document's title; by default its own")
  .option("--publisher <name>", "who published it")
  .option("--kind <kind>", "open_letter, interview, news_report, terms and so on; by default other")
  .option("--tier <tier>", "primary (the document itself) or secondary (a report); by default secondary")
  .option("--event <slug>", "what the document reports, so that ten reports of it count as one")
  .option("--published-on <day>", "2024-07-23, 2024-07 or 2024")
  .option("--server <address>", "a service that runs; by default the database that DATABASE_URL names")
  .option("--key <key>", "a key for the server; by default the one in WALKBACK_KEY")
  .option("--json", "write the capture as one line of JSON")
  .addHelpText(
    "after",
    `
Examples:
  walkback capture https://example.org/letter --kind open_letter --tier primary
  walkback capture letter.pdf --url https://example.org/letter.pdf --json
  walkback capture letter.txt --server https://walkback.example

Exit status: 0 if the document was kept and read, 2 if the capture records a failure, 1 if nothing was recorded.`,
  )
  .action(async (what: string, options: CaptureOptions) => {
    process.exitCode = await (await import("./capture.js")).captureDocument(what, options);
  });

program
  .command("extract")
  .description("read documents, and write the text, the day and the statements of each as a JSON line")
  .argument("<file...>", "pages, PDF, text, Markdown, captions, mails or Word files; - reads stdin")
  .option("--type <kind>", "html, pdf, text, markdown, vtt, srt, eml or docx; read from the file by default")
  .option("--url <address>", "the address of the document; it may hold the day of publication")
  .option("--lines", "read files of JSON lines, each a document: id, text or html, url")
  .option("--json", "write JSON lines (the only form, and the default)")
  .addHelpText(
    "after",
    `
Examples:
  npx walkback extract letter.pdf
  curl -s https://example.com/post | npx walkback extract - --url https://example.com/post
  npx walkback extract documents.jsonl.gz --lines > read.jsonl

Exit status: 0 if every document was read, 2 if some were not, 1 if an option or the output was wrong.`,
  )
  .action(async (files: readonly string[], options: ExtractOptions) => {
    process.exitCode = await (await import("./extract.js")).extract(files, options);
  });

program
  .command("import")
  .description(
    "record statements from CSV or JSON lines, as drafts (stop a service on the same data folder first)",
  )
  .argument("<paths...>", "files, or folders with .csv and .jsonl files; may be gzipped")
  .option("--create-missing", "record companies and speakers that are not recorded yet")
  .option("--holder <name>", "the person who answers for the rows; the records show this name")
  .option("--dry-run", "check every row, and record nothing")
  .option("--json", "write each refused row and the summary as lines of JSON")
  .addHelpText(
    "after",
    `
Examples:
  walkback import statements.csv --dry-run
  walkback import statements.csv letters.jsonl.gz --create-missing --holder "A. Name"
  DATABASE_URL=postgres://user@host/walkback walkback import archive/ --json > summary.jsonl

An import that was interrupted continues when you run it again: rows that are recorded are not recorded twice.
docs/commands.md describes the columns.

Exit status: 0 if every row was recorded or was there already, 2 if some were refused, 1 if a file could not be read.`,
  )
  .action(async (paths: string[], options: ImportOptions) => {
    process.exitCode = await (await import("./import.js")).importStatements(paths, options);
  });

program
  .command("backup")
  .description("write all records, keys' hashes and captured documents to one file")
  .argument("<file>", "a new file, such as walkback.jsonl.gz")
  .option("--json", "write the count and the hash of each table as one JSON object")
  .addHelpText(
    "after",
    `
Examples:
  walkback backup walkback-2026-11-28.jsonl.gz
  DATABASE_URL=postgres://user@host/walkback walkback backup walkback.jsonl.gz

A service on a PostgreSQL server may run meanwhile. Stop a service that uses a data folder first.

Exit status: 0 if all is in the file, 2 if bytes of captured documents were lost before, 1 if there is no backup.`,
  )
  .action(async (file: string, options: BackupOptions) => {
    process.exitCode = await (await import("./backup.js")).backUp(file, options);
  });

program
  .command("restore")
  .description("fill a new database and the store of captures from a backup, and compare them with it")
  .argument("<file>", "a file that walkback backup wrote")
  .option("--json", "write the count and the hash of each table as one JSON object")
  .addHelpText(
    "after",
    `
Examples:
  DATABASE_URL=./restored walkback restore walkback.jsonl.gz
  DATABASE_URL=postgres://user@host/new walkback restore walkback.jsonl.gz

Exit status: 0 if all was restored, 2 if the backup lacks bytes of captured documents, 1 if nothing was restored.`,
  )
  .action(async (file: string, options: BackupOptions) => {
    process.exitCode = await (await import("./restore.js")).restore(file, options);
  });

try {
  await program.parseAsync();
} catch (error) {
  const told = error instanceof DomainError ? error.message : startFailure(error);
  process.stderr.write(`${told}\n`);
  process.exit(1);
}
