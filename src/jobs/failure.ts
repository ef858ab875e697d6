const MOST_CHARACTERS = 500;

/**
 * What an editor is told of a failed attempt: the message on one line, without the password of any address in it.
 *
 * The cause and the stack are for the log of the process alone.
 */
export function failureText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message
    .replace(/\s+/g, " ")
    .replace(/:\/\/[^/\s]*@/g, "://***@")
    .trim();
  return line.length > MOST_CHARACTERS
    ? `${line.slice(0, MOST_CHARACTERS - 3)}...`
    : line || "It failed without a message.";
}
