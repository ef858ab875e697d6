import { judgePair } from "../src/core/rules/judge.js";
import { hostilePieces, hostileText } from "./sets/hostile-texts.js";

/** Lengths of the measured texts in characters, a factor apart that shows a cost above linear. */
const sizes = [12_500, 100_000] as const;
const MOST_MS_PER_10_KB = 50;

const plain = "We will never sell your data, and we will keep the models open.";
let mark = 0;

/** Milliseconds of processor time for 10 kB of a piece as claim, as evidence or as both; the lower of two runs. */
function cost(piece: string, characters: number, side: "claim" | "evidence" | "both"): number {
  const once = (): number => {
    mark += 2;
    const text = hostileText(piece, characters, mark);
    const other = side === "both" ? hostileText(piece, characters, mark + 1) : `${mark} ${plain}`;
    const [claim, evidence] = side === "evidence" ? [other, text] : [text, other];
    const begun = process.cpuUsage();
    judgePair({ text: claim, companies: [] }, { text: evidence, form: "statement", companies: [] });
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1_000;
  };
  const texts = side === "both" ? 2 : 1;
  return (Math.min(once(), once()) * 10_000) / (characters * texts);
}

// Warm up: the first runs include the time of the compiler.
for (const piece of hostilePieces) cost(piece, 2_000, "both");
const rows = hostilePieces.flatMap((piece) =>
  (["claim", "evidence", "both"] as const).map((side) => {
    const [small = 0, large = 0] = sizes.map((characters) => cost(piece, characters, side));
    return { piece, side, small, large };
  }),
);
rows.sort((a, b) => b.large - a.large);
const all = rows.map(({ large }) => large).sort((a, b) => a - b);
const [worst] = rows;
console.log(`${rows.length} texts of ${sizes[1]} characters, milliseconds of processor time for 10 kB:`);
console.log(
  `median ${all[all.length >> 1]?.toFixed(1)}, highest ${worst?.large.toFixed(1)} (aim: under ${MOST_MS_PER_10_KB})`,
);
console.log(`\nthe slowest pieces, at ${sizes[1]} and at ${sizes[0]} characters:`);
for (const { piece, side, small, large } of rows.slice(0, 12))
  console.log(
    `${large.toFixed(1).padStart(6)} ${small.toFixed(1).padStart(6)}  ${side.padEnd(8)} ${JSON.stringify(piece)}`,
  );
if ((worst?.large ?? 0) > MOST_MS_PER_10_KB) process.exitCode = 1;
