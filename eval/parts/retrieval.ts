import { listLaterEvidence } from "../../src/store/candidates.js";
import { evidenceSets, openPool, poolOf, type SoughtClaim } from "../evidence-pool.js";
import type { Part } from "./part.js";

interface Found {
  readonly claim: SoughtClaim;
  /** Ids of the evidence proposed, the best first. */
  readonly ids: readonly string[];
}

const CUTS = [10, 50] as const;

/** The mean share of a claim's gold evidence that is among the first `cut`, in percent. */
function recall(found: readonly Found[], cut: number): string {
  const shares = found.map(
    ({ claim, ids }) =>
      ids.slice(0, cut).filter((id) => claim.gold.has(id)).length / Math.min(cut, claim.gold.size),
  );
  return ((100 * shares.reduce((sum, one) => sum + one, 0)) / Math.max(1, shares.length)).toFixed(1);
}

async function write(folder: string): Promise<readonly string[]> {
  const pool = poolOf(folder);
  const database = await openPool(pool);
  try {
    const found: Found[] = [];
    const started = process.cpuUsage();
    for (const claim of pool.claims) {
      const candidates = await listLaterEvidence(database, claim.id);
      found.push({ claim, ids: candidates.map(({ evidenceId }) => evidenceId) });
    }
    const { user, system } = process.cpuUsage(started);
    const line = (name: string, some: readonly Found[]): string =>
      `| ${[name, some.length, ...CUTS.map((cut) => recall(some, cut))].join(" | ")} |`;
    return [
      `${pool.evidence.size} pieces of evidence of all sets together, as statements of one company in the embedded database.`,
      "",
      "| set | claims | recall at 10 | recall at 50 |",
      "|---|---|---|---|",
      ...evidenceSets.map((set) =>
        line(
          set,
          found.filter(({ claim }) => claim.set === set),
        ),
      ),
      line("all", found),
      "",
      `${Math.round((user + system) / 1000 / found.length)} ms of the processor a query, PostgreSQL in WebAssembly.`,
    ];
  } finally {
    await database.close();
  }
}

/** Whether the evidence that people found for a claim is among the candidates that the database gives. */
export const retrieval: Part = {
  title: "Finding: gold evidence among the candidates that the SQL gives",
  write: ({ data }) => write(data),
};
