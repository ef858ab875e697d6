import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { projectRoot } from "../../src/root.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "walkback-compare-"));
  await writeFile(join(folder, "old.md"), before);
  await writeFile(join(folder, "new.md"), after);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const before = "We will delete your data within 30 days.\n\nWe never sell it.\n";
const after = "We may delete your data within 30 days.\n\nWe never sell it.\n";

async function compare(args: readonly string[], input: string | Buffer = "") {
  const command = join(projectRoot, "bin", "walkback.mjs");
  const child = spawn(process.execPath, [command, "compare", ...args], { cwd: folder });
  child.stdin.on("error", () => undefined).end(input);
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { out, error, code };
}

const rowsOf = (out: string) =>
  out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

const answer = {
  isChanged: true,
  changes: [
    {
      kind: "weakened",
      before: "We will delete your data within 30 days.",
      after: "We may delete your data within 30 days.",
      beforeStart: 0,
      afterStart: 0,
    },
  ],
};

test("two files are compared as JSON, from files, gzip or stdin", async () => {
  const { out, code } = await compare(["old.md", "new.md", "--json"]);
  expect([code, JSON.parse(out)]).toEqual([0, answer]);
  expect((await compare(["old.md", "-", "--json"], gzipSync(after))).out).toBe(out);
});

test("without --json the changes are a listing, and a page without a change says so", async () => {
  const { out, code } = await compare(["old.md", "new.md"]);
  expect(code).toBe(0);
  expect(out).toContain("1 sentence changed: 1 weakened.\n");
  expect(out).toContain("  - We will delete your data within 30 days.\n  + We may delete your data");
  expect((await compare(["old.md", "old.md"])).out).toMatch(/^No words changed/);
});

test("--lines answers each line with its id, and says in the line what is wrong with it", async () => {
  const lines = [
    JSON.stringify({ id: 7, before, after }),
    "",
    "not json",
    "[1]",
    JSON.stringify({ id: "b", before }),
    JSON.stringify({ id: "c", before, after: 1 }),
    JSON.stringify({ id: "d", before, after: before }),
  ];
  const { out, error, code } = await compare(["--lines"], lines.join("\n"));
  const rows = rowsOf(out);
  expect(code).toBe(2);
  expect(rows).toHaveLength(6);
  expect(rows[0]).toEqual({ id: 7, ...answer });
  expect(rows[1].error).toMatch(/^line 3 is not JSON/);
  expect(rows[2].error).toMatch(/^line 4 must be a JSON object/);
  expect(rows[3]).toEqual({ id: "b", error: 'line 5 has no "after"; it must be a text.' });
  expect(rows[4]).toEqual({ id: "c", error: 'line 6 "after" must be a text.' });
  expect(rows[5]).toEqual({ id: "d", isChanged: false, changes: [] });
  expect(error).toMatch(/2 lines compared\. 4 could not be/);
});

test("--lines reads a file, and exits with 0 if every line was compared", async () => {
  await writeFile(join(folder, "pairs.jsonl"), `${JSON.stringify({ id: 1, before, after })}\n`);
  const { out, code } = await compare(["pairs.jsonl", "--lines"]);
  expect([code, rowsOf(out)]).toEqual([0, [{ id: 1, ...answer }]]);
});

test("one sentence says what is wrong with the files", async () => {
  const cases = [
    [await compare(["old.md", "none.md"]), /There is no file "none.md"/],
    [await compare(["old.md"]), /Name two files, the older one first/],
    [await compare(["-", "-"]), /Only one of the two files can be -/],
    [await compare(["old.md", "new.md", "--lines"]), /--lines takes one file/],
    [await compare(["old.md", "-"], Buffer.from([0xe9, 0x20])), /"-" is not UTF-8/],
  ] as const;
  for (const [{ code, out, error }, message] of cases) {
    expect([code, out]).toEqual([1, ""]);
    expect(error).toMatch(message);
    expect(error.trim().split("\n")).toHaveLength(1);
  }
});
