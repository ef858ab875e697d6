import { DomainError } from "./errors.js";

/** Node's and PostgreSQL's codes of what can be wrong around a start, in words that say what to do. */
const advice: Readonly<Record<string, string>> = {
  EADDRINUSE:
    "The address is in use: stop what listens there, or set PORT to another one (0 takes a free one).",
  EADDRNOTAVAIL: "This machine does not have the address in HOST.",
  EACCES: "The system does not allow it: choose a PORT above 1023, or a data folder that may be written.",
  ECONNREFUSED: "The database does not answer: is it running, and is DATABASE_URL right?",
  ENOTFOUND: "The database's host is not known: is DATABASE_URL right?",
  ETIMEDOUT: "The database does not answer in time: is DATABASE_URL right?",
  "28P01": "The database refused the user or the password in DATABASE_URL.",
  "28000": "The database refused the user in DATABASE_URL.",
  "3D000": "The database server has no database of the name in DATABASE_URL: create it first.",
  "42501": "The database does not allow the user in DATABASE_URL to make tables or extensions.",
  ENOSPC: "The disk is full.",
  EROFS: "The data folder may not be written: set DATABASE_URL to another folder.",
};

function* causesOf(error: unknown): Generator<Error> {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 10; cause = cause.cause, depth += 1) {
    yield cause;
    if (cause instanceof AggregateError) yield* cause.errors.filter((inner) => inner instanceof Error);
  }
}

/** Why the service did not start, in one message and without a stack. */
export function startFailure(error: unknown): string {
  if (error instanceof DomainError) return `Walkback did not start. ${error.message}`;
  const causes = [...causesOf(error)];
  for (const cause of causes) {
    const known = "code" in cause ? advice[String(cause.code)] : undefined;
    if (known !== undefined) return `Walkback did not start. ${known} (${cause.message || String(cause)})`;
  }
  const told = causes.map(({ message }) => message).join(" Because: ");
  return `Walkback did not start. ${told || String(error)}`;
}
