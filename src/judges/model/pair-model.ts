import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Span } from "../../core/text/span.js";
import type { Reader } from "../thread/serve-thread.js";
import { windowsOf } from "../thread/windows.js";
import type { ModelFolder } from "./model-file.js";
import type { ModelPair, ModelText } from "./pair-text.js";
import { clausesOf, phrasesOf } from "./parts.js";
import type { ModelReading, Scores, WeighedSpan } from "./reading.js";

/** What a thread is started with. */
export interface ModelToRun {
  readonly folder: ModelFolder;
  readonly threads: number;
}

const MOST_WINDOWS = 96;
const WINDOWS_AT_ONCE = 8;

interface Window {
  readonly claimSpan: Span;
  readonly evidenceSpan: Span;
  readonly claim: readonly number[];
  readonly evidence: readonly number[];
}

interface ScoredWindow extends Window {
  readonly scores: Scores;
}

/** Loads a model's folder. @throws Error where a file is not what `model.json` says */
export async function loadPairModel({
  folder,
  threads,
}: ModelToRun): Promise<Reader<ModelPair, ModelReading>> {
  const tokenizer = new Tokenizer(
    JSON.parse(readFileSync(join(folder.folder, "tokenizer.json"), "utf8")),
    {},
  );
  const session = await InferenceSession.create(join(folder.folder, "model.onnx"), {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    // 4: what went wrong comes as an error, and is not printed as well.
    logSeverityLevel: 4,
  });
  return new PairModel(folder, session, tokenizer);
}

class PairModel implements Reader<ModelPair, ModelReading> {
  readonly #folder: ModelFolder;
  readonly #session: InferenceSession;
  readonly #tokenizer: Tokenizer;
  readonly #unrelated: number;

  constructor(folder: ModelFolder, session: InferenceSession, tokenizer: Tokenizer) {
    this.#folder = folder;
    this.#session = session;
    this.#tokenizer = tokenizer;
    this.#unrelated = folder.relations.indexOf("unrelated");
  }

  async read(pairs: readonly ModelPair[], progress: () => void): Promise<readonly ModelReading[]> {
    const windows = pairs.map((pair) => this.#windowsOf(pair));
    const open = windows.flatMap((each, place) => (each ?? []).map((window) => ({ ...window, place })));
    const scored = await this.#score(open, progress);
    const readings: ModelReading[] = [];
    for (const [place, pair] of pairs.entries()) {
      const own = scored.filter((window) => window.place === place);
      const best = this.#deciding(own);
      readings.push(
        best === null
          ? { failed: "the texts are too long for its model" }
          : { ...spansOf(best), scores: best.scores, decisive: await this.#decisive(pair, best, progress) },
      );
    }
    return readings;
  }

  /** Of several windows the one that is least likely to be unrelated: the rest of a long text says nothing. */
  #deciding(windows: readonly ScoredWindow[]): ScoredWindow | null {
    const unrelated = ({ scores }: ScoredWindow): number => scores.relation[this.#unrelated] ?? 1;
    return windows.reduce<ScoredWindow | null>(
      (best, window) => (best === null || unrelated(window) < unrelated(best) ? window : best),
      null,
    );
  }

  #ids(text: string): number[] {
    return this.#tokenizer.encode(text, { add_special_tokens: false }).ids;
  }

  #windowsOfText({ head, text }: ModelText, most: number): { readonly span: Span; readonly ids: number[] }[] {
    const headLength = this.#ids(head).length;
    const spans = windowsOf(text, most - headLength, (part) => this.#ids(part).length);
    return spans.map((span) => ({
      span,
      ids: this.#ids(head + text.slice(span.start, span.end)).slice(0, most),
    }));
  }

  #windowsOf({ claim, evidence }: ModelPair): readonly Window[] | null {
    const claims = this.#windowsOfText(claim, this.#folder.claimTokens);
    const passages = this.#windowsOfText(evidence, this.#folder.evidenceTokens);
    if (claims.length * passages.length > MOST_WINDOWS) return null;
    return claims.flatMap((one) =>
      passages.map((other) => ({
        claimSpan: one.span,
        evidenceSpan: other.span,
        claim: one.ids,
        evidence: other.ids,
      })),
    );
  }

  /** Scores of windows, in their order. Read by like length: a short text beside a long one is padded to its length. */
  async #score<W extends Window>(windows: readonly W[], progress: () => void): Promise<(W & ScoredWindow)[]> {
    const length = ({ claim, evidence }: Window): number => claim.length + evidence.length;
    const order = windows.map((_, index) => index);
    order.sort((a, b) => length(windows[a] as W) - length(windows[b] as W)); // indexes of `windows` itself
    const scored: (W & ScoredWindow)[] = new Array(windows.length);
    for (let start = 0; start < order.length; start += WINDOWS_AT_ONCE) {
      const places = order.slice(start, start + WINDOWS_AT_ONCE);
      const batch = places.map((place) => windows[place] as W);
      const scores = await this.#run(batch);
      places.forEach((place, index) => {
        scored[place] = { ...(batch[index] as W), scores: scores[index] as Scores };
      });
      progress();
    }
    return scored;
  }

  async #run(batch: readonly Window[]): Promise<Scores[]> {
    const { start, between, end, pad } = this.#folder.tokens;
    const rows = batch.map(({ claim, evidence }) => [start, ...claim, ...between, ...evidence, end]);
    const width = Math.max(...rows.map(({ length }) => length));
    const tensor = (valueAt: (row: number, at: number) => number): Tensor => {
      const values = new BigInt64Array(rows.length * width);
      for (let row = 0; row < rows.length; row += 1)
        for (let at = 0; at < width; at += 1) values[row * width + at] = BigInt(valueAt(row, at));
      return new Tensor("int64", values, [rows.length, width]);
    };
    const output = await this.#session.run({
      input_ids: tensor((row, at) => rows[row]?.[at] ?? pad),
      attention_mask: tensor((row, at) => (at < (rows[row]?.length ?? 0) ? 1 : 0)),
      claim_mask: tensor((row, at) => (at <= (batch[row]?.claim.length ?? 0) ? 1 : 0)),
    });
    const rowsOf = (name: string): number[][] => {
      const found = output[name];
      if (found === undefined) throw new Error(`the model has no output ${name}`);
      const values = Array.from(found.data as Float32Array);
      const size = values.length / batch.length;
      return batch.map((_, row) => values.slice(row * size, (row + 1) * size));
    };
    const [relation, manner, degree] = ["relation", "manner", "degree"].map(rowsOf);
    return batch.map((_, row) => ({
      relation: this.#calibrated(relation?.[row] ?? []),
      manner: manner?.[row] ?? [],
      degree: degree?.[row] ?? [],
    }));
  }

  #calibrated(scores: readonly number[]): number[] {
    const { temperature, bias } = this.#folder;
    const moved = scores.map((score, place) => score / temperature + (bias[place] ?? 0));
    const highest = Math.max(...moved);
    const parts = moved.map((score) => Math.exp(score - highest));
    const sum = parts.reduce((total, part) => total + part, 0);
    if (!Number.isFinite(sum)) throw new Error("the model gave no numbers");
    return parts.map((part) => part / sum);
  }

  /** Leaves each clause of the evidence and each part of the claim out in turn, where a relation is proposed. */
  async #decisive(pair: ModelPair, window: ScoredWindow, progress: () => void) {
    const { relation } = window.scores;
    const said = relation.indexOf(Math.max(...relation));
    const probability = relation[said] ?? 0;
    if (said === this.#unrelated || probability < this.#folder.proposeAt) return null;
    const weigh = async (side: "claim" | "evidence", spans: readonly Span[]): Promise<WeighedSpan | null> => {
      const shorter = spans.map((span) => this.#without(pair, window, side, span));
      const scored = await this.#score(shorter, progress);
      return scored.reduce<WeighedSpan | null>((best, { scores }, index) => {
        const [span, loss] = [spans[index], probability - (scores.relation[said] ?? 0)];
        return span !== undefined && (best === null || loss > best.loss) ? { span, loss } : best;
      }, null);
    };
    return {
      claim: await weigh("claim", within(pair.claim.text, window.claimSpan, phrasesOf)),
      evidence: await weigh("evidence", within(pair.evidence.text, window.evidenceSpan, clausesOf)),
    };
  }

  #without({ claim, evidence }: ModelPair, window: Window, side: "claim" | "evidence", span: Span): Window {
    const { head, text } = side === "claim" ? claim : evidence;
    const whole = side === "claim" ? window.claimSpan : window.evidenceSpan;
    const rest = `${text.slice(whole.start, span.start)} ${text.slice(span.end, whole.end)}`.trim();
    return { ...window, [side]: this.#ids(head + rest) };
  }
}

const spansOf = ({ claimSpan, evidenceSpan }: Window) => ({ claimSpan, evidenceSpan });

/** The parts of a window as spans of the whole text. */
function within(text: string, window: Span, partsOf: (text: string) => readonly Span[]): readonly Span[] {
  const parts = partsOf(text.slice(window.start, window.end));
  return parts.map(({ start, end }) => ({ start: window.start + start, end: window.start + end }));
}
