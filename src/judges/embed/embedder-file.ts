import { join } from "node:path";
import { z } from "zod";
import { projectRoot } from "../../root.js";
import { checkedFiles, readCheckedFolder } from "../thread/checked-folder.js";

/** The folder of the embedder that comes with Walkback. */
export const shippedEmbedder = join(projectRoot, "models/embedder");

const description = z.object({
  ...checkedFiles,
  /** Numbers in a vector. */
  dims: z.int().positive(),
  /** Most tokens of one window of a text, marks included. */
  maxTokens: z.int().min(8),
  /** Token ids that stand at the start, at the end, and in empty places. */
  tokens: z.object({ start: z.int(), end: z.int(), pad: z.int() }),
});

/** An embedder's folder with what its `model.json` says. */
export interface EmbedderFolder extends z.output<typeof description> {
  readonly folder: string;
}

const words = {
  name: "The embedder",
  mend: "Restore the folder models/embedder from the release, or set JUDGE=rules to run without a model.",
};

/**
 * An embedder's folder, with every file checked against its hash.
 *
 * @throws DomainError `config-invalid` that names the file, the hash expected and what to do
 */
export function readEmbedderFolder(folder: string = shippedEmbedder): Promise<EmbedderFolder> {
  return readCheckedFolder(folder, description, words);
}
