import { serveProcess } from "../process/serve-process.js";
import { loadPairModel } from "./pair-model.js";

// `open-model.ts` starts this process and says what to load.
await serveProcess(loadPairModel);
