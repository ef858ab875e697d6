import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { lockFolder } from "../../src/database/folder-lock.js";
import { projectRoot } from "../../src/root.js";

let place = "";
let folder = "";
let program = "";
const children: ChildProcess[] = [];

// A separate process that takes the lock, prints the result in one line, and runs until it is ended.
const holder = `import { lockFolder } from "./src/database/folder-lock.ts";
try { await lockFolder(process.argv[2]); console.log("locked"); }
catch (error) { console.log(error.code + " " + error.message); }
setInterval(() => {}, 60_000);`;

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), "walkback-lock-"));
  program = join(place, "holder.mjs");
  await build({
    stdin: { contents: holder, resolveDir: projectRoot, loader: "ts" },
    bundle: true,
    platform: "node",
    format: "esm",
    outfile: program,
    logLevel: "error",
  });
});
beforeEach(async () => {
  folder = await mkdtemp(join(place, "data-"));
});
afterEach(async () => {
  for (const child of children.splice(0)) await end(child);
});
afterAll(() => rm(place, { recursive: true, force: true }));

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}

async function startHolder(): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [program, folder], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const [line] = await once(child.stdout, "data");
  return { child, said: String(line).trim() };
}

test("a second process is refused with the first one's pid", async () => {
  const { child, said } = await startHolder();
  expect(said).toBe("locked");
  await expect(lockFolder(folder)).rejects.toMatchObject({
    code: "data-folder-in-use",
    message: expect.stringContaining(`process ${child.pid}.`),
  });
  const second = await startHolder();
  expect(second.said).toMatch(new RegExp(`^data-folder-in-use .* process ${child.pid}\\.`));
});

test("a process is refused while this one holds the folder, and gets the folder once it is free", async () => {
  const release = await lockFolder(folder);
  expect((await startHolder()).said).toContain(`process ${process.pid}.`);
  await release();
  expect((await startHolder()).said).toBe("locked");
});

test("the lock of a process that was killed is taken over", async () => {
  const { child } = await startHolder();
  await end(child);
  const release = await lockFolder(folder);
  expect((await startHolder()).said).toContain(`process ${process.pid}.`);
  await release();
  expect(await readdir(folder)).toEqual([]);
});

test("the lock of a process whose pid now belongs to another process is taken over", async () => {
  await writeFile(
    join(folder, "walkback.lock"),
    JSON.stringify({ pid: process.pid, started: "another-boot/1" }),
  );
  await (await lockFolder(folder))();
});

test.each(["", "not a lock", "{}"])("a lock file with %j locks nothing", async (content) => {
  await writeFile(join(folder, "walkback.lock"), content);
  await (await lockFolder(folder))();
});

test("if many processes take over a stale lock at once, one gets it", async () => {
  await writeFile(join(folder, "walkback.lock"), JSON.stringify({ pid: 2 ** 30, started: null }));
  const started = await Promise.all(Array.from({ length: 5 }, startHolder));
  const [holding] = started.filter(({ said }) => said === "locked");
  const refusal = expect.stringMatching(/^data-folder-in-use .* process \d+\./);
  expect(started.map(({ said }) => said).sort()).toEqual([refusal, refusal, refusal, refusal, "locked"]);
  expect(await readdir(folder)).toEqual(["walkback.lock"]);
  await expect(lockFolder(folder)).rejects.toThrow(`process ${holding?.child.pid}.`);
});

test("a lock is taken over even after another take-over was interrupted", async () => {
  const stale = JSON.stringify({ pid: 2 ** 30, started: null });
  await writeFile(join(folder, "walkback.lock"), stale);
  const claim = createHash("sha256").update(stale).digest("hex").slice(0, 16);
  await writeFile(
    join(folder, `walkback.lock.${claim}`),
    JSON.stringify({ pid: 2 ** 30 + 1, started: null }),
  );
  const release = await lockFolder(folder);
  expect(await readdir(folder)).toEqual(["walkback.lock"]);
  await release();
});

test("unlocking leaves the lock of another process alone", async () => {
  const release = await lockFolder(folder);
  await rm(join(folder, "walkback.lock"));
  const { said, child } = await startHolder();
  expect(said).toBe("locked");
  await release();
  await expect(lockFolder(folder)).rejects.toThrow(`process ${child.pid}.`);
});
