import { parentPort, workerData } from "node:worker_threads";
import { type CrossEncoder, loadCrossEncoder } from "./cross-encoder.js";
import type { FromThread, ModelToLoad, Request } from "./messages.js";

// A thread of its own: while a model computes, the server answers. Started by `open-nli.ts`, which owns it.
const say = (message: FromThread): void => parentPort?.postMessage(message);
const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function answer(encoder: CrossEncoder, { id, pairs }: Request): Promise<void> {
  try {
    const readings = await encoder.read(pairs, () => say({ kind: "progress" }));
    say({ kind: "read", id, readings });
  } catch (error) {
    say({ kind: "failed", id, error: textOf(error) });
  }
}

try {
  // Handed over by the one who started the thread.
  const encoder = await loadCrossEncoder(workerData as ModelToLoad);
  let turn = Promise.resolve();
  parentPort?.on("message", (request: Request) => {
    turn = turn.then(() => answer(encoder, request));
  });
  say({ kind: "ready" });
} catch (error) {
  say({ kind: "broken", error: textOf(error) });
}
