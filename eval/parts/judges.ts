import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rulesJudge } from "../../src/core/rules/judge.js";
import type { Judge, Pair, Verdict } from "../../src/core/verdict/verdict.js";
import { guardedJudge } from "../../src/judges/guarded.js";
import { openModel } from "../../src/judges/model/open-model.js";
import { projectRoot } from "../../src/root.js";
import { seeded } from "../random.js";
import { claimOf, type Entry, evidenceOf, type LabelledPair, rows } from "../sets/facts-folder.js";
import { type LabelledText, type NliLabel, readSet } from "../sets/sets.js";
import { developCells, developPairs, type WrittenPair } from "../sets/written.js";
import type { Part } from "./part.js";

const log = { warn: (fields: object, message: string) => console.error(message, fields) };
const percent = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(1)}%`;
const isProposed = ({ relation }: Verdict): boolean => relation !== null && relation !== "unrelated";

/** The 95% interval of a share when claims, not rows, are drawn again. */
function interval(right: readonly boolean[], claims: readonly string[]): string {
  const byClaim = new Map<string, boolean[]>();
  right.forEach((is, index) => {
    const key = claims[index] ?? "";
    byClaim.set(key, [...(byClaim.get(key) ?? []), is]);
  });
  const groups = [...byClaim.values()];
  const random = seeded(1);
  const shares = Array.from({ length: 1000 }, () => {
    const drawn = groups.flatMap(() => groups[Math.floor(random() * groups.length)] ?? []);
    return drawn.filter(Boolean).length / Math.max(1, drawn.length);
  }).sort((a, b) => a - b);
  return `${(100 * (shares[25] ?? 0)).toFixed(0)} to ${(100 * (shares[974] ?? 0)).toFixed(0)}`;
}

/** Whether a verdict says what an analyst's label says: "partly" is `qualifies` or a partial contradiction. */
function agrees(label: LabelledPair["relation"], { relation, degree }: Verdict): boolean {
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

interface RealPair {
  readonly label: LabelledPair["relation"];
  readonly pair: Pair;
  readonly claimKey: string;
  readonly company: string;
}

function realPairs(folder: string): { readonly first: RealPair[]; readonly second: RealPair[] } {
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

async function realRow(name: string, judge: Judge, pairs: readonly RealPair[]): Promise<string> {
  const verdicts = await judge.judge(pairs.map(({ pair }) => pair));
  const right = pairs.map(({ label }, index) => agrees(label, verdicts[index] as Verdict));
  const of = (label: LabelledPair["relation"]) =>
    pairs.flatMap((pair, index) => (pair.label === label ? [verdicts[index] as Verdict] : []));
  const contradictions = of("contradicts");
  const [unrelated, met] = [of("unrelated"), of("condition met")];
  const related = pairs.flatMap(({ label }, index) =>
    label === "unrelated" ? [] : [verdicts[index] as Verdict],
  );
  const found = contradictions.filter(({ relation }) => relation === "contradicts").length;
  const share = `${right.filter(Boolean).length} of ${pairs.length}, ${percent(right.filter(Boolean).length, pairs.length)} (${interval(
    right,
    pairs.map(({ claimKey }) => claimKey),
  )})`;
  return `| ${name} | ${judge.name} ${judge.version} | ${share} | ${found} of ${contradictions.length} | ${related.filter(isProposed).length} of ${related.length} | ${unrelated.filter(isProposed).length} of ${unrelated.length} | ${met.filter(({ relation }) => relation === "contradicts").length} of ${met.length} |`;
}

async function writtenRow(name: string, judge: Judge, pairs: readonly WrittenPair[]): Promise<string> {
  const verdicts = await judge.judge(pairs.map(({ pair }) => pair));
  const said = verdicts.map(({ relation, probabilities }) => relation ?? likeliest(probabilities));
  const right = pairs.map(({ relation }, index) => said[index] === relation);
  const [gold, called] = [
    pairs.filter(({ relation }) => relation === "contradicts").length,
    verdicts.filter(({ relation }) => relation === "contradicts").length,
  ];
  const hits = pairs.filter(
    ({ relation }, index) => relation === "contradicts" && verdicts[index]?.relation === "contradicts",
  ).length;
  const proposed = verdicts.filter(isProposed).length;
  const rightProposed = pairs.filter(
    ({ relation }, index) => isProposed(verdicts[index] as Verdict) && verdicts[index]?.relation === relation,
  ).length;
  const related = pairs.filter(({ relation }) => relation !== "unrelated").length;
  return `| ${name} | ${judge.name} | ${percent(right.filter(Boolean).length, pairs.length)} (${interval(
    right,
    pairs.map(({ claimKey }) => claimKey),
  )}) | ${((2 * hits) / Math.max(1, gold + called)).toFixed(2)} | ${(rightProposed / Math.max(1, proposed)).toFixed(2)} | ${(rightProposed / related).toFixed(2)} |`;
}

const likeliest = (probabilities: Verdict["probabilities"]): string =>
  Object.entries(probabilities).reduce((best, one) => (one[1] > best[1] ? one : best))[0];

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

/** At most so many rows, spread over the whole set. */
function sample(all: readonly LabelledText[]): readonly LabelledText[] {
  const step = Math.max(1, all.length / MOST_OF_A_SET);
  return Array.from(
    { length: Math.min(all.length, MOST_OF_A_SET) },
    (_, index) => all[Math.floor(index * step)] as LabelledText,
  );
}

async function publicRow(
  judge: Judge,
  folder: string,
  { name, labels }: (typeof publicSets)[number],
): Promise<string> {
  const texts = sample(readSet(folder, name));
  const pairs = texts.map(
    ({ claim, evidence }): Pair => ({
      claim: { text: claim, companies: [] },
      evidence: { text: evidence, form: "statement", companies: [] },
    }),
  );
  const verdicts = await judge.judge(pairs);
  const said = verdicts.map(({ probabilities: { confirms, contradicts, qualifies, unrelated } }) => {
    const of = { entailment: confirms, contradiction: contradicts, neutral: qualifies + unrelated };
    return labels.reduce((best, label) => (of[label] > of[best] ? label : best));
  });
  const f1 = labels.map((label) => {
    const hits = texts.filter((text, index) => text.label === label && said[index] === label).length;
    const both =
      texts.filter((text) => text.label === label).length + said.filter((one) => one === label).length;
    return (2 * hits) / Math.max(1, both);
  });
  const right = texts.map((text, index) => text.label === said[index]);
  const contradiction = f1[labels.indexOf("contradiction")] ?? 0;
  return `| ${name} | ${texts.length} | ${judge.name} | ${percent(right.filter(Boolean).length, texts.length)} (${interval(
    right,
    texts.map(({ claim }) => claim),
  )}) | ${(f1.reduce((sum, one) => sum + one, 0) / f1.length).toFixed(3)} | ${contradiction.toFixed(2)} |`;
}

/** The judges beside each other, on companies and cases that the model has never seen. */
export const judges: Part = {
  title: "The model and the rules, on what neither was trained on",
  write: async ({ facts, data, confirm }) => {
    const asked = await openModel({ threads: 2 }, { log });
    const model = guardedJudge(asked, { store: null, log });
    const lines: string[] = [];
    try {
      const all = [rulesJudge, model];
      if (existsSync(join(facts, "pairs-2.jsonl"))) {
        const split: { develop: string[]; confirm: string[] } = JSON.parse(
          readFileSync(join(projectRoot, "eval/sets/facts-split.json"), "utf8"),
        );
        const { first, second } = realPairs(facts);
        const of = (names: readonly string[]) => second.filter(({ company }) => names.includes(company));
        lines.push(
          "| real pairs | judge | relation right (95% by claim) | contradictions found | related pairs proposed | unrelated pairs proposed | met conditions called contradictions |",
          "|---|---|---|---|---|---|---|",
        );
        const parts = {
          "first part": first,
          develop: of(split.develop),
          ...(confirm && { confirm: of(split.confirm) }),
        };
        for (const [name, pairs] of Object.entries(parts))
          for (const judge of all) lines.push(await realRow(name, judge, pairs));
        lines.push("");
      }
      lines.push(
        "| written, split develop | judge | 4-way accuracy (95% by claim) | contradiction F1 | precision of proposals | recall of proposals |",
        "|---|---|---|---|---|---|",
      );
      for (const [name, pairs] of Object.entries({
        pairs: developPairs(),
        "dossiers, every cell": developCells(),
      }))
        for (const judge of all) lines.push(await writtenRow(name, judge, pairs));
      lines.push(
        "",
        "| public set, not trained on | rows | judge | accuracy (95% by claim) | macro-F1 | contradiction F1 |",
        "|---|---|---|---|---|---|",
      );
      for (const set of publicSets) for (const judge of all) lines.push(await publicRow(judge, data, set));
    } finally {
      await asked.close();
    }
    return lines;
  },
};
