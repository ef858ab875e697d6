import { serveThread } from "../thread/serve-thread.js";
import { loadPairModel } from "./pair-model.js";

// `open-model.ts` starts this process and says what to load.
await serveThread(loadPairModel);
