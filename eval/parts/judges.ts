import { readJudgeSettings } from "../../src/config.js";
import { addCost, type JudgeCost, noCost } from "../../src/core/verdict/cost.js";
import type { Judge } from "../../src/core/verdict/verdict.js";
import { type LoneJudge, openAlone } from "../../src/judges/open-alone.js";
import { publicRow, realRow, writtenRow } from "../report/judge-rows.js";
import { realPairs } from "../sets/real-pairs.js";
import { type NliLabel, readSet } from "../sets/sets.js";
import { developCells, developPairs } from "../sets/written.js";
import type { Folders, Part } from "./part.js";

const log = { warn: (fields: object, message: string) => console.error(message, fields) };

const MOST_OF_A_SET = 300;

/** Which sets of others are read, and which labels each tells apart. */
const publicSets: readonly { readonly name: string; readonly labels: readonly NliLabel[] }[] = [
  { name: "mnli-matched-sample", labels: ["entailment", "neutral", "contradiction"] },
  { name: "sick", labels: ["entailment", "neutral", "contradiction"] },
  { name: "healthver", labels: ["entailment", "neutral", "contradiction"] },
  { name: "rte3", labels: ["entailment", "neutral", "contradiction"] },
  { name: "scifact", labels: ["entailment", "contradiction"] },
  { name: "covidfact", labels: ["entailment", "contradiction"] },
  { name: "fever-symmetric", labels: ["entailment", "contradiction"] },
];

/** At most so many rows, spread over all of them. */
function spread<Row>(all: readonly Row[], most: number): readonly Row[] {
  const step = Math.max(1, all.length / most);
  return Array.from(
    { length: Math.min(all.length, most) },
    (_, index) => all[Math.floor(index * step)] as Row, // in range, since index * step < all.length
  );
}

/** About so many rows, all those of some claims: pairs of one claim cost a language model one request together. */
function ofSomeClaims<Row>(all: readonly Row[], most: number, claimOf: (row: Row) => string): readonly Row[] {
  const claims = [...new Set(all.map(claimOf))];
  const share = Math.min(1, most / Math.max(1, all.length));
  const kept = new Set(
    claims.filter((_, index) => Math.floor((index + 1) * share) > Math.floor(index * share)),
  );
  return all.filter((row) => kept.has(claimOf(row)));
}

/** A judge that counts what its answers cost and how many pairs the rules judged in its place. */
interface Counted extends LoneJudge {
  readonly line: () => string;
}

function counted({ judge, close }: LoneJudge): Counted {
  let [cost, pairs, byFallback]: [JudgeCost, number, number] = [noCost, 0, 0];
  const counting: Judge = {
    name: judge.name,
    version: judge.version,
    judge: async (asked) => {
      const verdicts = await judge.judge(asked, (one) => {
        cost = addCost(cost, one);
      });
      pairs += asked.length;
      byFallback += verdicts.filter(({ fallback }) => fallback).length;
      return verdicts;
    },
  };
  const line = (): string =>
    `| ${judge.name} ${judge.version} | ${pairs} | ${byFallback} | ${cost.requests} | ${cost.inputTokens} | ${cost.outputTokens} | ${cost.price?.toFixed(4) ?? "-"} |`;
  return { judge: counting, close, line };
}

/** The tables of these judges, on rows that none of them was trained on. */
async function tablesOf(all: readonly Judge[], folders: Folders): Promise<string[]> {
  const { facts, data, confirm, rows: most } = folders;
  const lines: string[] = [];
  const table = async <Rows>(
    head: string,
    sets: Iterable<Rows>,
    row: (judge: Judge, set: Rows) => Promise<string>,
  ) => {
    lines.push(head, head.replaceAll(/[^|]+/g, "---"));
    for (const set of sets) for (const judge of all) lines.push(await row(judge, set));
    lines.push("");
  };
  const real = Object.entries(realPairs(facts, confirm));
  if (real.length > 0)
    await table(
      "| real pairs | judge | relation right (95% by claim) | contradictions found | related pairs proposed | unrelated pairs proposed | met conditions called contradictions |",
      real,
      (judge, [name, pairs]) =>
        realRow(
          name,
          judge,
          ofSomeClaims(pairs, most, ({ claimKey }) => claimKey),
        ),
    );
  await table(
    "| written, split develop | judge | 4-way accuracy (95% by claim) | contradiction F1 | precision of proposals | recall of proposals |",
    Object.entries({ pairs: developPairs(), "dossiers, every cell": developCells() }),
    (judge, [name, pairs]) =>
      writtenRow(
        name,
        judge,
        ofSomeClaims(pairs, most, ({ claimKey }) => claimKey),
      ),
  );
  await table(
    "| public set, not trained on | rows | judge | accuracy (95% by claim) | macro-F1 | contradiction F1 |",
    publicSets.map((set) => ({
      ...set,
      texts: ofSomeClaims(spread(readSet(data, set.name), MOST_OF_A_SET), most, ({ claim }) => claim),
    })),
    (judge, set) => publicRow(judge, set),
  );
  return lines;
}

/** The judges beside each other, on companies and cases that the model has never seen. */
export const judges: Part = {
  title: "The model and the rules, on what neither was trained on",
  write: async (folders) => {
    const opened: Counted[] = [];
    try {
      for (const name of folders.judges ?? ["rules", "builtin"])
        opened.push(
          counted(
            await openAlone(
              readJudgeSettings({ JUDGE_THREADS: "2", ...folders.environment, JUDGE: name }),
              log,
            ),
          ),
        );
      const lines = await tablesOf(
        opened.map(({ judge }) => judge),
        folders,
      );
      // The first line of a judge's cost is 0 where it asks no endpoint: nothing to tell.
      if (folders.judges === undefined) return lines.slice(0, -1);
      return [
        ...lines,
        "| judge | pairs | judged by the rules instead | requests | tokens sent | tokens received | price |",
        "|---|---|---|---|---|---|---|",
        ...opened.map(({ line }) => line()),
      ];
    } finally {
      for (const { close } of opened) await close();
    }
  },
};
