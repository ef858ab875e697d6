import { serveProcess } from "../process/serve-process.js";
import { loadSentenceModel } from "./sentence-model.js";

// `open-embedder.ts` starts this process and says what to load.
await serveProcess(loadSentenceModel);
