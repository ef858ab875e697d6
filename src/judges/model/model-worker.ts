import { workerData } from "node:worker_threads";
import { serveThread } from "../thread/serve-thread.js";
import { loadPairModel, type ModelToRun } from "./pair-model.js";

// `open-model.ts` starts this thread and hands over what to load.
await serveThread(() => loadPairModel(workerData as ModelToRun));
