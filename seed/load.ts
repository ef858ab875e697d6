import type { Act } from "../src/operations/act.js";
import { readCollection } from "./collection.js";
import { loadHeadings, loadMoves, loadSources, loadSpeakers, loadStatements } from "./load-entries.js";
import { loadLinks } from "./load-links.js";
import { Loading, SEED_HOLDER } from "./loading.js";
import { isWanted } from "./recorded.js";
import type { Collection } from "./rows.js";

const stages = [
  ["companies and topics", loadHeadings],
  ["speakers", loadSpeakers],
  ["sources", loadSources],
  ["statements and their claims", loadStatements],
  ["moves", loadMoves],
  ["links", loadLinks],
] as const;

async function load(act: Act, { collection, tell }: Required<SeedOptions>): Promise<number> {
  if (!(await isWanted(act.database, SEED_HOLDER))) return 0;
  const loading = new Loading(act, tell);
  for (const [name, loadStage] of stages) {
    loading.begin(name);
    await loadStage(loading, collection);
  }
  return loading.done;
}

export interface SeedOptions {
  /** Default: the rows in `seed/`. */
  readonly collection?: Collection;
  /** Called with one sentence for a person on the progress of the load. */
  readonly tell?: (step: string) => void;
}

/**
 * Loads the seed collection, or another one, into an empty database. Finishes a load that was cut short.
 *
 * Every row goes through its operation, in the seed's own names, whoever asks. A second load does nothing: what was
 * corrected, withdrawn or decided since stays so. `recorded` counts the acts done. On a server, other processes that
 * start at the same moment wait for the first.
 * @throws Error naming the file and the row when the collection itself is wrong
 */
export async function loadSeed(act: Act, options: SeedOptions = {}): Promise<{ recorded: number }> {
  const collection = options.collection ?? (await readCollection());
  const given = { collection, tell: options.tell ?? (() => undefined) };
  const { database } = act;
  // The embedded database has one connection and one process: a lock there would wait for itself.
  if (database.home === "embedded") return { recorded: await load(act, given) };
  const recorded = await database.transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('walkback_seed'))`;
    return load(act, given);
  });
  return { recorded };
}
