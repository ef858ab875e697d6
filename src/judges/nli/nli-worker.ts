import { serveProcess } from "../process/serve-process.js";
import { loadCrossEncoder } from "./cross-encoder.js";

// `open-nli.ts` starts this process and says what to load.
await serveProcess(loadCrossEncoder);
