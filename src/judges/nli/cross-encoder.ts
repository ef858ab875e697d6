import type { PreTrainedModel, PreTrainedTokenizer } from "@huggingface/transformers";
import { type NliClass, type NliScores, nliClasses, readLabels } from "./labels.js";
import type { ModelToLoad, PairReading, ReadWindow, TextPair } from "./messages.js";
import { type CountTokens, windowsOf } from "./windows.js";

/** Longer inputs than these models were trained on cost more than they tell. */
const MOST_TOKENS = 512;
const MOST_WINDOWS = 96;
const WINDOWS_AT_ONCE = 8;

/** A loaded cross-encoder: reads pairs of texts, in windows where they are long. */
export interface CrossEncoder {
  /** One reading a pair, in their order; `progress` is called after each batch. */
  read(pairs: readonly TextPair[], progress: () => void): Promise<readonly PairReading[]>;
}

interface Loaded {
  readonly tokenizer: PreTrainedTokenizer;
  readonly model: PreTrainedModel;
  readonly places: Readonly<Record<NliClass, number>>;
  readonly count: CountTokens;
  /** Tokens of both texts together that the model takes. */
  readonly room: number;
}

/** A window of one of the pairs, still to be read. */
interface OpenWindow extends Omit<ReadWindow, "scores"> {
  readonly pair: number;
  readonly claim: string;
  readonly evidence: string;
  readonly tokens: number;
}

/** @throws Error where the library or the model's files cannot be loaded, or its labels are not those of such a model */
export async function loadCrossEncoder(toLoad: ModelToLoad): Promise<CrossEncoder> {
  const loaded = await load(toLoad);
  return {
    read: async (pairs, progress) => {
      const windows = pairs.map((pair, place) => windowsOfPair(loaded, pair, place));
      const scores = new Map<OpenWindow, NliScores>();
      // Of like length together: a short text beside a long one is padded to its length.
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
    // 4: what went wrong comes as an error, and is not printed as well.
    session_options: { intraOpNumThreads: threads, interOpNumThreads: 1, logSeverityLevel: 4 },
  });
  // The library types a model's configuration as a bag of what its file holds.
  const config = model.config as {
    id2label?: unknown;
    max_position_embeddings?: unknown;
    model_type?: unknown;
  };
  const labels = readLabels(config.id2label);
  if ("mistake" in labels) throw new Error(`The model ${name} cannot judge: ${labels.mistake}.`);
  const count: CountTokens = (text) => tokenizer.encode(text, { add_special_tokens: false }).length;
  const marks = tokenizer.encode("a", { text_pair: "b" }).length - count("a") - count("b");
  return { tokenizer, model, places: labels.places, count, room: longest(tokenizer, config) - marks };
}

function longest(
  tokenizer: PreTrainedTokenizer,
  { max_position_embeddings, model_type }: { max_position_embeddings?: unknown; model_type?: unknown },
): number {
  const positions = Number(max_position_embeddings ?? Number.NaN);
  // The first positions of a RoBERTa are its padding's.
  const usable = String(model_type).includes("roberta") ? positions - 2 : positions;
  const limits = [MOST_TOKENS, usable, Number(tokenizer.model_max_length)];
  return Math.min(...limits.filter((limit) => Number.isFinite(limit) && limit > 0));
}

/** The windows of a pair, each of the claim's beside each of the evidence's; `null` where they are too many. */
function windowsOfPair(
  { count, room }: Loaded,
  { claim, evidence }: TextPair,
  pair: number,
): readonly OpenWindow[] | null {
  const windows: OpenWindow[] = [];
  for (const claimSpan of windowsOf(claim, room >> 1, count)) {
    const claimText = claim.slice(claimSpan.start, claimSpan.end);
    const claimTokens = count(claimText);
    for (const evidenceSpan of windowsOf(evidence, room - claimTokens, count)) {
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
  // A tensor of floats, one row of three a window.
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
    return { failed: "its model gave no numbers" };
  return { windows: read };
}
