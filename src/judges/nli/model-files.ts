import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
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

const isDirectory = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** The file of a model's numbers in its folder. */
export const modelFile = (dtype: NliSettings["dtype"]): string => `onnx/model${suffixes[dtype]}.onnx`;

/** What the process needs to load the model of the settings. */
export function modelToLoad({ model, dtype, threads }: NliSettings): ModelToLoad {
  return { folder: resolve(model), dtype, threads };
}

const filesOf = ({ dtype }: ModelToLoad): readonly string[] => [
  "config.json",
  "tokenizer.json",
  "tokenizer_config.json",
  modelFile(dtype),
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
  const { folder } = toLoad;
  if (!isDirectory(folder))
    return [
      `NLI_MODEL: must be a folder that holds a model, such as ./models/nli; there is no folder ${folder}. A model of a hub must be downloaded first`,
    ];
  const missing = filesOf(toLoad).filter((file) => !existsSync(join(folder, file)));
  return [
    ...missing.map((file) => `NLI_MODEL: the folder must contain ${file}, which is missing`),
    ...labelMistakes(folder),
  ];
}

/**
 * The text that identifies a model: its folder's name and the hash of its files.
 *
 * Cost: reads the files once, about a second for each gigabyte.
 * @throws DomainError `config-invalid` if a file cannot be read
 */
export async function modelVersion(toLoad: ModelToLoad): Promise<string> {
  const { folder, dtype } = toLoad;
  const hash = createHash("sha256");
  try {
    for (const file of filesOf(toLoad)) {
      for await (const chunk of createReadStream(join(folder, file))) hash.update(chunk);
    }
  } catch (cause) {
    throw new DomainError(
      "config-invalid",
      `NLI_MODEL: a file in ${folder} cannot be read. Check the permissions of the folder and its files.`,
      { cause },
    );
  }
  return `${basename(folder)} ${hash.digest("hex").slice(0, 12)} ${dtype}`;
}
