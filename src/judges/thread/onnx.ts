import { InferenceSession, Tensor } from "onnxruntime-node";

export type { InferenceSession };

/** How many windows a model reads at once. */
const WINDOWS_AT_ONCE = 8;

/** A model's file, loaded to run on the processor. @throws Error if it is no ONNX file, or needs another runtime */
export function openSession(path: string, threads: number): Promise<InferenceSession> {
  return InferenceSession.create(path, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    // Level 4 keeps the runtime from printing errors that it also throws.
    logSeverityLevel: 4,
  });
}

/** Rows of whole numbers as an int64 tensor. Shorter rows are filled with `pad`. */
export function paddedTensor(rows: readonly (readonly number[])[], pad: number): Tensor {
  const width = Math.max(...rows.map(({ length }) => length));
  const values = new BigInt64Array(rows.length * width).fill(BigInt(pad));
  rows.forEach((row, index) => {
    row.forEach((value, at) => {
      values[index * width + at] = BigInt(value);
    });
  });
  return new Tensor("int64", values, [rows.length, width]);
}

/** An output of a model, one row of numbers for each of `count` inputs. @throws Error if it has other numbers */
export function rowsOf(name: string, tensor: Tensor | undefined, count: number): number[][] {
  if (tensor === undefined) throw new Error(`the model has no output ${name}`);
  if (tensor.type !== "float32")
    throw new Error(`the model's output ${name} must be float32; it is ${tensor.type}`);
  const values = Array.from(tensor.data as Float32Array); // the type of a float32 tensor's data
  const size = values.length / count;
  return Array.from({ length: count }, (_, row) => values.slice(row * size, (row + 1) * size));
}

/** Probabilities from scores; not a number if a score is none. */
export function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - highest));
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => part / sum);
}

/** How windows are read: the length of one in tokens, what reads a batch, and what hears of each batch. */
export interface BatchReading<Window, Scores> {
  readonly length: (window: Window) => number;
  readonly run: (batch: readonly Window[]) => Promise<readonly Scores[]>;
  readonly progress: () => void;
}

/** Each window's scores, in order. Reads windows of similar length together, since short ones are padded to the longest. */
export async function readInBatches<Window, Scores>(
  windows: readonly Window[],
  { length, run, progress }: BatchReading<Window, Scores>,
): Promise<Scores[]> {
  const byLength = [...windows.entries()].sort(([, a], [, b]) => length(a) - length(b));
  const found = new Map<number, Scores>();
  for (let start = 0; start < byLength.length; start += WINDOWS_AT_ONCE) {
    const batch = byLength.slice(start, start + WINDOWS_AT_ONCE);
    const scores = await run(batch.map(([, window]) => window));
    batch.forEach(([place], index) => {
      const own = scores[index];
      if (own !== undefined) found.set(place, own);
    });
    progress();
  }
  return windows.map((_, place) => {
    const own = found.get(place);
    if (own === undefined) throw new Error("the model skipped a window");
    return own;
  });
}
