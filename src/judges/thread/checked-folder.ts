import { createHash } from "node:crypto";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { DomainError } from "../../errors.js";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What every `model.json` says: the model's version, and its files with their SHA-256. */
export const checkedFiles = {
  version: z.string().min(1),
  files: z.record(z.string().regex(/^[\w.-]+$/), sha256),
} as const;

/** The model as error messages name it, and what to do when a file is not as it should be. */
export interface FolderWords {
  readonly name: string;
  readonly mend: string;
}

interface Description {
  readonly files: Readonly<Record<string, string>>;
}

const refuse = (text: string, cause?: unknown): never => {
  throw new DomainError("config-invalid", text, { cause });
};

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}

function parseJson(path: string, mend: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    return refuse(`${path} is not JSON. ${mend}`, cause);
  }
}

/**
 * What the `model.json` of a folder says, with every file checked against its hash.
 *
 * Cost: reads the files once, about half a second for 100 MB.
 * @throws DomainError `config-invalid` that names the file, the hash expected and what to do
 */
export async function readCheckedFolder<Said extends Description>(
  folder: string,
  description: z.ZodType<Said>,
  { name, mend }: FolderWords,
): Promise<Said & { readonly folder: string }> {
  const path = join(folder, "model.json");
  if (!existsSync(path)) refuse(`${name} is missing: there is no ${path}. ${mend}`);
  const read = description.safeParse(parseJson(path, mend));
  if (!read.success) return refuse(`${path} does not describe a model of this version. ${mend}`);
  for (const [file, expected] of Object.entries(read.data.files)) {
    const at = join(folder, file);
    if (!existsSync(at)) refuse(`${name} is incomplete: there is no ${at}. ${mend}`);
    const found = await hashOf(at);
    if (found !== expected)
      refuse(`${at} is damaged or foreign: its SHA-256 is ${found}, expected ${expected}. ${mend}`);
  }
  return { ...read.data, folder };
}
