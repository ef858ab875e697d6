import type { VectorBytes } from "../../core/embedding/vector.js";

/** Turns texts into vectors: texts of like meaning get like vectors, though they share no word. */
export interface Embedder {
  /** Changes whenever a vector could change. */
  readonly version: string;
  /**
   * One vector a text, in their order. Cost: about 10 ms of one core for a text of 60 words.
   *
   * @throws Error if the model cannot be run or the embedder is closed
   */
  embed(texts: readonly string[]): Promise<readonly VectorBytes[]>;
  /** Stops all work. Calls that still wait fail. */
  close(): Promise<void>;
}
