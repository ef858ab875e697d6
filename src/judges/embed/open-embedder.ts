import { existsSync } from "node:fs";
import { join } from "node:path";
import type { VectorBytes } from "../../core/embedding/vector.js";
import { DomainError } from "../../errors.js";
import { projectRoot } from "../../root.js";
import type { JudgeLog } from "../asked-judge.js";
import { missingPackages } from "../missing-packages.js";
import { ProcessQueue } from "../process/process-queue.js";
import type { JudgeSettings } from "../settings.js";
import type { Embedder } from "./embedder.js";
import { type EmbedderFolder, readEmbedderFolder, shippedEmbedder } from "./embedder-file.js";

// From the sources, under a test, as from the build: the process runs what is built.
const programFile = join(projectRoot, "dist/src/judges/embed/embed-worker.js");
const patience = { loadWithinMs: 60_000, stepWithinMs: 60_000 } as const;
/** So few that another caller's texts come between the parts of a long list. */
const TEXTS_AT_ONCE = 64;

class ProcessEmbedder implements Embedder {
  readonly version: string;
  readonly #queue: ProcessQueue<string, VectorBytes>;

  constructor(folder: EmbedderFolder) {
    this.version = folder.version;
    this.#queue = new ProcessQueue(programFile, folder, patience);
  }

  async embed(texts: readonly string[]): Promise<readonly VectorBytes[]> {
    const vectors: VectorBytes[] = [];
    for (let start = 0; start < texts.length; start += TEXTS_AT_ONCE) {
      const part = texts.slice(start, start + TEXTS_AT_ONCE);
      const outcome = await this.#queue.read(part);
      if ("cause" in outcome)
        throw new Error(`The embedder could not read ${part.length} texts: ${outcome.cause}.`, {
          cause: outcome.error,
        });
      vectors.push(...outcome.readings);
    }
    return vectors;
  }

  close(): Promise<void> {
    return this.#queue.close();
  }
}

/**
 * The embedder of a folder, in a process that starts when it is first asked. Nothing leaves the machine.
 *
 * @throws DomainError `config-invalid` if a package is not installed, or a file is missing or damaged
 */
export async function openEmbedder(folder: string = shippedEmbedder): Promise<Embedder> {
  const missing = missingPackages();
  if (missing.length > 0)
    throw new DomainError(
      "config-invalid",
      `The embedder needs ${missing.join(" and ")}, which is not installed. Run npm ci with optional packages, or set JUDGE=rules.`,
    );
  return new ProcessEmbedder(await readEmbedderFolder(folder));
}

const isOptional = (settings: JudgeSettings, folder: string): boolean =>
  settings.kind === "builtin"
    ? settings.fallsBackToRules
    : missingPackages().length > 0 || !existsSync(join(folder, "model.json"));

/**
 * The embedder that goes with the chosen judge, or null: candidates are then ranked by words alone.
 *
 * The rules alone use none. A judge other than the built-in one does without where it is not installed; a damaged file
 * stops the start.
 * @throws DomainError `config-invalid` if a package is not installed, or a file is missing or damaged
 */
export async function openEmbedderFor(
  settings: JudgeSettings,
  { log, folder = shippedEmbedder }: { readonly log: JudgeLog; readonly folder?: string },
): Promise<Embedder | null> {
  if (settings.kind === "rules") return null;
  try {
    return await openEmbedder(folder);
  } catch (error) {
    if (!(error instanceof DomainError) || !isOptional(settings, folder)) throw error;
    log.warn({ error: error.message }, "the embedder cannot be used; candidates are ranked by words alone");
    return null;
  }
}
