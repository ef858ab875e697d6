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
  folder = await mkdtemp(join(tmpdir(), "walkback-extract-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function extract(args: readonly string[], input: string | Buffer = "") {
  const command = join(projectRoot, "bin", "walkback.mjs");
  const child = spawn(process.execPath, [command, "extract", ...args], { cwd: folder });
  child.stdin.on("error", () => undefined).end(input);
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  const rows = out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
  return { rows, error, code };
}

test("each file is one line, and a file that cannot be read is a line with its error", async () => {
  await writeFile(join(folder, "a.txt"), "July 23, 2024\n\nWe will stay open.\n");
  await writeFile(join(folder, "b.pdf"), "%PDF-1.4 cut off");
  const { rows, error, code } = await extract(["a.txt", "b.pdf", "missing.html", "--json"]);
  expect(code).toBe(2);
  expect(rows[0]).toMatchObject({
    file: "a.txt",
    mediaType: "text/plain",
    title: null,
    author: null,
    publishedOn: "2024-07-23",
    publishedOnPrecision: "day",
    publishedFrom: "text",
    text: "July 23, 2024\n\nWe will stay open.\n",
  });
  expect(rows[0].statements).toBeInstanceOf(Array);
  expect(rows[1]).toEqual({ file: "b.pdf", error: expect.stringContaining("incomplete") });
  expect(rows[2]).toEqual({ file: "missing.html", error: 'There is no file "missing.html".' });
  expect(error).toContain("Documents that could not be read: 2.");
});

test("stdin is read as -, with the kind and the address that are given", async () => {
  const args = ["-", "--type", "html", "--url", "https://example.com/2024/07/23/a"];
  const { rows, code } = await extract(args, "<p>Hello there.</p>");
  expect(code).toBe(0);
  expect(rows[0]).toMatchObject({
    file: "-",
    text: "Hello there.",
    publishedOn: "2024-07-23",
    publishedFrom: "url",
  });
});

test("a file of documents keeps their ids, and a bad line costs only itself", async () => {
  const lines = [
    JSON.stringify({ id: 7, text: "a\r\nb" }),
    "nope",
    JSON.stringify({ id: "x", html: "<p>Hi</p>", url: "https://example.com/2024/07/23/a" }),
    JSON.stringify({ id: 9 }),
  ].join("\n");
  const { rows, code } = await extract(["-", "--lines"], gzipSync(lines));
  expect(code).toBe(2);
  expect(rows.map(({ id, text: read, error }) => [id, read ?? error.slice(0, 22)])).toEqual([
    [7, "a\r\nb"],
    [null, "Line 2 is not a JSON o"],
    ["x", "Hi"],
    [9, 'The line has neither "'],
  ]);
});

test("an unknown kind is refused before anything is read", async () => {
  const { rows, error, code } = await extract(["-", "--type", "doc"], "x");
  expect([rows, code]).toEqual([[], 1]);
  expect(error).toContain('--type "doc" must be one of html');
});
