import { assignSpeakers, type Choose } from "../../../src/core/attribution/assign-speakers.js";
import { findMarkedPassages } from "../../../src/core/attribution/marked-passages.js";
import type { Option } from "../../../src/core/attribution/nearest-speaker.js";
import { type Outline, outlineOf } from "../../../src/core/attribution/outline.js";
import { findParagraphs } from "../../../src/core/attribution/paragraphs.js";
import { findCandidates } from "../../../src/core/attribution/speaker-candidates.js";
import { mentionsOf } from "../../../src/core/attribution/speaker-features.js";
import type { Span } from "../../../src/core/text/span.js";
import { seeded, shuffle } from "../../random.js";
import { type Article, type GoldPiece, goldPieces, overlap } from "./articles.js";

/** A passage with its options. `right` are the options that people chose, `open` those that are not counted as wrong. */
interface Row {
  readonly options: readonly Option[];
  readonly right: ReadonlySet<number>;
  readonly open: ReadonlySet<number>;
  readonly weight: number;
}

export function outlineFor({ text }: Pick<Article, "text">): Outline {
  const paragraphs = findParagraphs(text);
  return outlineOf(text, paragraphs, findMarkedPassages(text, paragraphs));
}

const spanOf = (outline: Outline, { mention }: Option): Span | null => {
  if (mention === null) return null;
  return { start: outline.tokens[mention.first]?.start ?? 0, end: outline.tokens[mention.last]?.end ?? 0 };
};

/** The options inside the people's speaker. The first of them, at its longest, is right. */
function labels(
  outline: Outline,
  options: readonly Option[],
  speaker: Span,
): { right: Set<number>; open: Set<number> } {
  const inside = options.flatMap((option, at) => {
    const span = spanOf(outline, option);
    return span !== null && overlap(span, speaker) > 0 ? [{ at, ...span }] : [];
  });
  inside.sort((a, b) => Math.max(a.start, speaker.start) - Math.max(b.start, speaker.start) || b.end - a.end);
  const [first] = inside;
  return { right: new Set(first === undefined ? [] : [first.at]), open: new Set(inside.map(({ at }) => at)) };
}

const pieceIn = (pieces: readonly GoldPiece[], passage: Span): GoldPiece | null =>
  pieces.find((piece) => overlap(piece, passage) > 0.5 * (piece.end - piece.start)) ?? null;

/** What a row of nobody's words counts beside a quote's. */
const NOBODY_WEIGHT = 3;

/** The rows of an article. The quotes before a quote have the people's speakers. */
function rowsOf(article: Article): Row[] {
  const outline = outlineFor(article);
  const pieces = goldPieces(article);
  const ignored = article.ignore.map(([start, end]) => ({ start, end }));
  const rows: Row[] = [];
  const choose: Choose = (options, passage) => {
    const span = outline.passages[passage];
    if (span === undefined || ignored.some((one) => overlap(one, span) > 0)) return { option: 0, margin: 0 };
    const piece = pieceIn(pieces, span);
    const { right, open } =
      piece?.speaker == null
        ? { right: new Set([0]), open: new Set<number>() }
        : labels(outline, options, piece.speaker);
    if (right.size > 0) rows.push({ options, right, open, weight: right.has(0) ? NOBODY_WEIGHT : 1 });
    const [gold = 0] = right;
    return { option: gold, margin: 0 };
  };
  assignSpeakers(outline, { mentions: mentionsOf(outline, findCandidates(outline)), choose });
  return rows;
}

const EPOCHS = 10;
const RATE = 0.25;
const RIDGE = 0.02;
const LEAST_COUNT = 12;
const SMALLEST = 0.1;

function probabilities(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - top));
  const sum = raised.reduce((total, one) => total + one, 0);
  return raised.map((one) => one / sum);
}

/** A row whose features are numbers: those of option `at` are `features[starts[at]]` to `features[starts[at + 1] - 1]`. */
interface NumberedRow {
  readonly features: Int32Array;
  readonly starts: Int32Array;
  /** The share of each option in what is right. */
  readonly right: Float64Array;
  readonly weight: number;
}

/** The names of the features that enough rows have. */
function frequentFeatures(rows: readonly Row[]): string[] {
  const counts = new Map<string, number>();
  for (const { options } of rows)
    for (const name of new Set(
      options.flatMap(({ features }) => features.map((feature) => feature.join("|"))),
    ))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= LEAST_COUNT).map(([name]) => name);
}

function numbered(rows: readonly Row[], names: readonly string[]): NumberedRow[] {
  const places = new Map(names.map((name, place) => [name, place] as const));
  return rows.map(({ options, right, open, weight }) => {
    const kept = options.flatMap((option, at) =>
      right.has(at) || !open.has(at) ? [{ option, isRight: right.has(at) }] : [],
    );
    const features = kept.map(({ option }) =>
      option.features.flatMap((feature) => places.get(feature.join("|")) ?? []),
    );
    const starts = [0];
    for (const own of features) starts.push((starts.at(-1) ?? 0) + own.length);
    return {
      features: Int32Array.from(features.flat()),
      starts: Int32Array.from(starts),
      right: Float64Array.from(kept, ({ isRight }) => (isRight ? 1 / right.size : 0)),
      weight,
    };
  });
}

/** One step of AdaGrad on a row, with ridge. */
function step(
  { features, starts, right, weight }: NumberedRow,
  weights: Float64Array,
  squares: Float64Array,
): void {
  const scores: number[] = [];
  for (let at = 0; at < right.length; at += 1) {
    let score = 0;
    for (let next = starts[at] ?? 0; next < (starts[at + 1] ?? 0); next += 1)
      score += weights[features[next] ?? 0] ?? 0;
    scores.push(score);
  }
  const chances = probabilities(scores);
  for (let at = 0; at < right.length; at += 1) {
    const error = weight * ((right[at] ?? 0) - (chances[at] ?? 0));
    if (Math.abs(error) < 1e-3) continue;
    for (let next = starts[at] ?? 0; next < (starts[at + 1] ?? 0); next += 1) {
      const place = features[next] ?? 0;
      const slope = error - RIDGE * (weights[place] ?? 0);
      const square = (squares[place] ?? 0) + slope * slope;
      squares[place] = square;
      weights[place] = (weights[place] ?? 0) + (RATE * slope) / Math.sqrt(square + 1e-6);
    }
  }
}

function learn(rows: readonly Row[]): Map<string, number> {
  const names = frequentFeatures(rows);
  const ready = numbered(rows, names);
  const [weights, squares] = [new Float64Array(names.length), new Float64Array(names.length)];
  const order = Int32Array.from(ready.keys());
  const random = seeded(7);
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    shuffle(order, random);
    for (const at of order) {
      const row = ready[at];
      if (row !== undefined) step(row, weights, squares);
    }
  }
  return new Map(names.map((name, place) => [name, weights[place] ?? 0] as const));
}

/** Weights for the features of speakers, fitted on articles. The same articles give the same weights. */
export function learnSpeakers(articles: readonly Article[]): Map<string, number> {
  const learnt = learn(articles.flatMap(rowsOf));
  return new Map(
    [...learnt]
      .filter(([, weight]) => Math.abs(weight) >= SMALLEST)
      .map(([name, weight]) => [name, Math.round(weight * 100) / 100] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
