import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { projectRoot } from "../../src/root.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "walkback-train-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function run(...args: readonly string[]) {
  const child = spawn(
    process.execPath,
    args.map((arg) => arg.replace(/^@/, `${projectRoot}/`)),
    { cwd: folder },
  );
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { out, error, code };
}
const train = (...args: readonly string[]) => run("@dist/train/run.js", ...args);

const animals = "dog cat horse bird sheep cow goat rabbit duck goose".split(" ");
const places = "garden house street forest river village field barn".split(" ");

/** Pairs in which an animal is in a place, an animal is not there, or another animal is elsewhere. */
const pairs = animals.flatMap((animal, at) =>
  places.flatMap((place, other) => {
    const premise = `A ${animal} is standing in the ${place}.`;
    const unlike = animals[(at + 3) % animals.length];
    return [
      { premise, hypothesis: `The ${animal} is in the ${place}.`, label: "entailment" },
      { premise, hypothesis: `The ${animal} is not in the ${place}.`, label: "contradiction" },
      {
        premise,
        hypothesis: `A ${unlike} eats near the ${places[(other + 2) % places.length]}.`,
        label: "neutral",
      },
    ];
  }),
);
const jsonLines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join("");

test("the same files give the same weights to the byte, change no source, and judge other pairs", async () => {
  const learned = pairs.filter((_, at) => at % 8 > 0);
  await writeFile(join(folder, "a.jsonl"), jsonLines(learned.slice(0, 100)));
  await writeFile(join(folder, "b.jsonl.gz"), gzipSync(jsonLines(learned.slice(100))));
  const shipped = () => readFile(join(projectRoot, "src/core/rules/weights/weights.ts"), "utf8");
  const before = await shipped();
  const first = await train("--data", "a.jsonl", "b.jsonl.gz", "--out", "one");
  expect([first.code, first.error]).toEqual([0, ""]);
  const each = (name: string) => `${learned.filter(({ label }) => label === name).length} ${name}`;
  expect(first.out).toContain(
    `${learned.length} rows (${each("entailment")}, ${each("neutral")}, ${each("contradiction")})`,
  );
  const [, right, heldOut] = /^Right on held-out rows: (\d+) of (\d+)/m.exec(first.out) ?? [];
  expect(Number(heldOut)).toBe(learned.length);
  expect(Number(right)).toBeGreaterThan(0.8 * learned.length);
  await train("--data", "a.jsonl", "--data", "b.jsonl.gz", "--out", "two");
  const weights = (name: string) => readFile(join(folder, name, "weights.json"));
  expect((await weights("one")).equals(await weights("two"))).toBe(true);
  expect(await shipped()).toBe(before);

  const held = pairs.filter((_, at) => at % 8 === 0);
  await writeFile(join(folder, "held.jsonl"), jsonLines(held));
  const { out } = await run("@bin/walkback.mjs", "judge", "held.jsonl", "--model", "one", "--three-way");
  const rows = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(rows.filter(({ relation, label }) => relation === label).length).toBeGreaterThan(0.8 * held.length);
  expect(rows[0].judge.version).toMatch(/^[\d.]+\+[0-9a-f]{12}$/);
});

test("other sets' field and label names are understood, and a set without neutral pairs teaches nothing against them", async () => {
  const two = pairs.filter(({ label }) => label !== "neutral");
  const other = { entailment: "SUPPORTS", contradiction: "refutes", neutral: "NOT ENOUGH INFO" } as const;
  const numbers = { entailment: 0, neutral: 1, contradiction: 2 } as const;
  // The labels above are only these three.
  const of = <T>(names: Readonly<Record<keyof typeof numbers, T>>, label: string) =>
    names[label as keyof typeof numbers];
  await writeFile(
    join(folder, "fever.jsonl"),
    jsonLines(
      two.map(({ premise, hypothesis, label }) => ({
        claim: hypothesis,
        evidence: premise,
        label: of(other, label),
      })),
    ),
  );
  await writeFile(
    join(folder, "snli.jsonl"),
    jsonLines([
      ...pairs.map(({ premise, hypothesis, label }) => ({
        sentence1: premise,
        sentence2: hypothesis,
        gold_label: of(numbers, label),
      })),
      { sentence1: "a", sentence2: "b", gold_label: "-" },
    ]),
  );
  const { code, error, out } = await train("--data", "fever.jsonl", "snli.jsonl", "--out", "weights");
  expect([code, error]).toEqual([0, ""]);
  expect(out).toMatch(new RegExp(`^${two.length + pairs.length} rows`));
  await writeFile(join(folder, "one.jsonl"), jsonLines([pairs[2] ?? {}]));
  const judged = await run("@bin/walkback.mjs", "judge", "one.jsonl", "--model", "weights", "--three-way");
  expect(JSON.parse(judged.out)).toMatchObject({ relation: "neutral" });
});

test("wrong rows are refused with file, line and what would be right, and nothing is written", async () => {
  await writeFile(
    join(folder, "bad.jsonl"),
    `${JSON.stringify(pairs[0])}\n\nno json\n{"premise":"a","hypothesis":"b","label":"maybe"}\n{"premise":"a","label":"neutral"}\n`,
  );
  await writeFile(join(folder, "few.jsonl"), jsonLines(pairs.slice(0, 5)));
  await writeFile(join(folder, "one.jsonl"), jsonLines(pairs.filter(({ label }) => label === "neutral")));
  const cases = [
    [
      "bad.jsonl",
      /bad\.jsonl line 3: is not JSON.*\n.*line 4: its label "maybe" is not known; it must be entailment, neutral or contradiction.*\n.*line 5: has no "claim", "hypothesis"/,
    ],
    ["few.jsonl", /5 labelled rows are too few/],
    ["one.jsonl", /All rows are labelled neutral/],
    ["none.jsonl", /"none.jsonl" cannot be read/],
  ] as const;
  for (const [file, message] of cases) {
    const { code, error } = await train("--data", file, "--out", "weights");
    expect(error).toMatch(message);
    expect(code).toBe(1);
  }
  const withoutPlace = await train("--data", "few.jsonl");
  expect(withoutPlace.error).toMatch(/--out/);
  await expect(readFile(join(folder, "weights", "weights.json"))).rejects.toThrow(/ENOENT/);
});
