// A process that records and diffs until it is killed: `node writer.mjs <database url> <name>`. It prints each finished act.
import { randomBytes } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { openDatabase } from "../../src/database/open.js";
import { DomainError } from "../../src/errors.js";
import { type Jobs, startJobs } from "../../src/jobs/start-jobs.js";
import type { Act, World } from "../../src/operations/act.js";
import { recordClaim } from "../../src/operations/record/record-claim.js";
import { recordCompany } from "../../src/operations/record/record-company.js";
import { recordMove } from "../../src/operations/record/record-move.js";
import { recordSource } from "../../src/operations/record/record-source.js";
import { recordStatement } from "../../src/operations/record/record-statement.js";
import { modelJudge } from "./model-judge.js";

const [databaseUrl = "", name = ""] = process.argv.slice(2);
const tell = (event: string, id: string): void => {
  process.stdout.write(`${event} ${id}\n`);
};

const database = await openDatabase(databaseUrl);
let jobs: Jobs | undefined;
const world: World = {
  database,
  now: () => new Date(),
  random: () => randomBytes(16),
  requiredApprovals: 1,
  publicChanged: () => {},
  jobsQueued: () => jobs?.wake(),
};
const act: Act = { ...world, actor: { holder: name, role: "contributor", apiKeyId: null } };
const silent = {
  debug: () => undefined,
  info: () => {},
  warn: () => {},
  error: (fields: object) => tell("error", JSON.stringify(fields)),
};
const judge = {
  ...modelJudge,
  judge: async (pairs: Parameters<typeof modelJudge.judge>[0]) => {
    tell("judging", String(pairs.length));
    return modelJudge.judge(pairs);
  },
};
jobs = startJobs({ world, judge, leaseSeconds: 1, log: silent, workerId: `${name} ${process.pid}` });

await recordCompany(act, { name: "Weights" }).catch((error: unknown) => {
  if (!(error instanceof DomainError && error.code === "slug-taken")) throw error;
});
const source = (day: string) =>
  recordSource(act, {
    url: `https://news.example/${name}/${process.pid}/${day}`,
    title: "A letter",
    publisher: "A publisher",
    kind: "post",
    tier: "primary",
    publishedOn: day,
  });
const [letters, news] = [await source("2024-07-23"), await source("2025-07-30")];
tell("ready", String(process.pid));

for (let number = 0; ; number += 1) {
  // A pause, as between requests. On the embedded database, awaits alone never let the worker run.
  await setImmediate();
  const model = `model ${number % 3}`;
  const mark = `${name} ${process.pid} ${number}`;
  const move = await recordMove(act, {
    company: "weights",
    kind: "release",
    description: `Withheld the weights of ${model} (${mark}).`,
    effectiveOn: "2025-07-30",
    disclosure: "announced",
    sourceId: news.id,
  });
  tell("move", move.id);
  const quote = `We will keep the weights of ${model} open (${mark}).`;
  const said = { company: "weights", quote, saidOn: "2024-07-23", sourceId: letters.id };
  const statement = await recordStatement(act, said);
  tell("statement", statement.id);
  const claim = { statementId: statement.id, text: quote, kind: "promise", strength: "firm" } as const;
  tell("claim", (await recordClaim(act, { ...claim, testability: "testable" })).id);
}
