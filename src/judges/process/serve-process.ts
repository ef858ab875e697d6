import { on } from "node:events";
import type { FromProcess, Request } from "./model-process.js";

/** What a process runs: reads items, and calls `progress` after each batch. */
export interface Reader<Item, Reading> {
  read(items: readonly Item[], progress: () => void): Promise<readonly Reading[]>;
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * Loads the model that the owner's first message describes, and answers the owner's requests, one at a time.
 *
 * A model computes in a process of its own so that the server answers meanwhile.
 */
export async function serveProcess<ToLoad, Item, Reading>(
  load: (toLoad: ToLoad) => Promise<Reader<Item, Reading>>,
): Promise<void> {
  const say = (message: FromProcess<Reading>): void => {
    process.send?.(message);
  };
  // A signal to the whole group is for the owner, which still needs answers while it closes. It ends this process.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => {});
  process.once("disconnect", () => process.exit());
  // One listener from the start: a message that arrives without one is lost, and the first request follows at once.
  const messages = on(process, "message");
  const next = async (): Promise<unknown> => (await messages.next()).value[0];
  try {
    // Safe casts: the owner and this file are two halves of one judge.
    const reader = await load((await next()) as ToLoad);
    say({ kind: "ready" });
    for (;;) await answer(reader, (await next()) as Request<Item>, say);
  } catch (error) {
    say({ kind: "broken", error: textOf(error) });
  }
}

async function answer<Item, Reading>(
  reader: Reader<Item, Reading>,
  { id, items }: Request<Item>,
  say: (message: FromProcess<Reading>) => void,
): Promise<void> {
  try {
    say({ kind: "read", id, readings: await reader.read(items, () => say({ kind: "progress" })) });
  } catch (error) {
    say({ kind: "failed", id, error: textOf(error) });
  }
}
