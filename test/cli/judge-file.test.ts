import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { shippedWeights, writeWeights } from "../../src/core/rules/weights/model.js";
import { projectRoot } from "../../src/root.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "walkback-judge-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

// The model judges by default. The rules answer the tests of everything else at once.
const byRules = { ...process.env, JUDGE: "rules" };

const judge = (input: string | Buffer, ...args: readonly string[]) => judgeWith(byRules, input, args);

/** Runs the command in an empty folder with `input` as the file `pairs.jsonl` and as stdin. */
async function judgeWith(env: NodeJS.ProcessEnv, input: string | Buffer, args: readonly string[]) {
  await writeFile(join(folder, "pairs.jsonl"), input);
  const command = join(projectRoot, "bin", "walkback.mjs");
  const child = spawn(process.execPath, [command, "judge", ...args], { cwd: folder, env });
  child.stdin.on("error", () => undefined).end(input);
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  const lines = out.split("\n").filter((line) => line !== "");
  return { out, error, code, lines, rows: lines.map((line) => JSON.parse(line)) };
}

const pair = (claim: string, evidence: string, more: object = {}): string =>
  JSON.stringify({ claim, evidence, ...more });
const kept = pair("We will never sell your data.", "We sold the data of our users to brokers.");

test("a line is written unchanged to the byte, with the verdict after its own fields", async () => {
  const line =
    '{ "2": 1.0, "id": 12345678901234567890, "premise": "Dogs bark.", "a": [1, {"x": "}"}], "hypothesis": "Cats purr." }';
  const { lines, rows, code, error } = await judge(`${line}\n`, "pairs.jsonl");
  expect([code, error]).toEqual([0, ""]);
  expect(lines[0]).toMatch(line.slice(0, -2));
  const { probabilities, reasons, judge: by, relation } = rows[0];
  expect(Object.keys(probabilities)).toEqual(["contradicts", "confirms", "qualifies", "unrelated"]);
  expect([...Object.keys(probabilities), null]).toContain(relation);
  expect(reasons[0].sentence).not.toBe("");
  expect(by.name).toBe("rules");
});

test("the answers do not depend on gzip, stdin, a byte order mark, CRLF or a missing last line feed", async () => {
  const input = `${kept}\n${pair("Our models are free.", "Our models cost money.")}\n`;
  const plain = await judge(input, "pairs.jsonl");
  expect(plain.lines).toHaveLength(2);
  const others = [
    await judge(gzipSync(input), "pairs.jsonl"),
    await judge(
      Buffer.concat(
        [...input]
          .map((byte) => gzipSync(byte))
          .slice(0, 20)
          .concat(gzipSync(input.slice(20))),
      ),
      "-",
    ),
    await judge(input, "-"),
    await judge(`\ufeff${input.replaceAll("\n", "\r\n\r\n")}`, "pairs.jsonl"),
    await judge(input.trimEnd(), "pairs.jsonl"),
  ];
  for (const other of others) expect([other.code, other.out]).toEqual([0, plain.out]);
});

test("--three-way adds the likeliest of entailment, neutral and contradiction to the four relations", async () => {
  const input = [kept, pair("", ""), pair("Our models stay open.", "Our models are open.")].join("\n");
  const four = await judge(input, "pairs.jsonl");
  const three = await judge(input, "pairs.jsonl", "--three-way");
  three.rows.forEach(({ relation, probabilities, confidence, fourWay }, at) => {
    const own = four.rows[at];
    expect(fourWay).toEqual({
      relation: own.relation,
      probabilities: own.probabilities,
      confidence: own.confidence,
    });
    const { entailment, neutral, contradiction } = probabilities;
    expect(neutral).toBeCloseTo(own.probabilities.qualifies + own.probabilities.unrelated, 5);
    expect(entailment + neutral + contradiction).toBeCloseTo(1, 9);
    expect(probabilities[relation]).toBe(Math.max(entailment, neutral, contradiction));
    expect(confidence).toBe(probabilities[relation]);
  });
});

test("the judge uses days, company, kind and form, whether in the line or inside its two sides", async () => {
  const of = (more: object) => pair("We will keep our models open.", "The models were closed.", more);
  const nested = {
    claim: { text: "We will keep our models open.", day: "2024-07-23" },
    evidence: { text: "The models were closed.", day: "2023" },
  };
  const { rows } = await judge(
    [
      of({ claimDay: "2024-07-23", evidenceDay: "2023" }),
      of({ claim_day: "2024-07-23", evidence_day: 2023 }),
      JSON.stringify(nested),
      of({ claimCompany: "Meta", evidenceCompany: "Google" }),
      of({ company: "Meta", evidenceForm: "move", claimKind: "promise" }),
      of({ claimDay: "", claimKind: null, evidenceForm: "" }),
    ].join("\n"),
    "pairs.jsonl",
  );
  const sentences = rows.map(({ reasons }) => reasons[0].sentence);
  for (const at of [0, 1, 2]) expect(sentences[at]).toMatch(/comes before the claim/);
  expect(sentences[3]).toMatch(/about Meta.*about Google/);
  for (const at of [4, 5]) expect(sentences[at]).not.toMatch(/about/);
});

test("a line that cannot be judged is written with its error, and the other lines are judged", async () => {
  const input = Buffer.concat([
    Buffer.from(`${kept}\nnot json\n[1]\n{"id":7}\n${pair("a", "b", { claimDay: "2024-13" })}\n`),
    Buffer.from(`{"claim":1,"evidence":"b"}\n${pair("a", "b", { evidenceForm: "deed" })}\n{"claim":"caf`),
    Buffer.from([0xe9, 0x22, 0x7d, 0x0a]),
    Buffer.from(`${pair("x".repeat(400_000), "b")}\n{"claim":null,"evidence":"b"}\n\n${kept}`),
  ]);
  const { rows, code, error } = await judge(input, "pairs.jsonl");
  expect(code).toBe(2);
  expect(rows).toHaveLength(11);
  const expected = [
    null,
    /^line 2 is not JSON .*one JSON object on each line/,
    /^line 3 is a list/,
    /^line 4 has no "claim" \(or "hypothesis"\); it has "id"/,
    /^line 5 "claimDay": "2024-13" is not a day: write 2024-07-23/,
    /^line 6 "claim" must be a text/,
    /^line 7 "evidenceForm" must be statement, move, not "deed"/,
    /^line 8 is not UTF-8/,
    /^line 9 The claim has 400000 characters/,
    /^line 10 "claim" is null; it must be a text\.$/,
    null,
  ];
  rows.forEach((row, at) => {
    const pattern = expected[at];
    if (pattern) {
      expect(row.error).toMatch(pattern);
      expect(error).toContain(row.error);
    } else expect(row).toHaveProperty("relation");
  });
  expect(rows[1].input).toBe("not json");
  expect(rows[3].id).toBe(7);
  expect(error).toMatch(/Lines judged: 2\. Not judged: 9/);
});

test("a line's own field moves into `given` if the answer has a field of that name", async () => {
  const line = `{"relation":"gold \\"}, ","claim":"We sell.","given":1e400,"evidence":"We do not sell.","error":"old"}`;
  const { lines, rows, code, error } = await judge(line, "pairs.jsonl");
  expect(code).toBe(0);
  expect(error).toMatch(/line 1 .*"given"/);
  expect(lines[0]).toContain(`"given":{"relation":"gold \\"}, ","given":1e400,"error":"old"}`);
  expect(rows[0].relation).not.toMatch(/gold/);
  expect(rows[0]).not.toHaveProperty("error");
});

test("one sentence says that a file is missing, is a folder, is damaged or is in UTF-16", async () => {
  const cases = [
    [await judge(kept, "none.jsonl"), /There is no file "none.jsonl"/],
    [await judge(kept, "."), /"\." is a folder/],
    [await judge(gzipSync(kept).subarray(0, 40), "pairs.jsonl"), /gzip data cannot be read to the end/],
    [await judge(Buffer.from(`\ufeff${kept}`, "utf16le"), "pairs.jsonl"), /UTF-16/],
    [await judge(kept, "pairs.jsonl", "--out", "pairs.jsonl"), /is the input file/],
    [await judge(kept, "pairs.jsonl", "--out", "none/out.jsonl"), /"none\/out.jsonl" .* no folder "none"/],
    [await judge(kept, "pairs.jsonl", "--model", "none"), /npm run train/],
  ] as const;
  for (const [{ code, out, error }, message] of cases) {
    expect([code, out]).toEqual([1, ""]);
    expect(error).toMatch(message);
    expect(error.trim().split("\n")).toHaveLength(1);
  }
});

test("damaged weights are refused before any line is judged", async () => {
  await writeFile(
    join(folder, "weights.json"),
    writeWeights(shippedWeights()).replace(/"temperature":[^,]*/, '"temperature":null'),
  );
  const { code, out, error } = await judge(kept, "pairs.jsonl", "--model", ".");
  expect([code, out]).toEqual([1, ""]);
  expect(error).toBe(
    'These weights are damaged ("temperature" must be a number above 0): train them again.\n',
  );
});

test.skipIf(!existsSync("/dev/full"))("a full disk under stdout is reported as a full disk", async () => {
  await writeFile(join(folder, "pairs.jsonl"), kept);
  const command = join(projectRoot, "bin", "walkback.mjs");
  const redirected = ["-c", 'exec "$@" > /dev/full', "sh", process.execPath, command, "judge", "pairs.jsonl"];
  const child = spawn("sh", redirected, { cwd: folder, env: byRules });
  const [error, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
  expect(code).toBe(1);
  expect(error).toMatch(/^The output could not be written: the disk is full\.[^\n]*\n$/);
});

test("an empty file is accepted", async () => {
  const { code, out, error } = await judge("", "pairs.jsonl");
  expect([code, out]).toEqual([0, ""]);
  expect(error).toMatch(/empty/);
});

test("--out writes a file, gzipped if its name ends in .gz", async () => {
  const { out } = await judge(kept, "pairs.jsonl");
  await judge(kept, "pairs.jsonl", "--out", "out.jsonl");
  await judge(kept, "pairs.jsonl", "--out", "out.jsonl.gz");
  expect(await readFile(join(folder, "out.jsonl"), "utf8")).toBe(out);
  expect(gunzipSync(await readFile(join(folder, "out.jsonl.gz"))).toString()).toBe(out);
});

test("a program that reads the answers may stop early, as head does", async () => {
  await writeFile(join(folder, "pairs.jsonl"), `${kept}\n`.repeat(20_000));
  const command = join(projectRoot, "bin", "walkback.mjs");
  const child = spawn(process.execPath, [command, "judge", "pairs.jsonl"], { cwd: folder, env: byRules });
  child.stdout.once("data", () => child.stdout.destroy());
  const [error, [code]] = await Promise.all([text(child.stderr), once(child, "close")]);
  expect([code, error]).toEqual([0, ""]);
});

test("the model judges by default, with the lines in their order", async () => {
  const input = ["ads", "fees", "stores"].map((word) =>
    pair(`We have no ${word}.`, `It has ${word}.`, { word }),
  );
  const { JUDGE: _, ...env } = process.env;
  const { rows, code, error } = await judgeWith(env, `${input.join("\n")}\n`, ["pairs.jsonl"]);
  expect([code, error]).toEqual([0, ""]);
  expect(rows.map(({ word }) => word)).toEqual(["ads", "fees", "stores"]);
  for (const { judge: by, reasons } of rows) {
    expect(by.name).toBe("builtin");
    expect(reasons[0].sentence).toMatch(/^The model/);
  }
});

test("an unknown judge and an impossible number of threads are refused", async () => {
  const unknown = await judge(kept, "pairs.jsonl", "--judge", "oracle");
  expect([unknown.code, unknown.error]).toEqual([
    1,
    '--judge "oracle" must be one of rules, builtin, nli, llm.\n',
  ]);
  const none = await judge(kept, "pairs.jsonl", "--judge", "builtin", "--threads", "0");
  expect([none.code, none.error]).toEqual([1, '--threads "0" must be a whole number from 1 to 64.\n']);
});
