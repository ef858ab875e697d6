import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { type LabelledText, type NliLabel, nliLabels } from "../eval/sets/sets.js";
import { MAX_JUDGED_CHARACTERS } from "../src/core/verdict/verdict.js";
import { DomainError } from "../src/errors.js";

/** Other sets' names for the three labels, listed in docs/judge-a-file.md: lower case, with spaces for `_` and `-`. */
const wordsOf: Readonly<Record<NliLabel, readonly string[]>> = {
  entailment:
    "entailment, entail, entailed, entails, e, confirm, confirms, confirmed, support, supports, supported, agree, agrees, for, 0".split(
      ", ",
    ),
  neutral:
    "neutral, n, qualify, qualifies, unrelated, cannot tell, not enough info, not enough information, nei, not entailment, not entailed, observing, discuss, unknown, 1".split(
      ", ",
    ),
  contradiction:
    "contradiction, contradict, c, contradicts, contradicted, refute, refutes, refuted, undermine, undermines, disagree, disagrees, against, 2".split(
      ", ",
    ),
};
const labelOf = new Map(nliLabels.flatMap((label) => wordsOf[label].map((word) => [word, label] as const)));
/** Labels that say that people did not agree on a row, which is then skipped. */
const undecided = new Set(["-", "-1", ""]);
const names = {
  claim: ["claim", "hypothesis", "sentence2"],
  evidence: ["evidence", "premise", "sentence1"],
  label: ["label", "gold_label", "relation"],
} as const;
const MOST_NAMED = 10;

const refuse = (message: string): never => {
  throw new DomainError("invalid-input", message);
};

function fieldOf(row: object, field: keyof typeof names): unknown {
  // The row comes from JSON. Its fields are checked where they are used.
  const record = row as Readonly<Record<string, unknown>>;
  const name = names[field].find((one) => record[one] !== undefined && record[one] !== null);
  if (name !== undefined) return record[name];
  return refuse(
    `has no "${names[field].join('", "')}"; it has "${Object.keys(record).slice(0, 12).join('", "')}".`,
  );
}

function textOf(row: object, field: "claim" | "evidence"): string {
  const text = fieldOf(row, field);
  if (typeof text !== "string")
    return refuse(`its ${field} must be a text, not ${JSON.stringify(text)?.slice(0, 40)}.`);
  if (text.length > MAX_JUDGED_CHARACTERS)
    refuse(`its ${field} has ${text.length} characters; at most ${MAX_JUDGED_CHARACTERS} are allowed.`);
  return text;
}

/** The label of a row; `null` if people did not agree on one. */
function readLabel(row: object): NliLabel | null {
  const given = fieldOf(row, "label");
  if (typeof given !== "string" && typeof given !== "number")
    return refuse(`its label must be a word or 0, 1 or 2, not ${JSON.stringify(given)?.slice(0, 40)}.`);
  const word = String(given)
    .trim()
    .toLowerCase()
    .replaceAll(/[_-]/g, (mark, at) => (at === 0 ? mark : " "));
  if (undecided.has(word)) return null;
  return (
    labelOf.get(word) ??
    refuse(
      `its label "${String(given).slice(0, 40)}" is not known; it must be ${nliLabels.slice(0, -1).join(", ")} or ${nliLabels.at(-1)}.`,
    )
  );
}

function readRow(line: string, file: string): LabelledText | null {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch (cause) {
    throw new DomainError("malformed-json", "is not JSON: write one JSON object a line.", { cause });
  }
  if (typeof row !== "object" || row === null || Array.isArray(row))
    return refuse("is not a JSON object: write one JSON object a line.");
  const label = readLabel(row);
  if (label === null) return null;
  return { claim: textOf(row, "claim"), evidence: textOf(row, "evidence"), label, set: file, split: "all" };
}

function contentOf(file: string): string {
  try {
    const bytes = readFileSync(file);
    const isZipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (isZipped ? gunzipSync(bytes) : bytes).toString("utf8").replace(/^\ufeff/, "");
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new DomainError("invalid-input", `"${file}" cannot be read: ${why}`, { cause });
  }
}

/**
 * The labelled pairs of a file of JSON lines, gzipped or not, in its order.
 *
 * One wrong line refuses the whole file, because weights from part of it would mislead.
 *
 * @throws DomainError `invalid-input` that names up to ten wrong lines and says what would be right
 */
export function readLabelledFile(file: string): readonly LabelledText[] {
  const faults: string[] = [];
  const texts: LabelledText[] = [];
  contentOf(file)
    .split("\n")
    .forEach((line, at) => {
      if (line.trim() === "") return;
      try {
        const text = readRow(line, file);
        if (text !== null) texts.push(text);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        faults.push(`${file} line ${at + 1}: ${error.message}`);
      }
    });
  const more = faults.length > MOST_NAMED ? [`and ${faults.length - MOST_NAMED} more lines of ${file}`] : [];
  if (faults.length > 0) refuse([...faults.slice(0, MOST_NAMED), ...more].join("\n"));
  return texts;
}
