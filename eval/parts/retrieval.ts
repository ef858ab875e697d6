import { type RelatedWords, relatedWords } from "../../src/core/rules/reading/related-words.js";
import type { Database } from "../../src/database/database.js";
import { openEmbedder } from "../../src/judges/embed/open-embedder.js";
import { listLaterEvidence } from "../../src/store/candidates.js";
import { embedPool, openPool, poolOf, poolSets, type SoughtClaim } from "../sets/evidence-pool.js";
import type { Folders, Part } from "./part.js";

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

/** Ways to extend a claim's words for the search, by their names in the report. */
const widenings: Readonly<Record<string, RelatedWords>> = {
  "words of the claim": { forms: [], subjects: [] },
  "and their irregular forms": { ...relatedWords, subjects: [] },
  "and words of the same subject": relatedWords,
};

interface Asked {
  readonly found: readonly Found[];
  readonly ms: number;
}

async function ask(
  database: Database,
  claims: readonly SoughtClaim[],
  related: RelatedWords,
): Promise<Asked> {
  const found: Found[] = [];
  const started = process.cpuUsage();
  for (const claim of claims) {
    const candidates = await listLaterEvidence(database, claim.id, related);
    found.push({ claim, ids: candidates.map(({ evidenceId }) => evidenceId) });
  }
  const { user, system } = process.cpuUsage(started);
  return { found, ms: (user + system) / 1000 / found.length };
}

async function write(folders: Folders): Promise<readonly string[]> {
  const pool = poolOf(folders);
  const database = await openPool(pool);
  const embedder = await openEmbedder();
  try {
    await ask(database, pool.claims.slice(0, 20), relatedWords);
    const asked: [string, Asked][] = [];
    for (const [name, related] of Object.entries(widenings))
      asked.push([name, await ask(database, pool.claims, related)]);
    const embedMs = await embedPool(database, embedder);
    await ask(database, pool.claims.slice(0, 20), relatedWords);
    asked.push(["words and meaning, as shipped", await ask(database, pool.claims, relatedWords)]);
    const cells = (found: readonly Found[]): string => CUTS.map((cut) => recall(found, cut)).join(" / ");
    const line = (name: string, fits: (claim: SoughtClaim) => boolean): string => {
      const figures = asked.map(([, { found }]) => cells(found.filter(({ claim }) => fits(claim))));
      return `| ${[name, pool.claims.filter(fits).length, ...figures].join(" | ")} |`;
    };
    return [
      `The embedded database holds ${pool.evidence.size} pieces of evidence of all sets, as statements of one company. Each cell`,
      `gives the share of a claim's gold evidence among the first ${CUTS.join(" and ")} candidates, in percent.`,
      "",
      `| set | claims | ${asked.map(([name]) => name).join(" | ")} |`,
      `|---|---|${asked.map(() => "---|").join("")}`,
      ...poolSets.map((set) => line(set, (claim) => claim.set === set)),
      line("all", () => true),
      `| processor time of a query, ms | | ${asked.map(([, { ms }]) => Math.round(ms)).join(" | ")} |`,
      "",
      `The embedder is version ${embedder.version}. It took ${embedMs.toFixed(0)} ms for each text. It was`,
      "trained on written pairs of invented companies only: on no row of these sets, and on no real pair.",
    ];
  } finally {
    await embedder.close();
    await database.close();
  }
}

/** How much of the evidence that people found for a claim is among the database's candidates. */
export const retrieval: Part = {
  title: "Finding: gold evidence among the candidates that the SQL gives",
  write,
};
