import { join } from "node:path";
import { z } from "zod";
import { degrees, manners, verdictRelations } from "../../core/links/relations.js";
import { projectRoot } from "../../root.js";
import { checkedFiles, readCheckedFolder } from "../thread/checked-folder.js";

/** The folder of the model that comes with Walkback. */
export const shippedModel = join(projectRoot, "models/judge");

/** What `model.json` says of a model: its files, its outputs, and how its scores become probabilities. */
const description = z.object({
  ...checkedFiles,
  relations: z.array(z.enum(verdictRelations)).length(verdictRelations.length),
  manners: z.array(z.enum(manners)),
  degrees: z.array(z.enum(degrees)),
  /** Token ids that stand at the start, between the texts, at the end, and in empty places. */
  tokens: z.object({ start: z.int(), between: z.array(z.int()), end: z.int(), pad: z.int() }),
  /** Most tokens of the claim and of the evidence in one window. */
  claimTokens: z.int().positive(),
  evidenceTokens: z.int().positive(),
  /** Scores are divided by it, then `bias` is added: fitted on cases that the model was not trained on. */
  temperature: z.number().positive(),
  bias: z.array(z.number()).length(verdictRelations.length),
  /** The least probability with which a relation is proposed. */
  proposeAt: z.number().min(0).max(1),
});
export type ModelDescription = z.output<typeof description>;

/** A model's folder with what its `model.json` says. */
export interface ModelFolder extends ModelDescription {
  readonly folder: string;
}

const words = {
  name: "The judge's model",
  mend: "Restore the folder models/judge from the release, or set JUDGE=rules to run without a model.",
};

/**
 * A model's folder, with every file checked against its hash.
 *
 * @throws DomainError `config-invalid` that names the file, the hash expected and what to do
 */
export function readModelFolder(folder: string = shippedModel): Promise<ModelFolder> {
  return readCheckedFolder(folder, description, words);
}
