import { afterEach, beforeEach } from "vitest";
import type { Judge } from "../../src/core/verdict/verdict.js";
import type { Database } from "../../src/database/database.js";
import { type Jobs, startJobs } from "../../src/jobs/start-jobs.js";
import type { Embedder } from "../../src/judges/embed/embedder.js";
import type { Move } from "../../src/schemas/move.js";
import { jobLog } from "./job-log.js";
import { recordsOf } from "./records.js";
import { actOf, contributor, testWorld } from "./world.js";

interface WorkerChoices {
  readonly workerId?: string;
  readonly leaseSeconds?: number;
  readonly embedder?: Embedder | null;
}

/** Workers, closed after each test, and functions that queue jobs. Each test starts with an empty queue. */
export function testWorkers(opened: { readonly database: Database }) {
  let world: ReturnType<typeof testWorld>;
  let running: Jobs[] = [];
  const records = recordsOf(() => actOf(world, contributor));
  const jobs = () => opened.database.prisma.job;

  beforeEach(async () => {
    await jobs().deleteMany();
    world = testWorld(opened.database);
    running = [];
  });
  afterEach(async () => {
    await Promise.all(running.map((worker) => worker.close()));
  });

  return {
    records,
    /** The world of this test. Its clock stands still. */
    world: () => world,
    later: (ms: number) => world.setNow(new Date(world.now().getTime() + ms)),
    start(judge: Judge, { workerId = "worker", leaseSeconds = 60, embedder = null }: WorkerChoices = {}) {
      const log = jobLog();
      const worker = startJobs({ world, judge, embedder, leaseSeconds, log, workerId });
      running.push(worker);
      return { log, idle: () => worker.idle(), close: () => worker.close() };
    },
    /** A company that promised to keep its weights open. The jobs that this queued are deleted. */
    async promised(): Promise<string> {
      const { slug } = await records.company();
      await records.claim(
        await records.statement({ company: slug, quote: "We will keep all weights open." }),
      );
      await jobs().deleteMany();
      return slug;
    },
    /** Records a move and so queues one job, with one pair to judge. */
    withhold: (company: string, model = "its model"): Promise<Move> =>
      records.move({ company, description: `Withheld the weights of ${model}.` }),
    statuses: async () => (await jobs().findMany({ orderBy: { id: "asc" } })).map((row) => row.status),
    unfinished: () => jobs().findMany({ where: { status: { not: "done" } }, orderBy: { id: "asc" } }),
    links: ({ id }: { id: string }) => opened.database.prisma.link.count({ where: { evidenceMoveId: id } }),
  };
}
