import { parentPort } from "node:worker_threads";
import type { FromThread, Request } from "./model-thread.js";

/** What a thread runs: reads items, and calls `progress` after each batch. */
export interface Reader<Item, Reading> {
  read(items: readonly Item[], progress: () => void): Promise<readonly Reading[]>;
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Loads a model and answers the requests of the thread's owner, one at a time.
 *
 * A model computes in a thread of its own so that the server answers meanwhile.
 */
export async function serveThread<Item, Reading>(load: () => Promise<Reader<Item, Reading>>): Promise<void> {
  const say = (message: FromThread<Reading>): void => parentPort?.postMessage(message);
  try {
    const reader = await load();
    let previous = Promise.resolve();
    const answer = async ({ id, items }: Request<Item>): Promise<void> => {
      try {
        say({ kind: "read", id, readings: await reader.read(items, () => say({ kind: "progress" })) });
      } catch (error) {
        say({ kind: "failed", id, error: textOf(error) });
      }
    };
    parentPort?.on("message", (request: Request<Item>) => {
      previous = previous.then(() => answer(request));
    });
    say({ kind: "ready" });
  } catch (error) {
    say({ kind: "broken", error: textOf(error) });
  }
}
