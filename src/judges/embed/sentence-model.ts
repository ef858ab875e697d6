import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";
import type { InferenceSession } from "onnxruntime-node";
import { toVectorBytes, type VectorBytes } from "../../core/embedding/vector.js";
import { openSession, paddedTensor, readInBatches, rowsOf } from "../thread/onnx.js";
import type { Reader } from "../thread/serve-thread.js";
import { windowsOf } from "../thread/windows.js";
import type { EmbedderFolder } from "./embedder-file.js";

/** A longer text is embedded by its first windows. */
const MOST_WINDOWS = 16;

interface Window {
  /** The text's place among all texts. */
  readonly place: number;
  readonly ids: readonly number[];
}

/** Loads an embedder's folder. @throws Error where a file is not what `model.json` says */
export async function loadSentenceModel(folder: EmbedderFolder): Promise<Reader<string, VectorBytes>> {
  const tokenizer = new Tokenizer(
    JSON.parse(readFileSync(join(folder.folder, "tokenizer.json"), "utf8")),
    {},
  );
  const session = await openSession(join(folder.folder, "model.onnx"), 1);
  return new SentenceModel(folder, session, tokenizer);
}

class SentenceModel implements Reader<string, VectorBytes> {
  readonly #folder: EmbedderFolder;
  readonly #session: InferenceSession;
  readonly #tokenizer: Tokenizer;

  constructor(folder: EmbedderFolder, session: InferenceSession, tokenizer: Tokenizer) {
    this.#folder = folder;
    this.#session = session;
    this.#tokenizer = tokenizer;
  }

  async read(texts: readonly string[], progress: () => void): Promise<readonly VectorBytes[]> {
    const windows = texts.flatMap((text, place) => this.#windowsOf(text, place));
    const vectors = await readInBatches(windows, {
      length: ({ ids }) => ids.length,
      run: (batch) => this.#run(batch),
      progress,
    });
    const sums = texts.map(() => new Float32Array(this.#folder.dims));
    windows.forEach(({ place }, index) => {
      add(sums[place], vectors[index] ?? []);
    });
    return sums.map((sum) => toVectorBytes(ofLengthOne(sum)));
  }

  #ids(text: string): number[] {
    return this.#tokenizer.encode(text, { add_special_tokens: false }).ids;
  }

  #windowsOf(text: string, place: number): readonly Window[] {
    const most = this.#folder.maxTokens - 2;
    const spans = windowsOf(text, most, (part) => this.#ids(part).length);
    return spans.slice(0, MOST_WINDOWS).map(({ start, end }) => ({
      place,
      ids: this.#ids(text.slice(start, end)).slice(0, most),
    }));
  }

  async #run(batch: readonly Window[]): Promise<number[][]> {
    const { start, end, pad } = this.#folder.tokens;
    const rows = batch.map(({ ids }) => [start, ...ids, end]);
    const marks = rows.map((row) => row.map(() => 1));
    const { vector } = await this.#session.run({
      input_ids: paddedTensor(rows, pad),
      attention_mask: paddedTensor(marks, 0),
    });
    const vectors = rowsOf("vector", vector, batch.length);
    const { dims } = this.#folder;
    if (vectors.some(({ length }) => length !== dims))
      throw new Error(`the embedder does not give vectors of ${dims} numbers`);
    return vectors;
  }
}

function add(sum: Float32Array | undefined, values: readonly number[]): void {
  for (const [at, value] of values.entries()) if (sum) sum[at] = (sum[at] ?? 0) + value;
}

function ofLengthOne(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
