// A process that embeds until it is killed or done: `node embedder.mjs <database url> <name>`. It prints each batch, before
// the model reads it and before its vectors are stored.
import { randomBytes } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { openDatabase } from "../../src/database/open.js";
import { type Jobs, startJobs } from "../../src/jobs/start-jobs.js";
import { tinyEmbedder } from "../support/embedder.js";
import { judgeSaying } from "../support/judges.js";

const [databaseUrl = "", name = ""] = process.argv.slice(2);
const tell = (event: string, text: string): void => {
  process.stdout.write(`${event} ${text}\n`);
};

const database = await openDatabase(databaseUrl);
let jobs: Jobs | undefined;
const world = {
  database,
  now: () => new Date(),
  random: () => randomBytes(16),
  requiredApprovals: 1,
  publicChanged: () => {},
  jobsQueued: () => jobs?.wake(),
};
const log = {
  debug: () => undefined,
  info: () => {},
  warn: () => {},
  error: (fields: object) => tell("error", JSON.stringify(fields)),
};
const tiny = tinyEmbedder("crash");
const embedder = {
  ...tiny,
  embed: async (texts: readonly string[]) => {
    tell("judging", String(texts.length));
    await setImmediate();
    const vectors = await tiny.embed(texts);
    tell("judging", String(texts.length));
    return vectors;
  },
};
const judge = judgeSaying({ relation: "unrelated" });
jobs = startJobs({ world, judge, embedder, leaseSeconds: 1, log, workerId: `${name} ${process.pid}` });
// Never ends by itself: the test kills it.
setInterval(() => undefined, 60_000);
