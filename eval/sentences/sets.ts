import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** A sentence or passage with its label for one question. */
export interface LabelledSentence {
  readonly text: string;
  readonly label: string;
}

interface RawSentence {
  readonly text?: string;
  readonly data?: string;
  readonly label?: string;
  readonly promise_status?: string;
  readonly verification_timeline?: string;
  readonly evidence_status?: string;
  readonly evidence_quality?: string;
}

function rowsOf(folder: string, set: string): readonly RawSentence[] {
  const path = join(folder, `${set}.jsonl.gz`);
  if (!existsSync(path)) return [];
  const lines = gunzipSync(readFileSync(path)).toString("utf8").split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => JSON.parse(line) as RawSentence); // what a row lacks is checked by its reader
}

const labelled = (text: string | undefined, label: string | undefined): readonly LabelledSentence[] =>
  text === undefined || label === undefined ? [] : [{ text, label: label.trim() }];

const actions = new Set(["implemented", "planning", "indeterminate", "no action"]);

/** Sentences of sustainability reports that mention one kind of act or none. */
export function corporateActions(folder: string): readonly LabelledSentence[] {
  return rowsOf(folder, "a3cg-corporate-actions")
    .flatMap(({ text, label }) => labelled(text, label))
    .filter(({ label }) => actions.has(label));
}

/** Sentences of an encyclopedia, certain or uncertain. */
export function hedgedSentences(folder: string): readonly LabelledSentence[] {
  return rowsOf(folder, "hedges-conll2010").flatMap(({ text, label }) => labelled(text, label));
}

/** The questions about a passage of a sustainability report. */
export const promiseQuestions = [
  "promise_status",
  "verification_timeline",
  "evidence_status",
  "evidence_quality",
] as const;

/** Passages with the answer to one question. Only `promise_status` includes passages without a promise. */
export function reportedPromises(
  folder: string,
  question: (typeof promiseQuestions)[number],
): readonly LabelledSentence[] {
  return rowsOf(folder, "promiseeval-english")
    .flatMap((row) => labelled(row.data, row[question]))
    .filter(({ label }) => label !== "N/A");
}
