import { createHash } from "node:crypto";
import type { Database } from "../../src/database/database.js";
import { createPglite, embeddedDatabase, migrateEmbedded } from "../../src/database/embedded.js";
import type { Embedder } from "../../src/judges/embed/embedder.js";
import { insertEmbeddings, listUnembedded } from "../../src/store/embedding.js";
import type { Folders } from "../parts/part.js";
import { factTexts } from "./facts-folder.js";
import { type LabelledText, readSet } from "./sets.js";

/** Sets whose rows hold evidence that people found for or against a claim. */
export const evidenceSets = ["fever", "scifact", "covidfact", "healthver", "emergent"] as const;

const MOST_EVIDENCE_OF_SET = 2000;
const CLAIMS_OF_SET = 50;
const ROWS_AT_ONCE = 500;

/** A claim to search for, with the ids of the evidence that people found for it. */
export interface SoughtClaim {
  readonly id: string;
  readonly set: string;
  readonly text: string;
  readonly gold: ReadonlySet<string>;
}

export interface EvidencePool {
  readonly claims: readonly SoughtClaim[];
  /** Texts of the evidence by their ids. */
  readonly evidence: ReadonlyMap<string, string>;
}

type Evidenced = Pick<LabelledText, "claim" | "evidence">;

/** `count` items of a list at even distances. */
function everyOf<T>(list: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, list.length / count);
  return list.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

const realPairs = "real pairs of companies";
/** The names of the groups of claims in the report. */
export const poolSets: readonly string[] = [...evidenceSets, realPairs];

/** The evidence of all sets in one pool, and some claims of each set with their evidence. */
export function poolOf({ data, facts }: Folders): EvidencePool {
  const evidence = new Map<string, string>();
  const idOf = new Map<string, string>();
  const claims: SoughtClaim[] = [];
  for (const set of poolSets) {
    const rows: readonly Evidenced[] =
      set === realPairs ? factTexts(facts) : readSet(data, set).filter(({ label }) => label !== "neutral");
    const byClaim = new Map<string, Evidenced[]>();
    for (const row of rows) byClaim.set(row.claim, [...(byClaim.get(row.claim) ?? []), row]);
    const kept = everyOf([...byClaim], MOST_EVIDENCE_OF_SET).filter(([claim]) => claim.trim() !== "");
    for (const [, texts] of kept) {
      for (const text of texts) {
        if (idOf.has(text.evidence)) continue;
        const id = `stm_e${idOf.size}`;
        idOf.set(text.evidence, id);
        evidence.set(id, text.evidence);
      }
    }
    for (const [claim, texts] of everyOf(kept, CLAIMS_OF_SET)) {
      const gold = new Set(texts.flatMap((text) => idOf.get(text.evidence) ?? []));
      claims.push({ id: `stm_c${claims.length}`, set, text: claim, gold });
    }
  }
  return { claims, evidence };
}

type Row = Readonly<Record<string, unknown>>;
const recorded = { recorded_at: "2024-01-01T00:00:00Z", recorded_by: "Evaluation" };

function statementRow(id: string, quote: string, day: Row): Row {
  const quote_hash = createHash("sha256").update(quote).digest("hex");
  const fixed = {
    company_id: "com_1",
    source_id: "src_1",
    voice: "own",
    quote_confidence: "primary",
    locator: {},
  };
  return { id, quote, quote_hash, ...fixed, ...day, ...recorded };
}

// All claims have the same year as their day. Their order is then unknown, so no claim is evidence for another.
const claimDay = { said_from: "2001-01-01", said_to: "2001-12-31", said_precision: "year" };
const evidenceDay = { said_from: "2002-01-01", said_to: "2002-01-01", said_precision: "day" };

/** An embedded database in memory with the pool as statements of one company; the caller closes it. */
export async function openPool({ claims, evidence }: EvidencePool): Promise<Database> {
  const pglite = await createPglite();
  await migrateEmbedded(pglite);
  const database = embeddedDatabase(pglite);
  const insert = async (table: string, rows: readonly Row[]): Promise<void> => {
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE)
      await database.rows(
        `INSERT INTO ${table} SELECT * FROM json_populate_recordset(NULL::${table}, $1::json)`,
        [JSON.stringify(rows.slice(at, at + ROWS_AT_ONCE))],
      );
  };
  await insert("company", [{ id: "com_1", slug: "one", name: "One", ...recorded }]);
  const source = {
    url: "https://example.org/",
    title: "All",
    publisher: "All",
    kind: "post",
    tier: "primary",
  };
  await insert("source", [{ id: "src_1", ...source, ...recorded }]);
  await insert("statement", [
    ...[...evidence].map(([id, quote]) => statementRow(id, quote, evidenceDay)),
    ...claims.map(({ id, text }) => statementRow(id, text, claimDay)),
  ]);
  const fixed = { kind: "position", strength: "firm", testability: "testable", span_start: 0 };
  await insert(
    "claim",
    claims.map(({ id, text }) => ({
      id: id.replace("stm_", "clm_"),
      statement_id: id,
      text,
      span_end: text.length,
      ...fixed,
      ...recorded,
    })),
  );
  await database.rows("ANALYZE");
  return database;
}

/** Embeds every statement of the pool. Gives the time for each, in milliseconds: the embedder runs in another process. */
export async function embedPool(database: Database, embedder: Embedder): Promise<number> {
  const started = performance.now();
  let count = 0;
  for (;;) {
    const found = await listUnembedded(database, embedder, { from: "", limit: ROWS_AT_ONCE });
    if (found.length === 0) break;
    const vectors = await embedder.embed(found.map(({ text }) => text));
    const embedded = found.flatMap((entry, at) => (vectors[at] ? [{ ...entry, vector: vectors[at] }] : []));
    await insertEmbeddings(database, { version: embedder.version, now: new Date(0) }, embedded);
    count += embedded.length;
  }
  const ms = performance.now() - started;
  await database.rows("ANALYZE");
  return ms / Math.max(1, count);
}
