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

/** What the thread needs to load the model of the settings. Looks whether it is a folder, and at nothing else. */
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
    return ["NLI_MODEL: its config.json is not JSON"];
  }
}

/** All that keeps a model from being used as far as can be seen without loading it, a line each. */
export function modelMistakes(toLoad: ModelToLoad): readonly string[] {
  const { model, isFolder } = toLoad;
  if (!isFolder)
    return hubId.test(model)
      ? []
      : [
          "NLI_MODEL: must be a folder that exists (./models/nli) or a model of the Hugging Face hub (owner/name)",
        ];
  if (!isDirectory(model)) return [`NLI_MODEL: there is no folder ${model}`];
  const missing = filesOf(toLoad).filter((file) => !existsSync(join(model, file)));
  return [...missing.map((file) => `NLI_MODEL: the folder has no ${file}`), ...labelMistakes(model)];
}

/**
 * What tells one model from another: a folder's name and the hash of its files, or an id of the hub and its revision.
 *
 * Cost: reads a folder's files once, about a second a gigabyte.
 * @throws DomainError `config-invalid` where a file cannot be read
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
    throw new DomainError("config-invalid", `NLI_MODEL: a file in ${model} cannot be read.`, { cause });
  }
  return `${basename(model)} ${hash.digest("hex").slice(0, 12)} ${dtype}`;
}
