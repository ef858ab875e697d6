import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { judgePair } from "../src/core/judge/judge.js";
import { shippedWeights } from "../src/core/judge/model.js";
import { softmax } from "../src/core/judge/trees.js";
import { evaluateFacts } from "./facts.js";
import { type Figures, figuresOf, type Predicted } from "./metrics.js";
import { type LabelledText, measuredSets, nliLabels, readSet, trainingSets } from "./sets.js";
import { type Measured, type Model, measure, modelOf, scoreText, trainingTexts } from "./train.js";

/** Sets without neutral pairs: the two labels they know share the probability. */
const twoWay = new Set(["fever", "fever-symmetric", "covidfact", "scifact"]);
const LEAVE_OUT_ROUNDS = 60;

function predict(model: Model, text: Measured, temperature: number): Predicted {
  const [confirms = 0, neutral = 0, contradicts = 0] = softmax(
    scoreText(model, text).map((score) => score / temperature),
  );
  const known = confirms + contradicts;
  const probabilities = twoWay.has(text.set)
    ? [confirms / known, 0, contradicts / known]
    : [confirms, neutral, contradicts];
  return { label: text.row.label, probabilities, claim: text.claim };
}

/** What the judge as shipped says, its rules included: `qualifies` and `unrelated` count as neutral. */
function judged(text: LabelledText, label: number): Predicted {
  const { probabilities } = judgePair(
    { text: text.claim, companies: [] },
    { text: text.evidence, form: "statement", companies: [] },
  );
  const { confirms, contradicts, qualifies, unrelated } = probabilities;
  const known = confirms + contradicts;
  const three = twoWay.has(text.set)
    ? [confirms / known, 0, contradicts / known]
    : [confirms, qualifies + unrelated, contradicts];
  return { label, probabilities: three, claim: text.claim };
}

/** Ten or fewer folds by claim: no claim is on both sides. */
function crossValidated(
  texts: readonly Measured[],
  folds: number,
  aid: readonly Measured[] = [],
): readonly Predicted[] {
  const claims = [...new Set(texts.map(({ claim }) => claim))].sort();
  const foldOf = new Map(claims.map((claim, at) => [claim, (at * 7919) % folds] as const));
  return Array.from({ length: folds }, (_, fold) => {
    const model = modelOf([...texts.filter(({ claim }) => foldOf.get(claim) !== fold), ...aid], 90);
    return texts.filter(({ claim }) => foldOf.get(claim) === fold).map((text) => predict(model, text, 1));
  }).flat();
}

const percent = (value: number): string => (100 * value).toFixed(1);

function line(name: string, figures: Figures, published: string): string {
  const {
    rows,
    accuracy,
    interval,
    macroF1,
    precision,
    recall,
    f1,
    auprc,
    precisionAtFifth,
    calibrationError,
  } = figures;
  const cells = [
    name,
    rows,
    `${percent(accuracy)} (${percent(interval[0])} to ${percent(interval[1])})`,
    macroF1.toFixed(3),
    `${precision.toFixed(2)} / ${recall.toFixed(2)} / ${f1.toFixed(2)}`,
    auprc.toFixed(2),
    precisionAtFifth.toFixed(2),
    calibrationError.toFixed(2),
    published,
  ];
  return `| ${cells.join(" | ")} |`;
}

const head = [
  "| set | rows | accuracy (95% by claim) | macro-F1 | contradiction P / R / F1 | AUPRC | P at recall .2 | calibration error | published |",
  "|---|---|---|---|---|---|---|---|---|",
];

function speed(texts: readonly LabelledText[]): string {
  const words = texts.flatMap(({ evidence }) => evidence.split(/\s+/));
  const pieces = Array.from({ length: Math.floor(words.length / 120) }, (_, at) =>
    words.slice(at * 120, at * 120 + 120).join(" "),
  );
  const run = (): number => {
    // Time of the processor, not of the wall: others may be using the machine.
    const started = process.cpuUsage();
    pieces.forEach((text, at) => {
      judgePair({ text, companies: [] }, { text: pieces[at + 1] ?? text, form: "statement", companies: [] });
    });
    const { user, system } = process.cpuUsage(started);
    return (pieces.length * 1e6) / (user + system);
  };
  for (let warming = 0; warming < 6; warming += 1) run();
  return `${Math.round(run())} pairs a second on one core of ${cpus()[0]?.model.trim() ?? "this machine"}, both texts of 120 words.`;
}

function inDomain(folder: string): string[] {
  const sick = measure(readSet(folder, "sick"));
  const emergent = measure(readSet(folder, "emergent"));
  const fever = trainingTexts(folder).filter(({ set }) => set === "fever");
  const symmetric = measure(readSet(folder, "fever-symmetric"));
  const onFever = modelOf(measure(fever));
  return [
    line(
      "Emergent, 10-fold by claim",
      figuresOf(crossValidated(emergent, 10)),
      "73.3, .723 (Ferreira and Vlachos 2016)",
    ),
    line(
      "SICK trial and train, 5-fold by claim",
      figuresOf(crossValidated(sick, 5)),
      "77.2 MonaLog, 84.6 best of SemEval-2014",
    ),
    line(
      "FEVER-Symmetric v0.2 dev, trained on FEVER",
      figuresOf(symmetric.map((text) => predict(onFever, text, 1))),
      "61.6 (v0.1)",
    ),
  ];
}

function leftOut(folder: string): string[] {
  const texts = measure(trainingTexts(folder));
  const { temperature } = shippedWeights();
  return trainingSets.map((set) => {
    const own = texts.filter((text) => text.set === set);
    const related = (other: string): boolean => set.startsWith("fever") && other.startsWith("fever");
    const model = modelOf(
      texts.filter((text) => text.set !== set && !related(text.set)),
      LEAVE_OUT_ROUNDS,
    );
    return line(`${set} (left out)`, figuresOf(own.map((text) => predict(model, text, temperature))), "");
  });
}

interface Folders {
  readonly data: string;
  readonly facts: string;
}

const published: Readonly<Record<string, string>> = {
  "breaking-nli": "85.8 WordNet look-up, 83.5 KIM",
  rte3: "contradiction .23 / .19 (de Marneffe 2008)",
};

function shipped({ data }: Folders): string[] {
  return measuredSets.map((set) => {
    const texts = readSet(data, set);
    const rows = texts.map((text) => judged(text, nliLabels.indexOf(text.label)));
    return line(set, figuresOf(rows), published[set] ?? "");
  });
}

/** The parts of an evaluation in the order of the report; each may be run alone. */
const parts: Readonly<
  Record<string, { readonly title: string; readonly write: (folders: Folders) => string[] }>
> = {
  facts: {
    title: "Real pairs of companies (the rules were written with these in view: not a test of transfer)",
    write: ({ facts }) => ["```", ...evaluateFacts(facts, false), "```"],
  },
  shipped: {
    title: "As shipped, on sets it was not trained on",
    write: (folders) => [...head, ...shipped(folders)],
  },
  "left-out": {
    title: "Each training set left out of training (weights alone, without the rules)",
    write: ({ data }) => [...head, ...leftOut(data)],
  },
  "in-domain": { title: "Trained on the set's own kind", write: ({ data }) => [...head, ...inDomain(data)] },
  speed: { title: "Speed", write: ({ data }) => [speed(readSet(data, "mnli-matched-sample"))] },
};

const resultOf = (part: string): string => join("eval", "results", `${part}.md`);

/** Puts the parts that were run, now or before, together as `eval/results.md`. */
function assemble(): string {
  const intro = [
    "# What the built-in judge gets right",
    "",
    "Written by `npm run eval`. Labels are confirms, neutral (qualifies or unrelated) and contradicts; intervals draw",
    "claims again, not rows. No row of the sets is in this repository.",
    "",
  ];
  const found = Object.keys(parts).filter((part) => existsSync(resultOf(part)));
  return [...intro, ...found.map((part) => readFileSync(resultOf(part), "utf8"))].join("\n");
}

function main(): void {
  const { values } = parseArgs({
    options: {
      data: { type: "string", default: join("..", "shared", "data") },
      facts: { type: "string", default: join("..", "shared", "facts") },
      part: { type: "string", multiple: true, default: Object.keys(parts) },
    },
  });
  if (!existsSync(values.data)) {
    console.log(`No labelled sets in ${values.data}: skipped. Give their folder with --data.`);
    return;
  }
  mkdirSync(join("eval", "results"), { recursive: true });
  for (const name of values.part) {
    const part = parts[name];
    if (part === undefined) throw new Error(`no part ${name}; there are ${Object.keys(parts).join(", ")}`);
    writeFileSync(resultOf(name), `## ${part.title}\n\n${part.write(values).join("\n")}\n`);
  }
  writeFileSync(join("eval", "results.md"), assemble());
  console.log(assemble());
}

if (/run\.m?js$/.test(process.argv[1] ?? "")) main();
