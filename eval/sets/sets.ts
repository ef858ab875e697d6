import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

export const nliLabels = ["entailment", "neutral", "contradiction"] as const;
export type NliLabel = (typeof nliLabels)[number];

/** A labelled pair of a research set. */
export interface LabelledText {
  readonly claim: string;
  readonly evidence: string;
  readonly label: NliLabel;
  readonly set: string;
  readonly split: string;
}

/** Sets whose license allows training of the shipped weights. */
export const trainingSets = [
  "emergent",
  "fever",
  "fever-symmetric",
  "cad-snli",
  "conjnli",
  "scone",
  "negation-mnli",
  "mnli-matched-sample",
] as const;
/** Sets with two labels only. In scone, "neutral" means "not entailed". The others have no "neutral". */
export const measuredSets = [
  "sick",
  "breaking-nli",
  "rte3",
  "covidfact",
  "scifact",
  "healthver",
  "fragments-conditional",
  "fragments-negation",
  "fragments-comparative",
  "fragments-quantifier",
  "fragments-counting",
] as const;

interface RawRow {
  readonly premise?: string;
  readonly hypothesis?: string;
  readonly claim?: string;
  readonly evidence?: string;
  readonly label?: string;
  readonly split?: string;
}

const isLabel = (label: string | undefined): label is NliLabel => nliLabels.some((known) => known === label);

/** The rows of a file of JSON lines, gzipped or not, that have one of the three labels. */
export function parseRows(file: Buffer, set: string): readonly LabelledText[] {
  const isZipped = file[0] === 0x1f && file[1] === 0x8b;
  const lines = (isZipped ? gunzipSync(file) : file).toString("utf8").split("\n");
  return lines
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as RawRow) // what a row lacks is checked below
    .flatMap(({ premise, hypothesis, claim = hypothesis, evidence = premise, label, split }) =>
      evidence !== undefined && claim !== undefined && isLabel(label)
        ? [{ claim, evidence, label, set, split: split ?? "all" }]
        : [],
    );
}

/** The rows of a set; an empty list if the folder lacks it. */
export function readSet(folder: string, set: string): readonly LabelledText[] {
  const path = join(folder, `${set}.jsonl.gz`);
  return existsSync(path) ? parseRows(readFileSync(path), set) : [];
}
