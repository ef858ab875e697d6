import { expect, test } from "vitest";
import { attemptNext } from "../../src/jobs/attempt.js";
import { EMBEDDED_AT_ONCE, queueEmbedding } from "../../src/operations/diff/embed-entries.js";
import { testDatabase } from "../support/database.js";
import { tinyEmbedder } from "../support/embedder.js";
import { jobLog } from "../support/job-log.js";
import { judgeSaying } from "../support/judges.js";
import { testWorkers } from "../support/workers.js";

const opened = testDatabase();
const { promised, start, withhold, world, later, records, statuses } = testWorkers(opened);
const judge = judgeSaying({ relation: "unrelated" });
const prisma = () => opened.database.prisma;
const embedded = (version: string) => prisma().embedding.count({ where: { version } });
const entries = async () => (await prisma().statement.count()) + (await prisma().move.count());

test("a new entry is embedded in its job, before it is compared", async () => {
  const embedder = tinyEmbedder("before");
  const seen: number[] = [];
  const looking = judgeSaying(async () => {
    seen.push(await prisma().embedding.count({ where: { entryId: move.id } }));
    return { relation: "unrelated" };
  });
  const move = await withhold(await promised());
  await start(looking, { embedder }).idle();
  expect(seen).toEqual([1]);
  expect(embedder.read).toContain("Withheld the weights of its model.");
});

test("without an embedder entries are compared, and none is embedded", async () => {
  const before = await prisma().embedding.count();
  await withhold(await promised());
  await start(judge).idle();
  expect(await statuses()).toEqual(["done"]);
  expect(await prisma().embedding.count()).toBe(before);
});

test("an entry that cannot be embedded is compared all the same, and the log says so", async () => {
  const broken = { ...tinyEmbedder("broken"), embed: () => Promise.reject(new Error("out of order")) };
  await withhold(await promised());
  const worker = start(judge, { embedder: broken });
  await worker.idle();
  const diff = await prisma().job.findMany({ where: { kind: "diff_move" } });
  expect(diff.map(({ status }) => status)).toEqual(["done"]);
  expect(worker.log.lines.join("\n")).toContain("an entry could not be embedded");
});

test("a worker with a new version embeds every entry, each once, in several jobs", async () => {
  const { slug } = await records.company();
  const { id } = await prisma().company.findFirstOrThrow({ where: { slug } });
  await opened.database.rows(
    `INSERT INTO move (id, company_id, source_id, kind, description, effective_from, effective_to, effective_precision,
       disclosure, locator, quote_confidence, description_hash, recorded_at, recorded_by)
     SELECT 'mov_new' || n, $1, (SELECT id FROM source LIMIT 1), 'release', 'Act ' || n, '2025-01-01', '2025-01-01', 'day',
       'announced', '{}', 'primary', n::text, now(), 'Test' FROM generate_series(1, $2) n`,
    [id, 2 * EMBEDDED_AT_ONCE],
  );
  const worker = start(judge, { embedder: tinyEmbedder("2") });
  await worker.idle();
  await worker.close();
  expect(await embedded("2")).toBe(await entries());
  expect(await prisma().job.count({ where: { kind: "embed_entries" } })).toBeGreaterThan(2);
  expect(await queueEmbedding(world(), tinyEmbedder("2"))).toBe(false);
});

test("processes that start at once queue one job, which a process with another version leaves alone", async () => {
  const embedder = tinyEmbedder("3");
  await withhold(await promised());
  await prisma().job.deleteMany();
  const queued = await Promise.all([1, 2, 3].map(() => queueEmbedding(world(), embedder)));
  expect(queued.filter(Boolean)).toHaveLength(1);
  const parts = { world: world(), judge, leaseSeconds: 60, log: jobLog(), workerId: "other" };
  expect(await attemptNext({ ...parts, embedder: tinyEmbedder("2") })).toBeNull();
  expect(await attemptNext(parts)).toBeNull();
  expect(await attemptNext({ ...parts, embedder })).toEqual({ judged: 0, proposed: 0 });
});

test("a corrected text gets a new vector, and its entry keeps one", async () => {
  const embedder = tinyEmbedder("corrected");
  const move = await withhold(await promised());
  await start(judge, { embedder }).idle();
  const vector = async () => {
    const rows = await prisma().embedding.findMany({
      where: { entryId: move.id, version: embedder.version },
    });
    return rows.map((row) => Buffer.from(row.vector).toString("hex"));
  };
  const before = await vector();
  await prisma().move.update({ where: { id: move.id }, data: { description: "Cut jobs." } });
  expect(await queueEmbedding(world(), embedder)).toBe(true);
  later(1);
  await start(judge, { embedder, workerId: "next" }).idle();
  const after = await vector();
  expect([before.length, after.length]).toEqual([1, 1]);
  expect(after).not.toEqual(before);
});
