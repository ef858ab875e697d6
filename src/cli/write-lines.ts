import { pipeline } from "node:stream/promises";
import { DomainError } from "../errors.js";
import { writeFault } from "./open-input.js";

const closed = ["EPIPE", "ERR_STREAM_PREMATURE_CLOSE"];

const isClosed = (error: unknown): boolean =>
  error instanceof Error && "code" in error && closed.includes(String(error.code));

/**
 * Writes lines to stdout, no faster than its reader takes them. A reader that stops early, as `head` does, is no failure.
 *
 * @throws DomainError `invalid-input` if stdout cannot be written
 */
export async function writeLines(lines: AsyncIterable<string>): Promise<void> {
  try {
    await pipeline(lines, process.stdout, { end: false });
  } catch (error) {
    if (isClosed(error)) return;
    throw error instanceof DomainError ? error : writeFault(null, error);
  }
}
