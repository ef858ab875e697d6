import { DomainError } from "../errors.js";
import { issueApiKey } from "../operations/keys/issue-api-key.js";
import { type KeyRole, newApiKey } from "../schemas/api-key.js";
import { inWorld, operator } from "./world.js";

/** The options of `walkback key issue`. */
export interface IssueKeyOptions {
  readonly holder: string;
  readonly role: string;
  readonly note?: string;
}

function isRole(role: string): role is KeyRole {
  return newApiKey.shape.role.safeParse(role).success;
}

/** Issues a key and prints it. The key is never shown again. */
export async function issueKey({ holder, role, note = undefined }: IssueKeyOptions): Promise<void> {
  if (!isRole(role))
    throw new DomainError(
      "invalid-input",
      `--role is "${role}"; it must be one of ${newApiKey.shape.role.options.join(", ")}.`,
    );
  const issued = await inWorld((world) =>
    issueApiKey({ ...world, actor: operator }, { holder, role, note: note ?? null }),
  );
  process.stdout.write(`${issued.key}\n`);
  process.stderr.write(
    `This key is for ${issued.holder} (${issued.role}). It is shown only once: keep it now.\n`,
  );
}
