import { crossValidatedSentences, type Said, sentenceFigures } from "../sentences/figures.js";
import {
  actionByRule,
  certaintyByRule,
  clarityByRule,
  evidenceByRule,
  promiseByRule,
  timelineByRule,
} from "../sentences/rules.js";
import {
  corporateActions,
  hedgedSentences,
  type LabelledSentence,
  promiseQuestions,
  reportedPromises,
} from "../sentences/sets.js";
import type { Part } from "./part.js";

interface Question {
  readonly name: string;
  readonly rows: readonly LabelledSentence[];
  readonly rule: (text: string) => string;
  readonly published?: string;
}

const rules = {
  promise_status: promiseByRule,
  verification_timeline: timelineByRule,
  evidence_status: evidenceByRule,
  evidence_quality: clarityByRule,
} as const;

function questions(folder: string): readonly Question[] {
  return [
    {
      name: "A3CG: act implemented, planned, indeterminate or none (single-act sentences)",
      rows: corporateActions(folder),
      rule: actionByRule,
      published: ".595 action F1 (GRACE, with aspects)",
    },
    {
      name: "CoNLL-2010: certain or uncertain",
      rows: hedgedSentences(folder),
      rule: certaintyByRule,
      published: "F1 of uncertain .602 (best of CoNLL-2010, whole test part)",
    },
    ...promiseQuestions.map((question) => ({
      name: `PromiseEval, English: ${question.replaceAll("_", " ")}`,
      rows: reportedPromises(folder, question),
      rule: rules[question],
    })),
  ];
}

const figure = (value: number, [low, high]: readonly [number, number]): string =>
  `${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;

function line({ name, published = "" }: Question, by: string, said: readonly Said[]): string {
  const { accuracy, interval, macroF1, macroInterval } = sentenceFigures(said);
  return `| ${name} | ${by} | ${said.length} | ${figure(accuracy, interval)} | ${figure(macroF1, macroInterval)} | ${published} |`;
}

/** Predictions that always give the commonest label. */
function commonest(rows: readonly LabelledSentence[]): readonly Said[] {
  const counts = new Map<string, number>();
  for (const { label } of rows) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [[top] = [""]] = [...counts].sort((a, b) => b[1] - a[1]);
  return rows.map(({ label }) => ({ label, said: top }));
}

function linesOf(question: Question): readonly string[] {
  const { rows, rule } = question;
  if (rows.length === 0) return [];
  return [
    line(
      question,
      "rules as shipped",
      rows.map(({ text, label }) => ({ label, said: rule(text) })),
    ),
    line(question, "trained on the other folds", crossValidatedSentences(rows)),
    line(question, "always the commonest label", commonest(rows)),
  ];
}

/** Single sentences and passages: which kind of claim they make, and how firmly. */
export const sentences: Part = {
  title: "Single sentences: acts, promises, hedges",
  write: ({ data }) => [
    "*Rules as shipped* are the rules of `core/claims` and `core/language`, mapped to the labels of the set. *Trained on the",
    "other folds* is a linear model in 5-fold cross-validation. It reads words, the lexicon's more general terms for them,",
    "and the output of those rules. These sets may only be used to measure, so no weights of this model are shipped. The",
    "intervals resample sentences. This part reads no evidence, so it has no claim-only figure. CommitmentBank was not",
    "available: rules (`core/language/commitment.ts`) read how far a speaker is committed to a clause, and were not measured",
    "on it.",
    "",
    "| set and question | by | rows | accuracy (95%) | macro-F1 (95%) | published |",
    "|---|---|---|---|---|---|",
    ...questions(data).flatMap(linesOf),
    "",
    "The aim on A3CG (macro-F1 .76) is not reached. On the same folds, none of these helped: letters of words, naive-Bayes",
    "weighting, more or fewer epochs, weights by class, and averages of six such models (.664 to .670). The model confuses",
    "*implemented* with *indeterminate* and with *no action*. The first depends on how concrete an act seems to the",
    "annotators, the second on which subjects the set counts as sustainability.",
  ],
};
