import { workerData } from "node:worker_threads";
import { serveThread } from "../thread/serve-thread.js";
import type { EmbedderFolder } from "./embedder-file.js";
import { loadSentenceModel } from "./sentence-model.js";

// `open-embedder.ts` starts this thread and hands over what to load.
await serveThread(() => loadSentenceModel(workerData as EmbedderFolder));
