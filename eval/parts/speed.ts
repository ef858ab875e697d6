import { cpus } from "node:os";
import { judgePair } from "../../src/core/judge/judge.js";
import { seeded } from "../random.js";
import { readSet } from "../sets/sets.js";
import type { Part } from "./part.js";

const WORDS = 120;
const PAIRS = 1000;
const WARMING = 4;
const ROUNDS = 7;
/** Sets whose evidence is whole sentences of many subjects. */
const sources = ["fever", "mnli-matched-sample", "healthver", "covidfact"];

type TextPair = readonly [claim: string, evidence: string];

/** Texts of so many words, of sentences in an order drawn anew: no two are the same, in any round. */
function drawTexts(sentences: readonly string[], count: number, random: () => number): string[] {
  return Array.from({ length: count }, () => {
    const words: string[] = [];
    while (words.length < WORDS) {
      words.push(...(sentences[Math.floor(random() * sentences.length)] ?? "").split(/\s+/));
    }
    return words.slice(0, WORDS).join(" ");
  });
}

/** Pairs a second of the processor's time, not of the wall's: others may be using the machine. */
function perSecond(pairs: readonly TextPair[]): number {
  const started = process.cpuUsage();
  for (const [claim, evidence] of pairs) {
    judgePair({ text: claim, companies: [] }, { text: evidence, form: "statement", companies: [] });
  }
  const { user, system } = process.cpuUsage(started);
  return (pairs.length * 1e6) / (user + system);
}

/** The rounds' figures after some to warm up, fastest first; each round has texts of its own. */
function rounds(draw: () => readonly TextPair[]): readonly number[] {
  for (let round = 0; round < WARMING; round += 1) perSecond(draw());
  return Array.from({ length: ROUNDS }, () => perSecond(draw())).sort((a, b) => b - a);
}

function told(name: string, figures: readonly number[]): string {
  const [best = 0, median = 0] = [figures[0], figures[Math.floor(figures.length / 2)]];
  return `| ${name} | ${Math.round(best)} | ${Math.round(median)} |`;
}

/** How many pairs of texts the judge reads in a second. */
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
      `Pairs a second of one core of ${cpus()[0]?.model.trim() ?? "this machine"}, by the processor's time; both texts of ${WORDS}`,
      `words, whole sentences of the sets in an order drawn anew. ${ROUNDS} rounds of ${PAIRS} pairs, after ${WARMING} to warm up; no round`,
      "has a text of another. Timings depend on what else the machine does: compare figures of one run only.",
      "",
      "| pairs | best round | median round |",
      "|---|---|---|",
      told("no two pairs share a text", rounds(distinct)),
      told("one claim beside many evidences, as the diff judges", rounds(oneClaim)),
    ];
  },
};
