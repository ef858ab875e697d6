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

/** The meaning of the columns, for the head of the report. */
export const tableLegend: readonly string[] = [
  "The labels are *confirms*, *neutral* (qualifies or unrelated) and *contradicts*.",
  "",
  "- *Accuracy* has its 95% interval, which resamples claims, not rows.",
  "- *Claim only* is the accuracy of a model that sees only the claims (words and pairs of words, 5-fold by claim). An",
  "  accuracy near it says nothing about reading evidence.",
  "- *P / R / F1* are precision, recall and F1 of contradictions. *AUPRC* is the area under their precision-recall curve.",
  "  *P at recall .2* is their best precision when at least a fifth of them is found.",
  "- *Calibration error* is the mean gap between the predicted probability and the share that was right, in ten bins.",
  '- *Coverage* is the share of rows on which the judge does not say "cannot tell". For weights alone, it is the share on',
  "  which a label has a probability of at least one half. The other figures count every row by its likeliest label.",
  "- *Pairs/s* is the number of pairs in a second on one core, reading included.",
  "- *Published* is the figure that others have published for the set, not always on the same rows.",
];

const percent = (value: number): string => (100 * value).toFixed(1);

/** The parts of a line of the table. */
export interface Measurement {
  readonly name: string;
  readonly predicted: readonly Predicted[];
  /** The predicted rows, for the claim-only figure. */
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
