import { DomainError } from "./errors.js";

/** What to do about the error codes of Node and PostgreSQL that a start can meet. */
const advice: Readonly<Record<string, string>> = {
  EADDRINUSE:
    "The address is in use. Stop the program that listens there, or set PORT to another number (0 picks a free one).",
  EADDRNOTAVAIL:
    "This machine does not have the address in HOST. Use 127.0.0.1, 0.0.0.0 or an address of this machine.",
  EACCES: "The system does not allow it. Choose a PORT above 1023, or a data folder that you may write to.",
  ECONNREFUSED: "The database does not answer. Check that it is running and that DATABASE_URL is right.",
  ENOTFOUND: "The database's host is not known. Check DATABASE_URL.",
  ETIMEDOUT: "The database does not answer in time. Check DATABASE_URL and the network.",
  "28P01": "The database refused the user or the password in DATABASE_URL.",
  "28000": "The database refused the user in DATABASE_URL.",
  "3D000": "The server has no database with the name in DATABASE_URL. Create it first.",
  "42501": "The user in DATABASE_URL may not create tables or extensions. Grant it CREATE on the database.",
  ENOSPC: "The disk is full. Free some space, or set DATABASE_URL to another folder.",
  EROFS: "The data folder is read-only. Set DATABASE_URL to another folder.",
};

function* causesOf(error: unknown): Generator<Error> {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 10; cause = cause.cause, depth += 1) {
    yield cause;
    if (cause instanceof AggregateError) yield* cause.errors.filter((inner) => inner instanceof Error);
  }
}

/** Why the service did not start: one message without a stack trace. */
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
