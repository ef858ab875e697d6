import { workerData } from "node:worker_threads";
import { serveThread } from "../thread/serve-thread.js";
import { loadCrossEncoder } from "./cross-encoder.js";
import type { ModelToLoad } from "./messages.js";

// The model runs in this thread so that the server can answer while it computes. `open-nli.ts` starts and owns it.
// Safe cast: `ModelThread` starts this thread with a ModelToLoad.
await serveThread(() => loadCrossEncoder(workerData as ModelToLoad));
