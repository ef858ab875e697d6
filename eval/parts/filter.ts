import { gateVerdict } from "../../src/core/rules/binding/hard-rules.js";
import type { Pair } from "../../src/core/verdict/verdict.js";
import type { AskedJudge } from "../../src/judges/asked-judge.js";
import { SURELY_UNRELATED } from "../../src/judges/filtered.js";
import { openModel } from "../../src/judges/model/open-model.js";
import { percent } from "../report/judge-rows.js";
import { realPairs } from "../sets/real-pairs.js";
import { developCells, developPairs } from "../sets/written.js";
import type { Part } from "./part.js";

const log = { warn: (fields: object, message: string) => console.error(message, fields) };
const thresholds = [0.6, 0.7, 0.8, 0.9, 0.95, 0.98];

/** A pair that the gate lets through, and what an analyst or the writer called it. */
interface Row {
  readonly pair: Pair;
  readonly relation: string;
}

/** The model's probability that each pair is unrelated. @throws Error if it cannot read a pair */
async function unrelatedOf(model: AskedJudge, rows: readonly Row[]): Promise<readonly number[]> {
  const found: number[] = [];
  await model.ask(
    rows.map(({ pair }) => pair),
    async (place, answer) => {
      if ("failure" in answer) throw new Error(`The model could not read a pair: ${answer.failure.cause}`);
      found[place] = answer.verdict.probabilities.unrelated;
    },
  );
  return found;
}

async function linesOf(model: AskedJudge, name: string, all: readonly Row[]): Promise<readonly string[]> {
  const rows = all.filter(({ pair }) => gateVerdict(pair) === null);
  const unrelated = await unrelatedOf(model, rows);
  const share = (least: number, relations: (relation: string) => boolean): string => {
    const own = rows.flatMap(({ relation }, place) => (relations(relation) ? [unrelated[place] ?? 0] : []));
    const out = own.filter((probability) => probability >= least).length;
    return `${out} of ${own.length} (${percent(out, own.length)})`;
  };
  return thresholds.map(
    (least) =>
      `| ${name} | ${least} | ${share(least, () => true)} | ${share(least, (relation) => relation !== "unrelated")} | ${share(least, (relation) => relation === "contradicts")} |`,
  );
}

/** What `JUDGE_FILTER=builtin` saves and loses. */
export const filter: Part = {
  title: "The model as a filter before a language model",
  write: async ({ facts }) => {
    const sets: Readonly<Record<string, readonly Row[]>> = {
      "written pairs, develop": developPairs(),
      "written dossiers, every cell, develop": developCells(),
      ...Object.fromEntries(
        Object.entries(realPairs(facts, false)).map(([name, pairs]) => [
          `real pairs, ${name}`,
          pairs.map(({ pair, label }) => ({ pair, relation: label })),
        ]),
      ),
    };
    const lines: string[] = [];
    const model = await openModel({ threads: 2, explains: false }, { log });
    try {
      for (const [name, rows] of Object.entries(sets)) lines.push(...(await linesOf(model, name, rows)));
    } finally {
      await model.close();
    }
    return [
      "With `JUDGE_FILTER=builtin`, the language model does not read a pair that the model calls unrelated with at least",
      `the probability ${SURELY_UNRELATED}. Pairs that the gate refuses are not counted: no judge reads them.`,
      "",
      "| set | probability of at least | pairs that need no request | related pairs lost | contradictions lost |",
      "|---|---|---|---|---|",
      ...lines,
    ];
  },
};
