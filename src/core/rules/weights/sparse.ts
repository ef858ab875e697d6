import type { Word } from "../../language/content-words.js";
import type { Compared } from "../reading/compare.js";
import { softmax } from "./trees.js";

/** The number of places to which the words of a pair are hashed. */
export const SPARSE_SIZE = 8192;
const CLASSES = 3;

function placeOf(text: string): number {
  let hash = 2_166_136_261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16_777_619);
  return (hash >>> 0) % SPARSE_SIZE;
}

const keyOf = (word: Word): string => word.entry?.lemma ?? word.token.stem;

/** The places of a pair's words: replaced words, words that only the claim has, and words near them in the evidence. */
export function sparsePlaces({ claim, aligned, nearest }: Compared): readonly number[] {
  const places = new Set<number>();
  for (const { word, other, edit } of aligned) {
    if (edit === "same") continue;
    places.add(placeOf(`m ${edit} ${keyOf(word)}`));
    if (other !== null) places.add(placeOf(`e ${keyOf(other)}>${keyOf(word)}`));
  }
  const said = new Set<string>();
  nearest.tokens.forEach(({ stem, kind, lower }, at) => {
    said.add(stem);
    if (kind !== "mark" || lower === "?") places.add(placeOf(`u ${stem}`));
    places.add(placeOf(`b ${stem} ${nearest.tokens[at + 1]?.stem ?? ""}`));
  });
  for (const { stem } of claim) if (!said.has(stem)) places.add(placeOf(`c ${stem}`));
  return [...places];
}

/** A weight for each place and class, in the order of the places. */
export type SparseWeights = Float32Array;

/** Probabilities of the three classes by the words alone. */
export function sparseProbabilities(places: readonly number[], weights: SparseWeights): number[] {
  const scores = [0, 0, 0];
  for (const place of places) {
    for (let at = 0; at < CLASSES; at += 1)
      scores[at] = (scores[at] ?? 0) + (weights[place * CLASSES + at] ?? 0);
  }
  const norm = Math.sqrt(places.length) || 1;
  return softmax(scores.map((score) => score / norm));
}

/** Weights as text: one byte for each weight in base 64, and the value of one step. */
export function packSparse(weights: SparseWeights): { readonly step: number; readonly bytes: string } {
  const top = weights.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const step = Number((top / 127 || 1).toPrecision(6));
  let bytes = "";
  for (const value of weights) bytes += String.fromCharCode(Math.round(value / step) + 128);
  return { step, bytes: btoa(bytes) };
}

export function unpackSparse({
  step,
  bytes,
}: {
  readonly step: number;
  readonly bytes: string;
}): SparseWeights {
  const text = atob(bytes);
  return Float32Array.from({ length: text.length }, (_, at) => (text.charCodeAt(at) - 128) * step);
}
