import { cpus, totalmem } from "node:os";
import type { Diffed } from "./diff.js";
import { medianOf } from "./load.js";

/** One line of the results: the medians of its rounds. */
export interface Line {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMicros: number;
}

export interface Results {
  readonly lines: readonly Line[];
  /** The first diff of a new process. */
  readonly first: Diffed;
  readonly diffs: readonly Diffed[];
  readonly postgresql: string;
  readonly day: string;
  readonly how: string;
}

/** A target of the design with its measurement. */
interface Target {
  readonly promise: string;
  readonly measured: string;
  readonly isMet: boolean;
}

function find(lines: readonly Line[], name: string): Line {
  const line = lines.find((candidate) => candidate.name === name);
  if (!line) throw new Error(`Nothing was measured under the name ${name}.`);
  return line;
}

export const names = {
  noOp: "no-op route, bare Fastify",
  company: "a company's contradictions",
  list: "a filtered list of links",
  one: "one contradiction by id",
  feed: "the feed of all contradictions",
  feedUnchanged: "the same feed, 304",
  companyPlain: "a company's contradictions, not compressed",
  bytes: "the same bytes from bare Fastify",
  listUncached: "the list, not from memory",
  byHand: "the same list from a handwritten query, bare Fastify",
  oneUncached: "one contradiction, not from memory",
  feedUncached: "the feed, not from memory",
} as const;

const cached = [names.company, names.list, names.one, names.feed, names.feedUnchanged];

export function targetsOf({ lines, diffs }: Pick<Results, "lines" | "diffs">): Target[] {
  const noOp = find(lines, names.noOp).perSecond;
  const list = find(lines, names.listUncached).perSecond;
  const byHand = find(lines, names.byHand).perSecond;
  const diff = medianOf(diffs.map(({ ms }) => ms));
  const slowest = Math.max(...diffs.map(({ ms }) => ms));
  return [
    ...cached.map((name) => {
      const ratio = find(lines, name).perSecond / noOp;
      return {
        promise: `${name}: at least 0.5 of the no-op route`,
        measured: ratio.toFixed(2),
        isMet: ratio >= 0.5,
      };
    }),
    {
      promise: "the list, not from memory: at most 1.5 times the time of the handwritten query",
      measured: (byHand / list).toFixed(2),
      isMet: byHand / list <= 1.5,
    },
    {
      promise: "the diff of a new move: under 200 ms",
      measured: `${diff.toFixed(0)} ms median, ${slowest.toFixed(0)} ms slowest`,
      isMet: diff < 200,
    },
  ];
}

const whole = (value: number): string => Math.round(value).toLocaleString("en-US");
const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

function speedTable(lines: readonly Line[]): string[] {
  const noOp = find(lines, names.noOp).perSecond;
  return [
    row(["request", "rate / no-op rate", "per second", "p50", "p99", "server time each", "body"]),
    row(["---", "---:", "---:", "---:", "---:", "---:", "---:"]),
    ...lines.map((line) =>
      row([
        line.name,
        (line.perSecond / noOp).toFixed(line.perSecond / noOp < 0.1 ? 4 : 2),
        whole(line.perSecond),
        `${line.p50Ms.toFixed(1)} ms`,
        `${line.p99Ms.toFixed(1)} ms`,
        `${whole(line.cpuMicros)} µs`,
        `${whole(line.bytes)} B`,
      ]),
    ),
  ];
}

function diffTable({ first, diffs }: Pick<Results, "first" | "diffs">): string[] {
  const times = diffs.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (part: number) => `${(times[Math.ceil(times.length * part) - 1] ?? 0).toFixed(0)} ms`;
  const largest = diffs.reduce((most, diff) => (diff.entries > most.entries ? diff : most));
  return [
    row([
      "new moves",
      "median",
      "90 of 100",
      "slowest",
      "the largest company",
      "the first after the start",
      "links proposed",
    ]),
    row(["---:", "---:", "---:", "---:", "---", "---:", "---:"]),
    row([
      whole(diffs.length),
      at(0.5),
      at(0.9),
      at(1),
      `${largest.ms.toFixed(0)} ms with ${whole(largest.entries)} entries`,
      `${first.ms.toFixed(0)} ms`,
      whole(diffs.reduce((sum, { proposed }) => sum + proposed, 0)),
    ]),
  ];
}

/** `bench/results.md`. */
export function report(results: Results): string {
  const targets = targetsOf(results);
  const [cpu] = cpus();
  return [
    "# How fast it is",
    "",
    `Written by \`npm run bench\` on ${results.day}. ${cpu?.model.trim() ?? "Unknown processor"}, ${cpus().length} cores,`,
    `${Math.round(totalmem() / 2 ** 30)} GiB; Node ${process.versions.node}, PostgreSQL ${results.postgresql}. ${results.how}`,
    "",
    "The no-op route is bare Fastify without a hook, and answers 11 bytes. The service answers with all its headers, limits",
    "and checks. Reads from memory use ten connections and `Accept-Encoding: gzip`, as browsers and feed readers do. Reads",
    "that are not from memory use one connection, without compression. The server, the database and the load generator",
    "share the cores, so the ratios are more reliable than the rates.",
    "",
    "## Targets",
    "",
    row(["target", "measured", "met"]),
    row(["---", "---:", "---"]),
    ...targets.map(({ promise, measured, isMet }) => row([promise, measured, isMet ? "yes" : "**no**"])),
    "",
    "## Reads",
    "",
    ...speedTable(results.lines),
    "",
    "## The diff of one new move",
    "",
    "The time runs from sending `POST /api/v1/moves` until its job is done. It includes recording the move, finding and",
    "judging candidates, and storing proposals. A new process is slower at first, so the first eight moves do not count.",
    "",
    ...diffTable(results),
    "",
  ].join("\n");
}
