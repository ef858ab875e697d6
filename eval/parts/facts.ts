import { existsSync } from "node:fs";
import { join } from "node:path";
import { judgePair } from "../../src/core/rules/judge.js";
import type { Verdict } from "../../src/core/verdict/verdict.js";
import { claimOf, type Entry, evidenceOf, type LabelledPair, rows } from "../sets/facts-folder.js";
import type { Part } from "./part.js";

/** Whether a verdict says what the label says: "partly" is `qualifies` or a partial contradiction. */
function agrees(label: LabelledPair["relation"], verdict: Verdict): boolean {
  if (label === "partly")
    return (
      verdict.relation === "qualifies" || (verdict.relation === "contradicts" && verdict.degree === "partial")
    );
  if (label === "condition met" || label === "agrees") return verdict.relation === "confirms";
  if (label === "unrelated") return verdict.relation === "unrelated" || verdict.relation === null;
  return verdict.relation === label;
}

/** A labelled pair with the judge's verdict. */
interface JudgedPair {
  readonly pair: LabelledPair;
  readonly company: string;
  readonly verdict: Verdict;
}

function judgeAll(folder: string): readonly JudgedPair[] {
  const entries = new Map(rows<Entry>(join(folder, "entries.jsonl")).map((entry) => [entry.id, entry]));
  return rows<LabelledPair>(join(folder, "pairs.jsonl")).map((pair) => {
    const [claim, evidence] = [entries.get(pair.claim), entries.get(pair.evidence)];
    if (claim === undefined || evidence === undefined)
      throw new Error(`${pair.claim} or ${pair.evidence} is not an entry`);
    return { pair, company: claim.company, verdict: judgePair(claimOf(claim), evidenceOf(evidence)) };
  });
}

const isProposed = ({ relation }: Verdict): boolean => relation !== null && relation !== "unrelated";

/** The verdict under a higher minimum probability for proposals. */
const withFloor = (verdict: Verdict, floor: number): Verdict =>
  isProposed(verdict) && verdict.confidence < floor ? { ...verdict, relation: null } : verdict;

const rightIn = (judged: readonly JudgedPair[], floor: number): number =>
  judged.filter(({ pair, verdict }) => agrees(pair.relation, withFloor(verdict, floor))).length;

const floors = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8];

/** The minimum probability that gets most of these pairs right; the lowest if several do. */
const floorFor = (judged: readonly JudgedPair[]): number =>
  floors.reduce((best, floor) => (rightIn(judged, floor) > rightIn(judged, best) ? floor : best));

const percent = (part: number, of: number): string => `${((100 * part) / Math.max(1, of)).toFixed(1)}%`;

function table(judged: readonly JudgedPair[]): string[] {
  const found = new Map<string, Map<string, number>>();
  for (const { pair, verdict } of judged) {
    const said = `${verdict.relation ?? "cannot tell"}${verdict.degree === "partial" ? " (part)" : ""}`;
    const row = found.get(pair.relation) ?? new Map<string, number>();
    found.set(pair.relation, row.set(said, (row.get(said) ?? 0) + 1));
  }
  return [...found].map(
    ([label, row]) => `${label.padEnd(14)} ${[...row].map(([said, count]) => `${said} ${count}`).join(", ")}`,
  );
}

/** Each company's results, with the minimum probability chosen on the other companies' pairs. */
function byCompany(judged: readonly JudgedPair[]): string[] {
  const companies = [...new Set(judged.map(({ company }) => company))].sort();
  let right = 0;
  const lines = companies.map((company) => {
    const own = judged.filter((one) => one.company === company);
    const floor = floorFor(judged.filter((one) => one.company !== company));
    right += rightIn(own, floor);
    return `${company.padEnd(24)} ${rightIn(own, floor)} of ${own.length} right, floor ${floor}`;
  });
  return [
    ...lines,
    `each company left out: ${right} of ${judged.length} right: ${percent(right, judged.length)}`,
  ];
}

/** Counts of the two worst errors: unrelated pairs proposed, and met conditions called contradictions. */
function promises(judged: readonly JudgedPair[]): string[] {
  const of = (label: LabelledPair["relation"]) => judged.filter(({ pair }) => pair.relation === label);
  const strangers = of("unrelated");
  const proposed = strangers.filter(({ verdict }) => isProposed(verdict)).length;
  const met = of("condition met");
  const broken = met.filter(({ verdict }) => verdict.relation === "contradicts").length;
  return [
    `unrelated pairs proposed: ${proposed} of ${strangers.length}: ${percent(proposed, strangers.length)}`,
    `conditions that were met called contradictions: ${broken} of ${met.length}`,
  ];
}

/** Lines with the judge's results on the labelled pairs of a folder; with every pair if `isVerbose`. */
export function evaluateFacts(folder: string, isVerbose: boolean): string[] {
  if (!existsSync(join(folder, "pairs.jsonl"))) {
    return [
      `No labelled pairs in ${folder}: skipped. Give the folder that holds entries.jsonl and pairs.jsonl.`,
    ];
  }
  const judged = judgeAll(folder);
  const right = rightIn(judged, 0);
  return [
    ...(isVerbose ? judged.flatMap(describePair) : []),
    ...table(judged),
    `${right} of ${judged.length} right, rules and floor as shipped: ${percent(right, judged.length)}`,
    ...promises(judged),
    "",
    ...byCompany(judged),
  ];
}

function describePair({ pair, verdict }: JudgedPair): string[] {
  const said = `${verdict.relation ?? "cannot tell"}${verdict.degree === "partial" ? " (part)" : ""}`;
  const mark = agrees(pair.relation, verdict) ? "ok " : "NO ";
  return [
    `${mark} ${pair.relation} -> ${said} ${verdict.confidence.toFixed(2)} | ${pair.claim} | ${pair.evidence}`,
    ...verdict.reasons.map(({ sentence }) => `     ${sentence}`),
  ];
}

/** The judge on the labelled pairs of real companies. */
export const facts: Part = {
  title: "Real pairs of companies (the rules were written with these in view: not a test of transfer)",
  write: ({ facts: folder }) => [
    "The authors of the rules knew all ten companies, so the rules stay the same when a company is left out. Only the",
    "minimum probability for a proposal, called *floor* below, is then chosen on the other nine companies.",
    "",
    "```",
    ...evaluateFacts(folder, false),
    "```",
  ],
};

if (/facts\.m?js$/.test(process.argv[1] ?? "")) {
  const [folder = join("..", "shared", "facts"), flag] = process.argv.slice(2);
  console.log(evaluateFacts(folder, flag === "--verbose").join("\n"));
}
