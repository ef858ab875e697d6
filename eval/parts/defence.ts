import { join } from "node:path";
import { cosine, type VectorBytes } from "../../src/core/embedding/vector.js";
import { defends } from "../../src/core/rules/defence.js";
import { DEFENCE_THRESHOLD } from "../../src/core/verdict/thresholds.js";
import type { Embedder } from "../../src/judges/embed/embedder.js";
import { openEmbedder } from "../../src/judges/embed/open-embedder.js";
import {
  claimOf,
  developFacts,
  type Entry,
  evidenceOf,
  type Facts,
  readFacts,
} from "../sets/facts-folder.js";
import type { Part } from "./part.js";

const accusing = new Set(["contradicts", "partly"]);
const excusing = new Set(["condition met", "confirms", "agrees"]);

interface Case {
  readonly evidence: Entry;
  readonly gold: ReadonlySet<string>;
  /** Claims that the evidence contradicts. The service offers none of them as a defence. */
  readonly contradicted: ReadonlySet<string>;
}

/** How alike two entries are in meaning. */
type Likeness = (earlier: Entry, evidence: Entry) => number;

/** Each act or statement held against a claim, with the earlier words that an analyst says foretold or allowed it. */
function casesOf({ entries, pairs }: Facts): readonly Case[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry] as const));
  const accused = new Set(
    pairs.filter(({ relation }) => accusing.has(relation)).map(({ evidence }) => evidence),
  );
  return [...accused].flatMap((id) => {
    const evidence = byId.get(id);
    if (evidence === undefined) return [];
    const own = pairs.filter((pair) => pair.evidence === id);
    const foretold = own.filter(({ relation }) => excusing.has(relation)).map(({ claim }) => claim);
    const named = own.flatMap(({ defence }) =>
      entries.filter((entry) => (defence ?? "").includes(entry.id)).map((entry) => entry.id),
    );
    const gold = [...foretold, ...named].filter((one) => {
      const entry = byId.get(one);
      return entry?.kind === "statement" && entry.date < evidence.date;
    });
    const contradicted = own.filter(({ relation }) => relation === "contradicts").map(({ claim }) => claim);
    return gold.length === 0 ? [] : [{ evidence, gold: new Set(gold), contradicted: new Set(contradicted) }];
  });
}

/** The earlier statements that the finder gives for a case, the strongest first. */
function foundFor(
  { evidence, contradicted }: Case,
  entries: readonly Entry[],
  likeness: Likeness,
): readonly string[] {
  return entries
    .filter(({ kind, id }) => kind === "statement" && id !== evidence.id && !contradicted.has(id))
    .map((entry) => {
      const { strength } = defends(claimOf(entry), evidenceOf(evidence), likeness(entry, evidence));
      return { id: entry.id, strength };
    })
    .filter(({ strength }) => strength > DEFENCE_THRESHOLD)
    .sort((a, b) => b.strength - a.strength || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id);
}

/** A row of the table: of how many cases the finder's first answers are among the analyst's. */
function rowOf(name: string, facts: Facts, likeness: Likeness): string {
  const cases = casesOf(facts);
  const found = cases.map((one) => foundFor(one, facts.entries, likeness));
  const rightIn = (first: number): number =>
    cases.filter(({ gold }, at) => found[at]?.slice(0, first).some((id) => gold.has(id))).length;
  const shown = cases.map(
    ({ gold }, at) => (found[at] ?? []).slice(0, 5).filter((id) => gold.has(id)).length,
  );
  const all = cases.reduce((sum, { gold }) => sum + Math.min(5, gold.size), 0);
  const answered = found.filter((ids) => ids.length > 0).length;
  const cells = [answered, rightIn(1), rightIn(3), rightIn(5)].map((count) => `${count} of ${cases.length}`);
  return `| ${[name, ...cells, `${shown.reduce((sum, one) => sum + one, 0)} of ${all}`].join(" | ")} |`;
}

async function likenessOf(embedder: Embedder, entries: readonly Entry[]): Promise<Likeness> {
  const texts = entries.map((entry) =>
    entry.kind === "statement" ? claimOf(entry).text : evidenceOf(entry).text,
  );
  const vectors = await embedder.embed(texts);
  const byId = new Map(entries.map(({ id }, at) => [id, vectors[at]] as const));
  const none: VectorBytes = new Uint8Array();
  return (a, b) => cosine(byId.get(a.id) ?? none, byId.get(b.id) ?? none);
}

/** Lines that say how often the finder's first answers are among those an analyst named. */
export async function evaluateDefences(folder: string): Promise<readonly string[]> {
  const [first, fresh] = [readFacts(folder), developFacts(folder)];
  if (first.pairs.length === 0) return [`No labelled pairs in ${folder}: skipped.`];
  const embedder = await openEmbedder();
  try {
    const rows: string[] = [];
    for (const [name, facts] of [
      ["the first ten companies", first],
      ["new companies (`develop`)", fresh],
    ] as const) {
      rows.push(rowOf(`${name}, rules alone`, facts, () => 0));
      rows.push(
        rowOf(`${name}, rules and meaning, as shipped`, facts, await likenessOf(embedder, facts.entries)),
      );
    }
    return [
      "Acts and statements are held against a claim although earlier words of the company foretold, allowed or kept to",
      "them, as an analyst saw it. The finder compares all earlier statements of the company that the act does not contradict.",
      "",
      "| | gives an answer | its first is the analyst's | one of its first three | one of its first five | of the analyst's, among the first five |",
      "|---|---|---|---|---|---|",
      ...rows,
      "",
      "These cases are too few to tune on. Rules and meaning are joined as two independent signs, without a weight. A bonus",
      "for conditional and hedged statements did not help. The finder misses words whose meaning is in the question that they",
      'answer ("as long as it\'s helping us"), and a definition that the act disputes. The new companies have one to five',
      "earlier statements each, so their task is easier.",
    ];
  } finally {
    await embedder.close();
  }
}

/** The defence finder on real acts. Its authors knew the first companies when they wrote its rules. */
export const defence: Part = {
  title: "The defence finder on real acts (its rules were written with the first companies in view)",
  write: ({ facts }) => evaluateDefences(facts),
};

if (/defence\.m?js$/.test(process.argv[1] ?? ""))
  console.log((await evaluateDefences(process.argv[2] ?? join("..", "shared", "facts"))).join("\n"));
