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
import type { ModelFolder } from "./model-file.js";
import type { ModelPair, ModelText } from "./pair-text.js";
import { clausesOf, phrasesOf } from "./parts.js";
import type { ModelReading, Scores, WeighedSpan } from "./reading.js";

/** What a thread is started with. */
export interface ModelToRun {
  readonly folder: ModelFolder;
  readonly threads: number;
  /** Whether it looks for the parts that decide. Without, it reads a proposed pair several times as fast. */
  readonly explains: boolean;
}

const MOST_WINDOWS = 96;

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
  explains,
}: ModelToRun): Promise<Reader<ModelPair, ModelReading>> {
  const tokenizer = new Tokenizer(
    JSON.parse(readFileSync(join(folder.folder, "tokenizer.json"), "utf8")),
    {},
  );
  const session = await openSession(join(folder.folder, "model.onnx"), threads);
  return new PairModel({ folder, session, tokenizer, explains });
}

interface Loaded extends Pick<ModelToRun, "folder" | "explains"> {
  readonly session: InferenceSession;
  readonly tokenizer: Tokenizer;
}

class PairModel implements Reader<ModelPair, ModelReading> {
  readonly #folder: ModelFolder;
  readonly #session: InferenceSession;
  readonly #tokenizer: Tokenizer;
  readonly #unrelated: number;
  readonly #explains: boolean;

  constructor({ folder, session, tokenizer, explains }: Loaded) {
    this.#explains = explains;
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

  /** The windows with their scores, in their order. */
  async #score<W extends Window>(windows: readonly W[], progress: () => void): Promise<(W & ScoredWindow)[]> {
    const scores = await readInBatches(windows, {
      length: ({ claim, evidence }) => claim.length + evidence.length,
      run: (batch) => this.#run(batch),
      progress,
    });
    return windows.map((window, place) => ({ ...window, scores: scores[place] as Scores })); // one for each window
  }

  async #run(batch: readonly Window[]): Promise<Scores[]> {
    const { start, between, end, pad } = this.#folder.tokens;
    const rows = batch.map(({ claim, evidence }) => [start, ...claim, ...between, ...evidence, end]);
    const output = await this.#session.run({
      input_ids: paddedTensor(rows, pad),
      attention_mask: paddedTensor(
        rows.map((row) => row.map(() => 1)),
        0,
      ),
      claim_mask: paddedTensor(
        rows.map((row, index) => row.map((_, at) => (at <= (batch[index]?.claim.length ?? 0) ? 1 : 0))),
        0,
      ),
    });
    const [relation, manner, degree] = ["relation", "manner", "degree"].map((name) =>
      rowsOf(name, output[name], batch.length),
    );
    return batch.map((_, row) => ({
      relation: this.#calibrated(relation?.[row] ?? []),
      manner: manner?.[row] ?? [],
      degree: degree?.[row] ?? [],
    }));
  }

  #calibrated(scores: readonly number[]): number[] {
    const { temperature, bias } = this.#folder;
    const probabilities = softmax(scores.map((score, place) => score / temperature + (bias[place] ?? 0)));
    if (!probabilities.every(Number.isFinite)) throw new Error("the model gave no numbers");
    return probabilities;
  }

  /** Leaves each clause of the evidence and each part of the claim out in turn, where a relation is proposed. */
  async #decisive(pair: ModelPair, window: ScoredWindow, progress: () => void) {
    const { relation } = window.scores;
    const said = relation.indexOf(Math.max(...relation));
    const probability = relation[said] ?? 0;
    if (!this.#explains || said === this.#unrelated || probability < this.#folder.proposeAt) return null;
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
