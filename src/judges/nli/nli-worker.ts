import { serveThread } from "../thread/serve-thread.js";
import { loadCrossEncoder } from "./cross-encoder.js";

// `open-nli.ts` starts this process and says what to load.
await serveThread(loadCrossEncoder);
