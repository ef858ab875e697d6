import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";
import type { Span } from "../../core/text/span.js";
import {
  type InferenceSession,
  openSession,
  paddedTensor,
  readInBatches,
  rowsOf,
  softmax,
} from "../thread/onnx.js";
import type { Reader } from "../thread/serve-thread.js";
import { windowsOf } from "../thread/windows.js";
import { type NliClass, type NliScores, nliClasses, readLabels } from "./labels.js";
import type { ModelToLoad, PairReading, TextPair } from "./messages.js";
import { type ModelFacts, readModelFacts } from "./model-facts.js";
import { modelFile } from "./model-files.js";

const MOST_WINDOWS = 96;

interface Window {
  readonly claimSpan: Span;
  readonly evidenceSpan: Span;
  readonly ids: readonly number[];
  /** Which of the two texts a token is part of: 0 for the evidence, 1 for the claim. */
  readonly types: readonly number[];
}

/** Loads the cross-encoder of a folder. @throws Error if a file cannot be loaded, or the labels are wrong */
export async function loadCrossEncoder({
  folder,
  dtype,
  threads,
}: ModelToLoad): Promise<Reader<TextPair, PairReading>> {
  const facts = readModelFacts(folder);
  const labels = readLabels(facts.id2label);
  if ("mistake" in labels) throw new Error(`The model in ${folder} cannot be used: ${labels.mistake}.`);
  const tokenizer = new Tokenizer(
    JSON.parse(readFileSync(join(folder, "tokenizer.json"), "utf8")),
    facts.tokenizerConfig,
  );
  const session = await openSession(join(folder, modelFile(dtype)), threads);
  return new CrossEncoder(session, tokenizer, { ...facts, places: labels.places });
}

/** Reads pairs of texts as a cross-encoder was trained to: the evidence first, then the claim. */
class CrossEncoder implements Reader<TextPair, PairReading> {
  readonly #session: InferenceSession;
  readonly #tokenizer: Tokenizer;
  readonly #places: Readonly<Record<NliClass, number>>;
  readonly #pad: number;
  /** The most tokens of both texts together that the model accepts. */
  readonly #maxTokens: number;

  constructor(
    session: InferenceSession,
    tokenizer: Tokenizer,
    { places, padToken, padId, maxTokens }: ModelFacts & { places: Readonly<Record<NliClass, number>> },
  ) {
    this.#session = session;
    this.#tokenizer = tokenizer;
    this.#places = places;
    this.#pad = padId ?? (padToken === null ? 0 : (tokenizer.token_to_id(padToken) ?? 0));
    const marks = tokenizer.encode("a", { text_pair: "b" }).ids.length - this.#count("a") - this.#count("b");
    this.#maxTokens = maxTokens - marks;
  }

  async read(pairs: readonly TextPair[], progress: () => void): Promise<readonly PairReading[]> {
    const windows = pairs.map((pair) => this.#windowsOf(pair));
    const open = windows.flatMap((each) => each ?? []);
    const scores = await readInBatches(open, {
      length: ({ ids }) => ids.length,
      run: (batch) => this.#run(batch),
      progress,
    });
    let next = 0;
    return windows.map((each): PairReading => {
      if (each === null) return { failed: "the texts are too long for its model" };
      const read = each.map(({ claimSpan, evidenceSpan }) => {
        const said = scores[next] as NliScores; // one for each open window, in their order
        next += 1;
        return { claimSpan, evidenceSpan, scores: said };
      });
      return read.every(({ scores: { neutral } }) => Number.isFinite(neutral))
        ? { windows: read }
        : { failed: "its model returned values that are not numbers" };
    });
  }

  #count(text: string): number {
    return this.#tokenizer.encode(text, { add_special_tokens: false }).ids.length;
  }

  /** Each window of the claim with each of the evidence; `null` if there are too many. */
  #windowsOf({ claim, evidence }: TextPair): readonly Window[] | null {
    const count = (text: string): number => this.#count(text);
    const windows: Window[] = [];
    for (const claimSpan of windowsOf(claim, this.#maxTokens >> 1, count)) {
      const claimText = claim.slice(claimSpan.start, claimSpan.end);
      for (const evidenceSpan of windowsOf(evidence, this.#maxTokens - count(claimText), count)) {
        if (windows.length === MOST_WINDOWS) return null;
        const { ids, token_type_ids: types } = this.#tokenizer.encode(
          evidence.slice(evidenceSpan.start, evidenceSpan.end),
          { text_pair: claimText, return_token_type_ids: true },
        );
        windows.push({ claimSpan, evidenceSpan, ids, types });
      }
    }
    return windows;
  }

  async #run(batch: readonly Window[]): Promise<NliScores[]> {
    const inputs = {
      input_ids: () =>
        paddedTensor(
          rows((window) => window.ids),
          this.#pad,
        ),
      attention_mask: () =>
        paddedTensor(
          rows((window) => window.ids.map(() => 1)),
          0,
        ),
      token_type_ids: () =>
        paddedTensor(
          rows((window) => window.types),
          0,
        ),
    };
    const rows = (of: (window: Window) => readonly number[]) => batch.map(of);
    // Some models, such as RoBERTa, take no token types.
    const taken = Object.entries(inputs).filter(([name]) => this.#session.inputNames.includes(name));
    const output = await this.#session.run(Object.fromEntries(taken.map(([name, make]) => [name, make()])));
    return rowsOf("logits", output.logits, batch.length).map((row) => {
      const [contradiction = 0, entailment = 0, neutral = 0] = softmax(
        nliClasses.map((name) => row[this.#places[name]] ?? Number.NaN),
      );
      return { contradiction, entailment, neutral };
    });
  }
}
