import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { basename, isAbsolute, join, resolve } from "node:path";
import { DomainError } from "../../errors.js";
import type { NliSettings } from "../settings.js";
import { readLabels } from "./labels.js";
import type { ModelToLoad } from "./messages.js";

const suffixes: Readonly<Record<NliSettings["dtype"], string>> = {
  fp32: "",
  fp16: "_fp16",
  q8: "_quantized",
  q4: "_q4",
};
const hubId = /^[\w-][\w.-]{0,95}\/[\w-][\w.-]{0,95}$/;

const isDirectory = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** What the thread needs to load the model of the settings. Only checks whether the model is a folder. */
export function modelToLoad({ model, revision, cache, dtype, threads }: NliSettings): ModelToLoad {
  const isPath = isAbsolute(model) || model.startsWith(".") || isDirectory(model);
  return {
    model: isPath ? resolve(model) : model,
    isFolder: isPath,
    revision,
    cache: resolve(cache),
    dtype,
    threads,
  };
}

const filesOf = ({ dtype }: ModelToLoad): readonly string[] => [
  "config.json",
  "tokenizer.json",
  "tokenizer_config.json",
  `onnx/model${suffixes[dtype]}.onnx`,
];

function labelMistakes(folder: string): readonly string[] {
  const path = join(folder, "config.json");
  if (!existsSync(path)) return [];
  try {
    const config: { id2label?: unknown } = JSON.parse(readFileSync(path, "utf8"));
    const labels = readLabels(config.id2label);
    return "mistake" in labels ? [`NLI_MODEL: ${labels.mistake}`] : [];
  } catch {
    return ["NLI_MODEL: the model's config.json must be valid JSON"];
  }
}

/** One line for each reason why the model cannot be used, as far as one can tell without loading it. */
export function modelMistakes(toLoad: ModelToLoad): readonly string[] {
  const { model, isFolder } = toLoad;
  if (!isFolder)
    return hubId.test(model)
      ? []
      : [
          "NLI_MODEL: must be an existing folder (such as ./models/nli) or a model on the Hugging Face hub (owner/name)",
        ];
  if (!isDirectory(model)) return [`NLI_MODEL: must be an existing folder; there is no folder ${model}`];
  const missing = filesOf(toLoad).filter((file) => !existsSync(join(model, file)));
  return [
    ...missing.map((file) => `NLI_MODEL: the folder must contain ${file}, which is missing`),
    ...labelMistakes(model),
  ];
}

/**
 * The text that identifies a model: a folder's name and the hash of its files, or a hub id and its revision.
 *
 * Cost: reads a folder's files once, about a second for each gigabyte.
 * @throws DomainError `config-invalid` if a file cannot be read
 */
export async function modelVersion(toLoad: ModelToLoad): Promise<string> {
  const { model, isFolder, revision, dtype } = toLoad;
  if (!isFolder) return `${model} ${revision} ${dtype}`;
  const hash = createHash("sha256");
  try {
    for (const file of filesOf(toLoad)) {
      for await (const chunk of createReadStream(join(model, file))) hash.update(chunk);
    }
  } catch (cause) {
    throw new DomainError(
      "config-invalid",
      `NLI_MODEL: a file in ${model} cannot be read. Check the permissions of the folder and its files.`,
      { cause },
    );
  }
  return `${basename(model)} ${hash.digest("hex").slice(0, 12)} ${dtype}`;
}
