import { parentPort, workerData } from "node:worker_threads";
import { type CrossEncoder, loadCrossEncoder } from "./cross-encoder.js";
import type { FromThread, ModelToLoad, Request } from "./messages.js";

// The model runs in this thread so that the server can answer while it computes. `open-nli.ts` starts and owns it.
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
  // Safe cast: `ModelThread` starts this thread with a ModelToLoad.
  const encoder = await loadCrossEncoder(workerData as ModelToLoad);
  let queue = Promise.resolve();
  parentPort?.on("message", (request: Request) => {
    queue = queue.then(() => answer(encoder, request));
  });
  say({ kind: "ready" });
} catch (error) {
  say({ kind: "broken", error: textOf(error) });
}
