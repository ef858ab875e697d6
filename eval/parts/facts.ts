import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDay } from "../../src/core/dates/day.js";
import { judgePair } from "../../src/core/judge/judge.js";
import type { JudgedClaim, JudgedEvidence, Verdict } from "../../src/core/judge/verdict.js";
import type { Part } from "./part.js";

/** One row of `entries.jsonl`: a real statement or move. */
interface Entry {
  readonly id: string;
  readonly company: string;
  readonly kind: "statement" | "move";
  readonly subkind: string;
  readonly date: string;
  readonly quote: string | null;
  readonly description: string | null;
  readonly notes: string | null;
}

/** One row of `pairs.jsonl`: what an analyst says of claim and evidence. */
interface LabelledPair {
  readonly claim: string;
  readonly evidence: string;
  readonly relation: "contradicts" | "partly" | "confirms" | "condition met" | "agrees" | "unrelated";
}

const rows = <T>(path: string): T[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T); // the folder's README says what the rows hold

/** The names in "WhatsApp (Meta)": the company and what stands in brackets, its parent or former name. */
const namesOf = (company: string): string[] =>
  company
    .split(/[()]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");

function claimOf(entry: Entry): JudgedClaim {
  return {
    text: entry.quote ?? entry.description ?? "",
    day: parseDay(entry.date),
    voice: entry.notes?.includes("VOICE:") ? "reporting" : "own",
    companies: namesOf(entry.company),
  };
}

function evidenceOf(entry: Entry): JudgedEvidence {
  const isMove = entry.kind === "move";
  return {
    text: (isMove ? entry.description : entry.quote) ?? entry.quote ?? "",
    ...(isMove && entry.quote !== null ? { context: entry.quote } : {}),
    form: entry.kind,
    disclosure: entry.subkind.includes("reported") ? "reported" : "announced",
    day: parseDay(entry.date),
    companies: namesOf(entry.company),
  };
}

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

/** Lines that tell how the judge does on the labelled pairs of a folder; with every pair where `isVerbose`. */
export function evaluateFacts(folder: string, isVerbose: boolean): string[] {
  if (!existsSync(join(folder, "pairs.jsonl"))) {
    return [
      `No labelled pairs in ${folder}: skipped. Give the folder that holds entries.jsonl and pairs.jsonl.`,
    ];
  }
  const entries = new Map(rows<Entry>(join(folder, "entries.jsonl")).map((entry) => [entry.id, entry]));
  const table = new Map<string, Map<string, number>>();
  const lines: string[] = [];
  let right = 0;
  const pairs = rows<LabelledPair>(join(folder, "pairs.jsonl"));
  for (const pair of pairs) {
    const [claim, evidence] = [entries.get(pair.claim), entries.get(pair.evidence)];
    if (claim === undefined || evidence === undefined)
      throw new Error(`${pair.claim} or ${pair.evidence} is no entry`);
    const verdict = judgePair(claimOf(claim), evidenceOf(evidence));
    const said = `${verdict.relation ?? "cannot tell"}${verdict.degree === "partial" ? " (part)" : ""}`;
    const row = table.get(pair.relation) ?? new Map<string, number>();
    table.set(pair.relation, row.set(said, (row.get(said) ?? 0) + 1));
    const isRight = agrees(pair.relation, verdict);
    if (isRight) right += 1;
    if (!isVerbose) continue;
    lines.push(
      `${isRight ? "ok " : "NO "} ${pair.relation} -> ${said} ${verdict.confidence.toFixed(2)} | ${pair.claim} | ${pair.evidence}`,
    );
    lines.push(`     C ${claimOf(claim).text}`, `     E ${evidenceOf(evidence).text}`);
    lines.push(
      `     ${JSON.stringify(verdict.probabilities)}`,
      ...verdict.reasons.map(({ sentence }) => `     ${sentence}`),
    );
  }
  for (const [label, row] of table)
    lines.push(`${label.padEnd(14)} ${[...row].map(([said, count]) => `${said} ${count}`).join(", ")}`);
  return [...lines, `${right} of ${pairs.length} right: ${((100 * right) / pairs.length).toFixed(1)}%`];
}

/** The judge on the labelled pairs of real companies. */
export const facts: Part = {
  title: "Real pairs of companies (the rules were written with these in view: not a test of transfer)",
  write: ({ facts: folder }) => ["```", ...evaluateFacts(folder, false), "```"],
};

if (/facts\.m?js$/.test(process.argv[1] ?? "")) {
  const [folder = join("..", "shared", "facts"), flag] = process.argv.slice(2);
  console.log(evaluateFacts(folder, flag === "--verbose").join("\n"));
}
