import { cpus } from "node:os";
import { judgePair } from "../../src/core/judge/judge.js";
import { readSet } from "../sets.js";
import type { Part } from "./part.js";

const WORDS = 120;
const WARMING = 6;

function perSecond(pieces: readonly string[]): number {
  // Time of the processor, not of the wall: others may be using the machine.
  const started = process.cpuUsage();
  pieces.forEach((text, at) => {
    judgePair({ text, companies: [] }, { text: pieces[at + 1] ?? text, form: "statement", companies: [] });
  });
  const { user, system } = process.cpuUsage(started);
  return (pieces.length * 1e6) / (user + system);
}

/** How many pairs of texts the judge reads in a second. */
export const speed: Part = {
  title: "Speed",
  write: ({ data }) => {
    const words = readSet(data, "mnli-matched-sample").flatMap(({ evidence }) => evidence.split(/\s+/));
    const pieces = Array.from({ length: Math.floor(words.length / WORDS) }, (_, at) =>
      words.slice(at * WORDS, at * WORDS + WORDS).join(" "),
    );
    for (let warming = 0; warming < WARMING; warming += 1) perSecond(pieces);
    return [
      `${Math.round(perSecond(pieces))} pairs a second on one core of ${cpus()[0]?.model.trim() ?? "this machine"}, both texts of ${WORDS} words.`,
    ];
  },
};
