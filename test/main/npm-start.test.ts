import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { projectRoot } from "../../src/root.js";

let folder: string;
let npm: ChildProcess;
let printed: string;

/** The shells that npm may run a script with. Debian's `sh` is dash, other systems' is bash. */
const shells = ["/bin/dash", "/bin/bash"].filter((path) => existsSync(path));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "walkback-npm-"));
  printed = "";
});
afterEach(async () => {
  // npm leads a process group here, so ending the group also ends what a failed test left running.
  if (npm.pid !== undefined) endGroup(npm.pid);
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

function endGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The whole group has ended.
  }
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const lockFile = () => join(folder, "walkback.lock");

/** Starts `npm start` in its own process group, and gives the pid of the service once it listens. */
async function startWithNpm(shell: string): Promise<number> {
  npm = spawn("npm", ["start"], {
    cwd: projectRoot,
    detached: true,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      npm_config_script_shell: shell,
      npm_config_update_notifier: "false",
      DATABASE_URL: folder,
      PORT: "0",
      SEED: "none",
      LOG_LEVEL: "info",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [npm.stdout, npm.stderr])
    stream?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
    });
  await vi.waitFor(() => expect(printed).toMatch(/Walkback is at/), { timeout: 120_000, interval: 100 });
  const { pid }: { pid: number } = JSON.parse(await readFile(lockFile(), "utf8"));
  expect(isAlive(pid)).toBe(true);
  return pid;
}

const soon = { timeout: 30_000, interval: 100 };

test.each(shells)(
  "SIGTERM to npm alone ends the service and frees the data folder (%s)",
  async (shell) => {
    const pid = await startWithNpm(shell);
    npm.kill("SIGTERM");
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), soon);
    expect(existsSync(lockFile())).toBe(false);
  },
  180_000,
);

test.each(shells)(
  "a killed npm takes the service with it and leaves the data folder free (%s)",
  async (shell) => {
    const pid = await startWithNpm(shell);
    npm.kill("SIGKILL");
    await vi.waitFor(() => expect(isAlive(pid)).toBe(false), soon);
    expect(existsSync(lockFile())).toBe(false);
  },
  180_000,
);

test("one Ctrl-C, which reaches the service twice, ends it in order", async () => {
  const pid = await startWithNpm("/bin/sh");
  // A terminal sends SIGINT to the whole group, and npm sends it on to its child.
  process.kill(-(npm.pid ?? pid), "SIGINT");
  await vi.waitFor(() => expect(isAlive(pid)).toBe(false), soon);
  expect(printed).not.toMatch(/asked again/);
  expect(existsSync(lockFile())).toBe(false);
}, 180_000);
