import { DomainError } from "../errors.js";
import { issueApiKey } from "../operations/keys/issue-api-key.js";
import { type KeyRole, newApiKey } from "../schemas/api-key.js";
import { inWorld, operator } from "./world.js";

/** What the command is given. */
export interface IssueKeyOptions {
  readonly holder: string;
  readonly role: string;
  readonly note?: string;
}

function isRole(role: string): role is KeyRole {
  return newApiKey.shape.role.safeParse(role).success;
}

/** Issues a key and prints it, the only time it is shown. */
export async function issueKey({ holder, role, note = undefined }: IssueKeyOptions): Promise<void> {
  if (!isRole(role))
    throw new DomainError("invalid-input", `--role must be ${newApiKey.shape.role.options.join(", ")}.`);
  const issued = await inWorld((world) =>
    issueApiKey({ ...world, actor: operator }, { holder, role, note: note ?? null }),
  );
  process.stdout.write(`${issued.key}\n`);
  process.stderr.write(`A key of ${issued.holder}, ${issued.role}, shown only now.\n`);
}
