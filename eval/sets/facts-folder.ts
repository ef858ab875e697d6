import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDay } from "../../src/core/dates/day.js";
import type { JudgedClaim, JudgedEvidence } from "../../src/core/verdict/verdict.js";

/** One row of `entries.jsonl`: a real statement or move. */
export interface Entry {
  readonly id: string;
  readonly company: string;
  readonly kind: "statement" | "move";
  readonly subkind: string;
  readonly date: string;
  readonly quote: string | null;
  readonly description: string | null;
  readonly notes: string | null;
}

/** One row of `pairs.jsonl`: an analyst's label for a claim and its evidence. */
export interface LabelledPair {
  readonly claim: string;
  readonly evidence: string;
  readonly relation: "contradicts" | "partly" | "confirms" | "condition met" | "agrees" | "unrelated";
  readonly defence?: string | null;
}

/** The rows of a file of JSON lines. */
export const rows = <T>(path: string): T[] =>
  readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T); // the folder's README says what the rows hold

/** The names in "WhatsApp (Meta)": the company and, in parentheses, its parent or former name. */
const namesOf = (company: string): string[] =>
  company
    .split(/[()]/)
    .map((name) => name.trim())
    .filter((name) => name !== "");

/** An entry as a claim. */
export function claimOf(entry: Entry): JudgedClaim {
  return {
    text: entry.quote ?? entry.description ?? "",
    day: parseDay(entry.date),
    voice: entry.notes?.includes("VOICE:") ? "reporting" : "own",
    companies: namesOf(entry.company),
  };
}

/** An entry as evidence. */
export function evidenceOf(entry: Entry): JudgedEvidence {
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

/** Entries and labelled pairs. */
export interface Facts {
  readonly entries: readonly Entry[];
  readonly pairs: readonly LabelledPair[];
}

/** The entries and pairs of the new companies of the split `develop`; empty lists if the folder lacks them. */
export function developFacts(folder: string): Facts {
  if (!existsSync(join(folder, "pairs-2.jsonl"))) return { entries: [], pairs: [] };
  const split: unknown = JSON.parse(readFileSync(join("eval", "sets", "facts-split.json"), "utf8"));
  const { develop } = split as { readonly develop: readonly string[] }; // the file says which companies
  const isOpen = new Set(develop);
  const entries = rows<Entry>(join(folder, "entries-2.jsonl")).filter(({ company }) => isOpen.has(company));
  const known = new Set(entries.map(({ id }) => id));
  const pairs = rows<LabelledPair>(join(folder, "pairs-2.jsonl")).filter(
    ({ claim, evidence }) => known.has(claim) && known.has(evidence),
  );
  return { entries, pairs };
}

/** The entries and the labelled pairs of a folder; empty lists if the folder lacks them. */
export function readFacts(folder: string): Facts {
  if (!existsSync(join(folder, "pairs.jsonl"))) return { entries: [], pairs: [] };
  return { entries: rows(join(folder, "entries.jsonl")), pairs: rows(join(folder, "pairs.jsonl")) };
}

/** The texts of a folder's related pairs; an empty list if the folder lacks them. */
export function factTexts(folder: string): readonly { readonly claim: string; readonly evidence: string }[] {
  if (!existsSync(join(folder, "pairs.jsonl"))) return [];
  const entries = new Map(rows<Entry>(join(folder, "entries.jsonl")).map((entry) => [entry.id, entry]));
  return rows<LabelledPair>(join(folder, "pairs.jsonl")).flatMap((pair) => {
    const [claim, evidence] = [entries.get(pair.claim), entries.get(pair.evidence)];
    if (pair.relation === "unrelated" || claim === undefined || evidence === undefined) return [];
    return [{ claim: claimOf(claim).text, evidence: evidenceOf(evidence).text }];
  });
}
