const MOST_CHARACTERS = 500;

/**
 * The text that editors see for a failed attempt: the error's message on one line, without passwords in addresses.
 *
 * Only the process's log gets the cause and the stack.
 */
export function failureText(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message
    .replace(/\s+/g, " ")
    .replace(/:\/\/[^/\s]*@/g, "://***@")
    .trim();
  return line.length > MOST_CHARACTERS
    ? `${line.slice(0, MOST_CHARACTERS - 3)}...`
    : line || "The job failed without an error message.";
}
