import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { degrees, manners, verdictRelations } from "../../core/links/relations.js";
import { DomainError } from "../../errors.js";
import { projectRoot } from "../../root.js";

/** The folder of the model that comes with Walkback. */
export const shippedModel = join(projectRoot, "models/judge");

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What `model.json` says of a model: its files, its outputs, and how its scores become probabilities. */
const description = z.object({
  version: z.string().min(1),
  files: z.record(z.string().regex(/^[\w.-]+$/), sha256),
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

const refuse = (text: string, cause?: unknown): never => {
  throw new DomainError("config-invalid", text, { cause });
};

const mend = "Restore the folder models/judge from the release, or set JUDGE=rules to run without a model.";

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}

/**
 * A model's folder, with every file checked against its hash.
 *
 * Cost: reads the files once, about half a second for 100 MB.
 * @throws DomainError `config-invalid` that names the file, the hash expected and what to do
 */
export async function readModelFolder(folder: string = shippedModel): Promise<ModelFolder> {
  const path = join(folder, "model.json");
  if (!existsSync(path)) refuse(`The judge's model is missing: there is no ${path}. ${mend}`);
  const read = description.safeParse(parseJson(path));
  if (!read.success) return refuse(`${path} does not describe a model of this version. ${mend}`);
  for (const [file, expected] of Object.entries(read.data.files)) {
    const at = join(folder, file);
    if (!existsSync(at)) refuse(`The judge's model is incomplete: there is no ${at}. ${mend}`);
    const found = await hashOf(at);
    if (found !== expected)
      refuse(`${at} is damaged or foreign: its SHA-256 is ${found}, expected ${expected}. ${mend}`);
  }
  return { ...read.data, folder };
}

function parseJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    return refuse(`${path} is not JSON. ${mend}`, cause);
  }
}
