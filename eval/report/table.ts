import type { LabelledText } from "../sets/sets.js";
import { claimOnlyAccuracy } from "./claim-only.js";
import { figuresOf, type Predicted } from "./metrics.js";

const columns = [
  "set",
  "rows",
  "accuracy (95% by claim)",
  "claim only",
  "macro-F1",
  "contradiction P / R / F1",
  "AUPRC",
  "P at recall .2",
  "calibration error",
  "coverage",
  "pairs/s",
  "published",
];

/** The head of a table of figures. */
export const tableHead: readonly string[] = [
  `| ${columns.join(" | ")} |`,
  `|${columns.map(() => "---").join("|")}|`,
];

/** What the columns mean, for the head of the report. */
export const tableLegend: readonly string[] = [
  "Labels are confirms, neutral (qualifies or unrelated) and contradicts. *Accuracy* has its 95% interval, for which",
  "claims are drawn again, not rows. *Claim only* is the accuracy of a model that sees the claims and never the",
  "evidence (words and pairs of words, 5-fold by claim): a figure near it says nothing about reading evidence.",
  "*P / R / F1* are precision, recall and F1 of contradictions, *AUPRC* the area under their precision-recall curve,",
  "*P at recall .2* their best precision where at least a fifth of them is found. *Calibration error* is the mean gap",
  "between the probability said and how often it was right, in ten bins. *Coverage* is the share of rows on which the",
  'judge does not say "cannot tell" (weights alone: on which a label has a probability of at least one half); the',
  "other figures count every row, by its likeliest label. *Pairs/s* are pairs a second on one core, reading included.",
  "*Published* is what others have printed for the set, not always on the same rows.",
];

const percent = (value: number): string => (100 * value).toFixed(1);

/** What a line of the table is made of. */
export interface Measurement {
  readonly name: string;
  readonly predicted: readonly Predicted[];
  /** The rows that were predicted, for what their claims alone give away. */
  readonly texts: readonly LabelledText[];
  readonly perSecond?: number;
  readonly published?: string;
}

/** A line of the table of figures. Cost: five trainings of the claim-only model. */
export function tableLine({ name, predicted, texts, perSecond, published = "" }: Measurement): string {
  const figures = figuresOf(predicted);
  const { rows, accuracy, interval, macroF1, precision, recall, f1 } = figures;
  const cells = [
    name,
    rows,
    `${percent(accuracy)} (${percent(interval[0])} to ${percent(interval[1])})`,
    percent(claimOnlyAccuracy(texts)),
    macroF1.toFixed(3),
    `${precision.toFixed(2)} / ${recall.toFixed(2)} / ${f1.toFixed(2)}`,
    figures.auprc.toFixed(2),
    figures.precisionAtFifth.toFixed(2),
    figures.calibrationError.toFixed(2),
    figures.coverage.toFixed(2),
    perSecond === undefined ? "" : Math.round(perSecond),
    published,
  ];
  return `| ${cells.join(" | ")} |`;
}
