import { createRequire } from "node:module";

/** The packages that run a model on this machine. */
export const modelPackages: readonly string[] = ["onnxruntime-node", "@huggingface/tokenizers"];

/** Those of the packages that are not installed. */
export function missingPackages(packages: readonly string[] = modelPackages): readonly string[] {
  const { resolve } = createRequire(import.meta.url);
  return packages.filter((name) => {
    try {
      return resolve(name) === "";
    } catch {
      return true;
    }
  });
}
