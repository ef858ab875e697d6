import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ProcessQueue } from "../../src/judges/process/process-queue.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "walkback-process-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A model's program that answers with its process id. */
const program = `process.on("message", (message) => {
  if (!("id" in message)) return process.send({ kind: "ready" });
  process.send({ kind: "read", id: message.id, readings: [process.pid] });
});`;

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test("a model's process that was killed while nobody asked it is started again for the next request", async () => {
  const file = join(folder, "program.mjs");
  await writeFile(file, program);
  const queue = new ProcessQueue<string, number>(file, {}, { loadWithinMs: 20_000, stepWithinMs: 20_000 });
  const pidOf = async (): Promise<number> => {
    const outcome = await queue.read(["text"]);
    return "readings" in outcome ? (outcome.readings[0] ?? 0) : 0;
  };
  const first = await pidOf();
  process.kill(first, "SIGKILL");
  await vi.waitFor(() => expect(isAlive(first)).toBe(false));
  const second = await pidOf();
  expect(second).toBeGreaterThan(0);
  expect(second).not.toBe(first);
  await queue.close();
  expect(isAlive(second)).toBe(false);
});
