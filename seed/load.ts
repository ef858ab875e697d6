import type { Act } from "../src/operations/act.js";
import { readCollection } from "./collection.js";
import { loadHeadings, loadMoves, loadSources, loadSpeakers, loadStatements } from "./load-entries.js";
import { loadLinks } from "./load-links.js";
import { Loading, SEED_HOLDER } from "./loading.js";
import { isWanted } from "./recorded.js";
import type { Collection } from "./rows.js";

async function load(act: Act, collection: Collection): Promise<number> {
  if (!(await isWanted(act.database, SEED_HOLDER))) return 0;
  const loading = new Loading(act);
  await loadHeadings(loading, collection);
  await loadSpeakers(loading, collection);
  await loadSources(loading, collection);
  await loadStatements(loading, collection);
  await loadMoves(loading, collection);
  await loadLinks(loading, collection);
  return loading.done;
}

/**
 * Loads the seed collection, or another one, into an empty database, or what is missing of it where a load was cut short.
 *
 * Every row goes through its operation, in the names of the collection whoever asks. A second load does nothing;
 * what was corrected, withdrawn or decided since stays so. `recorded` counts the acts done. On a server other
 * processes that start at the same moment wait for the first.
 * @throws Error naming the file and the row where the collection itself is wrong
 */
export async function loadSeed(act: Act, collection?: Collection): Promise<{ recorded: number }> {
  const rows = collection ?? (await readCollection());
  const { database } = act;
  // The embedded database has one connection and one process: a lock there would wait for itself.
  if (database.home === "embedded") return { recorded: await load(act, rows) };
  const recorded = await database.transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('walkback_seed'))`;
    return load(act, rows);
  });
  return { recorded };
}
