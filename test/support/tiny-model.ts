import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type OnnxNode, onnxFile } from "./onnx-file.js";

/** The most tokens of both texts together, marks included, that the tiny model accepts. It fails on more. */
export const TINY_MODEL_TOKENS = 32;

const marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"];
/** Words of the evidence that speak against or for a claim. The model knows no others and ignores the claim. */
const against = ["withheld", "sold"];
const borneOut = ["published", "kept"];
const words = [...marks, ...against, ...borneOut];

const weightsOf = (word: string, labels: readonly string[]): number[] =>
  labels.map((label) => {
    const said = label.toLowerCase();
    if (against.includes(word) && said.startsWith("contradict")) return 8;
    return borneOut.includes(word) && said.startsWith("entail") ? 8 : 0;
  });

/** The steps that leave out the words of the claim. */
const evidenceOnly: readonly OnnxNode[] = [
  { operator: "Cast", inputs: ["token_type_ids"], output: "is_claim", attributes: { to: 1 } },
  { operator: "Sub", inputs: ["one_float", "is_claim"], output: "is_not_claim" },
  { operator: "Mul", inputs: ["is_text", "is_not_claim"], output: "is_evidence" },
];

/**
 * The bytes of a model that adds up the scores of the evidence's words, starting from "neutral".
 *
 * Without types, it reads the words of the claim as well. As in real models, token positions are looked up in a table of TINY_MODEL_TOKENS rows, so more tokens fail.
 */
function tinyGraph(labels: readonly string[], hasTypes: boolean): Uint8Array {
  const shape = ["batch", "length"];
  return onnxFile({
    inputs: { input_ids: shape, attention_mask: shape, ...(hasTypes && { token_type_ids: shape }) },
    output: { name: "logits", shape: ["batch", labels.length] },
    constants: [
      {
        name: "words",
        shape: [words.length, labels.length],
        values: words.flatMap((word) => weightsOf(word, labels)),
      },
      {
        name: "places",
        shape: [TINY_MODEL_TOKENS, labels.length],
        values: new Array(TINY_MODEL_TOKENS * labels.length).fill(0),
      },
      {
        name: "start",
        shape: [labels.length],
        values: labels.map((label) => (/neutral/i.test(label) ? 3 : 0)),
      },
      { name: "one", shape: [1], values: [1], isWhole: true },
      { name: "two", shape: [1], values: [2], isWhole: true },
      { name: "axis", shape: [], values: [1], isWhole: true },
      { name: "one_float", shape: [1], values: [1] },
    ],
    nodes: [
      { operator: "CumSum", inputs: ["attention_mask", "axis"], output: "counted" },
      { operator: "Sub", inputs: ["counted", "one"], output: "place" },
      { operator: "Gather", inputs: ["places", "place"], output: "placed" },
      { operator: "Gather", inputs: ["words", "input_ids"], output: "said" },
      { operator: "Add", inputs: ["said", "placed"], output: "all_said" },
      { operator: "Cast", inputs: ["attention_mask"], output: "is_text", attributes: { to: 1 } },
      ...(hasTypes
        ? evidenceOnly
        : [{ operator: "Mul", inputs: ["is_text", "one_float"], output: "is_evidence" }]),
      { operator: "Unsqueeze", inputs: ["is_evidence", "two"], output: "heeded" },
      { operator: "Mul", inputs: ["all_said", "heeded"], output: "evidence_said" },
      { operator: "ReduceSum", inputs: ["evidence_said", "one"], output: "sum", attributes: { keepdims: 0 } },
      { operator: "Add", inputs: ["sum", "start"], output: "logits" },
    ],
  });
}

const special = (type: "A" | "B", id: "[CLS]" | "[SEP]") => ({
  SpecialToken: { id, type_id: type === "A" ? 0 : 1 },
});
const sequence = (id: "A" | "B") => ({ Sequence: { id, type_id: id === "A" ? 0 : 1 } });

const tokenizer = {
  version: "1.0",
  truncation: null,
  padding: null,
  added_tokens: marks.map((content, id) => ({
    ...{ id, content, special: true },
    ...{ single_word: false, lstrip: false, rstrip: false, normalized: false },
  })),
  normalizer: { type: "Lowercase" },
  pre_tokenizer: { type: "Whitespace" },
  post_processor: {
    type: "TemplateProcessing",
    single: [special("A", "[CLS]"), sequence("A"), special("A", "[SEP]")],
    pair: [special("A", "[CLS]"), sequence("A"), special("A", "[SEP]"), sequence("B"), special("B", "[SEP]")],
    special_tokens: {
      "[CLS]": { id: "[CLS]", ids: [2], tokens: ["[CLS]"] },
      "[SEP]": { id: "[SEP]", ids: [3], tokens: ["[SEP]"] },
    },
  },
  decoder: null,
  model: {
    type: "WordLevel",
    vocab: Object.fromEntries(words.map((word, id) => [word, id])),
    unk_token: "[UNK]",
  },
};

/**
 * The folder of a new cross-encoder of a few hundred bytes, with the same files as a real one.
 *
 * `labels` names its outputs in order. `positions` is the number of tokens that its config.json claims. `hasTypes` says
 * whether it is told which tokens are of the claim.
 */
export async function writeTinyModel(
  folder: string,
  {
    labels = ["entailment", "neutral", "contradiction"],
    positions = TINY_MODEL_TOKENS,
    hasTypes = true,
  }: { readonly labels?: readonly string[]; readonly positions?: number; readonly hasTypes?: boolean } = {},
): Promise<string> {
  await mkdir(join(folder, "onnx"), { recursive: true });
  const json = (name: string, content: object) => writeFile(join(folder, name), JSON.stringify(content));
  await json("config.json", {
    model_type: "bert",
    architectures: ["BertForSequenceClassification"],
    id2label: Object.fromEntries(labels.map((label, place) => [place, label])),
    max_position_embeddings: positions,
  });
  await json("tokenizer.json", tokenizer);
  await json("tokenizer_config.json", {
    tokenizer_class: "BertTokenizer",
    model_max_length: 1e30,
    ...{ pad_token: "[PAD]", unk_token: "[UNK]", cls_token: "[CLS]", sep_token: "[SEP]" },
  });
  await writeFile(join(folder, "onnx/model.onnx"), tinyGraph(labels, hasTypes));
  return folder;
}
