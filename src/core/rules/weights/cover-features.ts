import type { Word } from "../../language/content-words.js";
import type { Edit } from "../reading/alignment.js";
import { type Beside, weightOf } from "../reading/compare.js";
import type { Note } from "./note.js";

const edits: readonly Edit[] = [
  "same",
  "synonym",
  "derived",
  "more general",
  "more specific",
  "opposite",
  "sibling",
  "replaced",
  "other number",
  "missing",
];
const kinds: readonly Word["kind"][] = ["noun", "verb", "adjective", "name", "number"];
const editKinds = edits.map((edit) => ({
  name: `edits ${edit}`,
  of: kinds.map((kind) => `${edit} ${kind}`),
}));

const placesOf = <K extends string>(names: readonly K[]): ReadonlyMap<string, number> =>
  new Map(names.map((name, at) => [name, at] as const));
const editPlaces = placesOf(edits);
const kindPlaces = placesOf(kinds);
/** The place of an edit among all of them, in the order of the features. */
export const placeOfEdit = (edit: Edit): number => editPlaces.get(edit) ?? 0;

/** Counts of the claim's words by edit and kind, and their weights by edit. */
interface Tally {
  readonly counts: Int32Array;
  readonly ofKind: Int32Array;
  readonly weights: Float64Array;
  readonly total: number;
}

function tallyOf({ aligned }: Beside): Tally {
  const counts = new Int32Array(edits.length);
  const ofKind = new Int32Array(edits.length * kinds.length);
  const weights = new Float64Array(edits.length);
  let total = 0;
  for (const { word, edit } of aligned) {
    const at = placeOfEdit(edit);
    const kind = kindPlaces.get(word.kind);
    const weight = weightOf(word);
    total += weight;
    weights[at] = (weights[at] ?? 0) + weight;
    counts[at] = (counts[at] ?? 0) + 1;
    if (kind === undefined) continue;
    const slot = at * kinds.length + kind;
    ofKind[slot] = (ofKind[slot] ?? 0) + 1;
  }
  return { counts, ofKind, weights, total };
}

/** Features of how the evidence answers the claim's words: how many in each way, and the words without an answer. */
export function coverage(beside: Beside, note: Note): void {
  const { counts, ofKind, weights, total } = tallyOf(beside);
  const part = (...of: readonly Edit[]): number =>
    total === 0 ? 0 : of.reduce((sum, edit) => sum + (weights[placeOfEdit(edit)] ?? 0), 0) / total;
  note("cover same", part("same", "derived"));
  note("cover near", part("same", "derived", "synonym", "more general"));
  note("cover any", 1 - part("missing"));
  for (let at = 0; at < edits.length; at += 1) {
    const names = editKinds[at];
    note(names?.name ?? "", counts[at] ?? 0);
    for (let kind = 0; at > 0 && kind < kinds.length; kind += 1)
      note(names?.of[kind] ?? "", ofKind[at * kinds.length + kind] ?? 0);
  }
  unanswered(beside, note);
}

/** Features of the evidence's words that answer no word of the claim. */
function unanswered({ aligned, words }: Beside, note: Note): void {
  const answers = new Uint8Array(words.length);
  for (const { at } of aligned) if (at >= 0) answers[at] = 1;
  let [rest, names] = [0, 0];
  for (let at = 0; at < words.length; at += 1) {
    if (answers[at] === 1) continue;
    rest += 1;
    const kind = words[at]?.kind;
    if (kind === "name" || kind === "number") names += 1;
  }
  note("evidence rest", rest);
  note("evidence rest names", names);
  note("claim words", aligned.length);
  note("evidence words", words.length);
  note("length ratio", aligned.length / (1 + words.length));
}

/** A short list of the same features for the nearest sentence. */
export function nearby({ aligned, words }: Beside, note: Note): void {
  let [total, same, near, sibling] = [0, 0, 0, 9];
  for (const { word, edit, distance } of aligned) {
    const weight = weightOf(word);
    total += weight;
    if (edit === "same") same += weight;
    if (edit === "same" || edit === "derived" || edit === "synonym" || edit === "more general")
      near += weight;
    if (edit === "sibling") sibling = Math.min(sibling, distance);
  }
  note("near same", total === 0 ? 0 : same / total);
  note("near near", total === 0 ? 0 : near / total);
  note("near words", words.length);
  note("sibling nearest", sibling);
}
