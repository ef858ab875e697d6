import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Pair, Verdict } from "../../src/core/verdict/verdict.js";
import { projectRoot } from "../../src/root.js";
import { claimOf, type Entry, evidenceOf, type LabelledPair, rows } from "./facts-folder.js";

/** Whether a verdict says what an analyst's label says: "partly" is `qualifies` or a partial contradiction. */
export function agrees(label: LabelledPair["relation"], { relation, degree }: Verdict): boolean {
  switch (label) {
    case "partly":
      return relation === "qualifies" || (relation === "contradicts" && degree === "partial");
    case "condition met":
    case "agrees":
      return relation === "confirms";
    case "unrelated":
      return relation === "unrelated" || relation === null;
    case "contradicts":
    case "confirms":
      return relation === label;
  }
}

/** A pair of a real company with an analyst's label. */
export interface RealPair {
  readonly label: LabelledPair["relation"];
  readonly pair: Pair;
  readonly claimKey: string;
  readonly company: string;
}

function allPairs(folder: string): { readonly first: RealPair[]; readonly second: RealPair[] } {
  const entries = new Map(
    ["entries", "entries-2"].flatMap((name) =>
      rows<Entry>(join(folder, `${name}.jsonl`)).map((entry) => [entry.id, entry] as const),
    ),
  );
  const read = (name: string): RealPair[] =>
    rows<LabelledPair>(join(folder, name)).flatMap((row) => {
      const [claim, evidence] = [entries.get(row.claim), entries.get(row.evidence)];
      if (claim === undefined || evidence === undefined) return [];
      const pair = { claim: claimOf(claim), evidence: evidenceOf(evidence) };
      return [{ label: row.relation, pair, claimKey: row.claim, company: claim.company }];
    });
  return { first: read("pairs.jsonl"), second: read("pairs-2.jsonl") };
}

/** The real pairs by part, those of `confirm` only if asked for. Empty if the folder has none. */
export function realPairs(folder: string, confirm: boolean): Readonly<Record<string, readonly RealPair[]>> {
  if (!existsSync(join(folder, "pairs-2.jsonl"))) return {};
  const split: { develop: string[]; confirm: string[] } = JSON.parse(
    readFileSync(join(projectRoot, "eval/sets/facts-split.json"), "utf8"),
  );
  const { first, second } = allPairs(folder);
  const of = (names: readonly string[]) => second.filter(({ company }) => names.includes(company));
  return { "first part": first, develop: of(split.develop), ...(confirm && { confirm: of(split.confirm) }) };
}
