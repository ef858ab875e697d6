import type { PreTrainedModel, PreTrainedTokenizer } from "@huggingface/transformers";
import { type CountTokens, windowsOf } from "../thread/windows.js";
import { type NliClass, type NliScores, nliClasses, readLabels } from "./labels.js";
import type { ModelToLoad, PairReading, ReadWindow, TextPair } from "./messages.js";

/** These models were trained on inputs up to this length. Longer inputs cost more and gain little. */
const MOST_TOKENS = 512;
const MOST_WINDOWS = 96;
const WINDOWS_AT_ONCE = 8;

/** A loaded cross-encoder. It reads pairs of texts; it splits long texts into windows. */
export interface CrossEncoder {
  /** One reading for each pair, in their order. Calls `progress` after each batch. */
  read(pairs: readonly TextPair[], progress: () => void): Promise<readonly PairReading[]>;
}

interface Loaded {
  readonly tokenizer: PreTrainedTokenizer;
  readonly model: PreTrainedModel;
  readonly places: Readonly<Record<NliClass, number>>;
  readonly count: CountTokens;
  /** The most tokens of both texts together that the model accepts. */
  readonly maxTokens: number;
}

/** A window of one of the pairs that the model has not read yet. */
interface OpenWindow extends Omit<ReadWindow, "scores"> {
  readonly pair: number;
  readonly claim: string;
  readonly evidence: string;
  readonly tokens: number;
}

/** A loaded cross-encoder. @throws Error if the library or the model cannot be loaded, or the labels are wrong */
export async function loadCrossEncoder(toLoad: ModelToLoad): Promise<CrossEncoder> {
  const loaded = await load(toLoad);
  return {
    read: async (pairs, progress) => {
      const windows = pairs.map((pair, place) => windowsOfPair(loaded, pair, place));
      const scores = new Map<OpenWindow, NliScores>();
      // Batch windows of similar length, since the model pads short ones to the longest in the batch.
      const open = windows.flatMap((each) => each ?? []).sort((a, b) => a.tokens - b.tokens);
      for (let start = 0; start < open.length; start += WINDOWS_AT_ONCE) {
        const batch = open.slice(start, start + WINDOWS_AT_ONCE);
        const read = await readBatch(loaded, batch);
        batch.forEach((window, index) => {
          const said = read[index];
          if (said) scores.set(window, said);
        });
        progress();
      }
      return windows.map((each) => toReading(each, scores));
    },
  };
}

async function load({
  model: name,
  isFolder,
  revision,
  cache,
  dtype,
  threads,
}: ModelToLoad): Promise<Loaded> {
  const { AutoModelForSequenceClassification, AutoTokenizer, env } = await import(
    "@huggingface/transformers"
  );
  env.allowRemoteModels = !isFolder;
  env.cacheDir = cache;
  const where = { revision, local_files_only: isFolder, cache_dir: cache };
  const tokenizer = await AutoTokenizer.from_pretrained(name, where);
  const model = await AutoModelForSequenceClassification.from_pretrained(name, {
    ...where,
    dtype,
    device: "cpu",
    // Level 4 keeps the runtime from printing errors that it also throws.
    session_options: { intraOpNumThreads: threads, interOpNumThreads: 1, logSeverityLevel: 4 },
  });
  // Safe cast: the library has no precise type for the contents of a model's config.json.
  const config = model.config as {
    id2label?: unknown;
    max_position_embeddings?: unknown;
    model_type?: unknown;
  };
  const labels = readLabels(config.id2label);
  if ("mistake" in labels) throw new Error(`The model ${name} cannot be used: ${labels.mistake}.`);
  const count: CountTokens = (text) => tokenizer.encode(text, { add_special_tokens: false }).length;
  const marks = tokenizer.encode("a", { text_pair: "b" }).length - count("a") - count("b");
  return { tokenizer, model, places: labels.places, count, maxTokens: longest(tokenizer, config) - marks };
}

function longest(
  tokenizer: PreTrainedTokenizer,
  { max_position_embeddings, model_type }: { max_position_embeddings?: unknown; model_type?: unknown },
): number {
  const positions = Number(max_position_embeddings ?? Number.NaN);
  // RoBERTa models reserve two positions for padding.
  const usable = String(model_type).includes("roberta") ? positions - 2 : positions;
  const limits = [MOST_TOKENS, usable, Number(tokenizer.model_max_length)];
  return Math.min(...limits.filter((limit) => Number.isFinite(limit) && limit > 0));
}

/** The windows of a pair: each window of the claim with each of the evidence; `null` if there are too many. */
function windowsOfPair(
  { count, maxTokens }: Loaded,
  { claim, evidence }: TextPair,
  pair: number,
): readonly OpenWindow[] | null {
  const windows: OpenWindow[] = [];
  for (const claimSpan of windowsOf(claim, maxTokens >> 1, count)) {
    const claimText = claim.slice(claimSpan.start, claimSpan.end);
    const claimTokens = count(claimText);
    for (const evidenceSpan of windowsOf(evidence, maxTokens - claimTokens, count)) {
      const evidenceText = evidence.slice(evidenceSpan.start, evidenceSpan.end);
      const tokens = claimTokens + count(evidenceText);
      windows.push({ pair, claimSpan, evidenceSpan, claim: claimText, evidence: evidenceText, tokens });
      if (windows.length > MOST_WINDOWS) return null;
    }
  }
  return windows;
}

async function readBatch(
  { tokenizer, model, places }: Loaded,
  batch: readonly OpenWindow[],
): Promise<NliScores[]> {
  const inputs = tokenizer(
    batch.map(({ evidence }) => evidence),
    { text_pair: batch.map(({ claim }) => claim), padding: true, truncation: true },
  );
  const { logits } = await model(inputs);
  // Safe cast: a tensor of floats with one row of three numbers for each window.
  const rows = logits.tolist() as number[][];
  return rows.map((row) => {
    const highest = Math.max(...row);
    const parts = nliClasses.map((name) => Math.exp((row[places[name]] ?? Number.NaN) - highest));
    const sum = parts.reduce((total, part) => total + part, 0);
    const [contradiction = 0, entailment = 0, neutral = 0] = parts.map((part) => part / sum);
    return { contradiction, entailment, neutral };
  });
}

function toReading(
  windows: readonly OpenWindow[] | null,
  scores: ReadonlyMap<OpenWindow, NliScores>,
): PairReading {
  if (windows === null) return { failed: "the texts are too long for its model" };
  const read = windows.flatMap((window): ReadWindow[] => {
    const { claimSpan, evidenceSpan } = window;
    const said = scores.get(window);
    return said ? [{ claimSpan, evidenceSpan, scores: said }] : [];
  });
  if (read.some(({ scores: { neutral } }) => !Number.isFinite(neutral)))
    return { failed: "its model returned values that are not numbers" };
  return { windows: read };
}
