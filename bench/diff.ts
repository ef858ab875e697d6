import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import { z } from "zod";
import type { Draws } from "./random.js";
import { deedAbout } from "./words.js";

/** How long the diff of one new move took, from sending the move to its job being done. */
export interface Diffed {
  readonly company: string;
  readonly entries: number;
  readonly ms: number;
  readonly proposed: number;
}

const GIVE_UP_MS = 30_000;

interface Subject {
  readonly id: string;
  readonly slug: string;
  readonly entries: number;
  readonly source_id: string;
  readonly description: string;
  readonly day: string;
}

/** Companies from the one with the most entries to the one with the fewest, evenly. */
async function subjectsOf(client: pg.ClientBase, count: number): Promise<Subject[]> {
  const { rows } = await client.query<Subject>(
    `WITH sized AS (
       SELECT c.id, c.slug, (SELECT count(*) FROM statement s WHERE s.company_id = c.id)::int
         + (SELECT count(*) FROM move m WHERE m.company_id = c.id)::int AS entries,
         row_number() OVER (ORDER BY c.slug) - 1 AS place, count(*) OVER () AS companies
       FROM company c)
     SELECT id, slug, entries, m.source_id, m.description, m.day FROM sized
       JOIN LATERAL (SELECT source_id, description, effective_from::text AS day FROM move
         WHERE company_id = sized.id AND effective_precision = 'day' ORDER BY effective_from DESC LIMIT 1) m ON true
     WHERE place % greatest(companies / $1::int, 1) = 0 ORDER BY slug LIMIT $1`,
    [count],
  );
  return rows;
}

async function waitForJob(client: pg.ClientBase, moveId: string, since: Date): Promise<void> {
  const until = Date.now() + GIVE_UP_MS;
  while (Date.now() < until) {
    const { rows } = await client.query<{ status: string; last_error: string | null }>(
      `SELECT status, last_error FROM job
       WHERE created_at >= $2 AND kind = 'diff_move' AND payload->>'subjectId' = $1`,
      [moveId, since],
    );
    const job = rows[0];
    if (job?.status === "done") return;
    if (job?.status === "dead") throw new Error(`The diff of ${moveId} failed: ${job.last_error}`);
    await wait(1);
  }
  throw new Error(`The diff of ${moveId} was not done within ${GIVE_UP_MS / 1_000} s.`);
}

interface Service {
  readonly address: string;
  readonly key: string;
  readonly draws: Draws;
}

/** Records one new move of a company and waits for its diff. */
async function diffOne(
  client: pg.ClientBase,
  { address, key, draws }: Service,
  subject: Subject,
): Promise<Diffed> {
  const since = new Date(Date.now() - 1_000);
  // The subject of the company's latest move, so that the diff has something to find.
  const words = subject.description.split(" ");
  const description = `${deedAbout(draws, words.slice(3, 5).join(" "))} ${subject.description}`;
  const begin = performance.now();
  const answer = await fetch(`${address}/api/v1/moves`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({
      company: subject.slug,
      kind: "policy_change",
      description,
      effectiveOn: subject.day,
      disclosure: "announced",
      sourceId: subject.source_id,
    }),
  });
  const body: unknown = await answer.json();
  if (answer.status !== 201)
    throw new Error(`POST /moves answered ${answer.status}: ${JSON.stringify(body)}`);
  const { id } = z.object({ id: z.string() }).parse(body);
  await waitForJob(client, id, since);
  const ms = performance.now() - begin;
  const { rows } = await client.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM link WHERE evidence_move_id = $1",
    [id],
  );
  return { company: subject.slug, entries: subject.entries, ms, proposed: rows[0]?.count ?? 0 };
}

// As many moves as the reads have seconds of warm-up: a new process is slow at first.
const WARMING = 8;

/** Records new moves one by one, and waits for the diff of each: the first after the start, then `count`. */
export async function measureDiffs(
  client: pg.ClientBase,
  { count, ...service }: Service & { readonly count: number },
): Promise<{ first: Diffed; diffs: Diffed[] }> {
  const warming: Diffed[] = [];
  for (const subject of await subjectsOf(client, WARMING))
    warming.push(await diffOne(client, service, subject));
  const diffs: Diffed[] = [];
  for (const subject of await subjectsOf(client, count)) diffs.push(await diffOne(client, service, subject));
  const [first] = warming;
  if (first === undefined) throw new Error("There is no company to record a move of.");
  return { first, diffs };
}
