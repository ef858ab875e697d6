import { serveThread } from "../thread/serve-thread.js";
import { loadSentenceModel } from "./sentence-model.js";

// `open-embedder.ts` starts this process and says what to load.
await serveThread(loadSentenceModel);
