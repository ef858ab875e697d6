import { cpus } from "node:os";
import { judgePair } from "../../src/core/rules/judge.js";
import { seeded } from "../random.js";
import { readSet } from "../sets/sets.js";
import type { Part } from "./part.js";

const WORDS = 120;
const PAIRS = 1000;
const WARMING = 4;
const ROUNDS = 7;
/** Sets whose evidence has whole sentences on many subjects. */
const sources = ["fever", "mnli-matched-sample", "healthver", "covidfact"];

type TextPair = readonly [claim: string, evidence: string];

/** Texts of WORDS words made of sentences in random order, so that no two texts are the same in any round. */
function drawTexts(sentences: readonly string[], count: number, random: () => number): string[] {
  return Array.from({ length: count }, () => {
    const words: string[] = [];
    while (words.length < WORDS) {
      words.push(...(sentences[Math.floor(random() * sentences.length)] ?? "").split(/\s+/));
    }
    return words.slice(0, WORDS).join(" ");
  });
}

/** Pairs in a second of processor time, not of wall-clock time: other programs may be using the machine. */
function perSecond(pairs: readonly TextPair[]): number {
  const started = process.cpuUsage();
  for (const [claim, evidence] of pairs) {
    judgePair({ text: claim, companies: [] }, { text: evidence, form: "statement", companies: [] });
  }
  const { user, system } = process.cpuUsage(started);
  return (pairs.length * 1e6) / (user + system);
}

/** The figures of the rounds after the warm-up, fastest first. Each round has its own texts. */
function rounds(draw: () => readonly TextPair[]): readonly number[] {
  for (let round = 0; round < WARMING; round += 1) perSecond(draw());
  return Array.from({ length: ROUNDS }, () => perSecond(draw())).sort((a, b) => b - a);
}

function row(name: string, figures: readonly number[]): string {
  const [best = 0, median = 0] = [figures[0], figures[Math.floor(figures.length / 2)]];
  return `| ${name} | ${Math.round(best)} | ${Math.round(median)} |`;
}

/** The pairs of texts that the judge reads in a second. */
export const speed: Part = {
  title: "Speed",
  write: ({ data }) => {
    const random = seeded(1);
    const rows = sources.flatMap((set) => readSet(data, set));
    const sentences = [...new Set(rows.map(({ evidence }) => evidence))];
    const draw = (): string[] => drawTexts(sentences, 2 * PAIRS, random);
    const distinct = (): TextPair[] => {
      const texts = draw();
      return Array.from({ length: PAIRS }, (_, at) => [texts[2 * at] ?? "", texts[2 * at + 1] ?? ""]);
    };
    const oneClaim = (): TextPair[] => {
      const [claim = "", ...evidences] = draw().slice(0, PAIRS + 1);
      return evidences.map((evidence) => [claim, evidence]);
    };
    return [
      `Pairs in a second of processor time, on one core of ${cpus()[0]?.model.trim() ?? "this machine"}. Each text has ${WORDS} words, made of`,
      `whole sentences of the sets in random order. ${ROUNDS} rounds of ${PAIRS} pairs follow ${WARMING} warm-up rounds, and no two rounds`,
      "share a text. Timings depend on what else the machine does, so compare only figures of one run.",
      "",
      "| pairs | best round | median round |",
      "|---|---|---|",
      row("no two pairs share a text", rounds(distinct)),
      row("one claim with many pieces of evidence, as the diff judges", rounds(oneClaim)),
    ];
  },
};
