import { readerOf } from "../../database/database.js";
import type { Embedder } from "../../judges/embed/embedder.js";
import type { EntryRef } from "../../store/candidate-pair.js";
import { findUnembedded, insertEmbeddings, listUnembedded, type Unembedded } from "../../store/embedding.js";
import { deleteWaitingJobs, hasJobWaiting, insertJob } from "../../store/job.js";
import { type Act, perform, type Work, type World } from "../act.js";
import type { DiffOutcome } from "./judge-entry.js";

/** Entries embedded in one job. Few, so that jobs of new entries need not wait long. */
export const EMBEDDED_AT_ONCE = 100;

/** After a week the jobs of another version are deleted. Until then, processes of both versions may be running. */
const ABANDONED_AFTER_MS = 7 * 86_400_000;

const kind = "embed_entries";

/** The name of an embedder in its jobs. A process with another embedder leaves these jobs alone. */
export const embedderKey = ({ version }: Pick<Embedder, "version">): string => `embedder ${version}`;

const actOfEmbedder = (world: World): Act => ({
  ...world,
  actor: { holder: "embedder", role: "contributor", apiKeyId: null },
});

/** How many entries got a vector. It reads outside any transaction and then writes in one. */
async function embedAll(
  world: World,
  embedder: Embedder,
  entries: readonly Unembedded[],
  then: (work: Work) => Promise<void> = async () => undefined,
): Promise<number> {
  const vectors = await embedder.embed(entries.map(({ text }) => text));
  const embedded = entries.flatMap((entry, place) => {
    const vector = vectors[place];
    return vector ? [{ ...entry, vector }] : [];
  });
  return perform(actOfEmbedder(world), "contributor", async (work) => {
    const by = { version: embedder.version, now: work.now };
    const count = await insertEmbeddings(readerOf(work.tx), by, embedded);
    await then(work);
    return count;
  });
}

/** Stores the vector of an entry's present text, if it has none of this version. Safe to repeat. */
export async function embedEntry(world: World, embedder: Embedder, entry: EntryRef): Promise<void> {
  const found = await findUnembedded(world.database, embedder, entry);
  if (found !== null) await embedAll(world, embedder, [found]);
}

async function queueFrom(work: Work, embedder: Embedder, from: string): Promise<void> {
  const id = work.id("job");
  const judge = embedderKey(embedder);
  await insertJob(work.tx, {
    id,
    kind,
    key: `${kind}:${judge}:${id}`,
    subjectId: from,
    now: work.now,
    judge,
  });
  work.queueJobs();
}

/**
 * Whether a job was queued to embed the entries without a vector of this version.
 *
 * Called when a worker starts. Processes that start at once queue one job together.
 */
export function queueEmbedding(world: World, embedder: Embedder): Promise<boolean> {
  return perform(actOfEmbedder(world), "contributor", async (work) => {
    await work.tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('walkback_embed_entries'))`;
    const judge = embedderKey(embedder);
    const before = new Date(work.now.getTime() - ABANDONED_AFTER_MS);
    await deleteWaitingJobs(work.tx, { kind, exceptOf: judge, before });
    if (await hasJobWaiting(work.tx, { kind, judge })) return false;
    const [first] = await listUnembedded(readerOf(work.tx), embedder, { from: "", limit: 1 });
    if (first === undefined) return false;
    await queueFrom(work, embedder, first.id);
    return true;
  });
}

/**
 * Embeds entries without a vector of this version, starting from an entry's id. Queues a job for the entries after them.
 *
 * It is safe to repeat after a crash: an entry never has two vectors of a version.
 */
export async function embedEntriesFrom(world: World, embedder: Embedder, from: string): Promise<DiffOutcome> {
  const limit = EMBEDDED_AT_ONCE + 1;
  const found = await listUnembedded(world.database, embedder, { from, limit });
  const next = found[EMBEDDED_AT_ONCE];
  if (found.length > 0)
    await embedAll(world, embedder, found.slice(0, EMBEDDED_AT_ONCE), async (work) => {
      if (next !== undefined) await queueFrom(work, embedder, next.id);
    });
  return { judged: 0, proposed: 0 };
}
