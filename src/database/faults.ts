interface DriverFault {
  readonly originalCode?: unknown;
  readonly originalMessage?: unknown;
  readonly kind?: unknown;
}

const UNIQUE_VIOLATION = "23505";

/** PostgreSQL's own error, as both of Prisma's driver adapters keep it. */
function driverFaultOf(error: Error): DriverFault | null {
  const meta: unknown = "meta" in error ? error.meta : null;
  const fault: unknown =
    typeof meta === "object" && meta !== null && "driverAdapterError" in meta
      ? meta.driverAdapterError
      : null;
  const cause: unknown = fault instanceof Error ? fault.cause : null;
  return typeof cause === "object" ? cause : null;
}

/**
 * The name of the unique index that a write violated, such as `company_slug_key`; `null` for any other failure.
 *
 * PostgreSQL has then aborted the transaction, so nothing more can be read in it.
 */
export function brokenUnique(error: unknown): string | null {
  for (let fault: unknown = error; fault instanceof Error; fault = fault.cause) {
    const { originalCode, originalMessage } = driverFaultOf(fault) ?? {
      originalCode: "code" in fault ? fault.code : null,
      originalMessage: fault.message,
    };
    if (originalCode !== UNIQUE_VIOLATION) continue;
    // The server's message may be in any language, but it always quotes the index's name.
    return /["«„“]([a-z0-9_]+)["»“”]/.exec(String(originalMessage))?.[1] ?? "";
  }
  return null;
}

// Codes of the system, PostgreSQL (shutting down, too many connections) and Prisma (unreachable, no connection in time).
const away = new Set(
  "ECONNREFUSED ECONNRESET ETIMEDOUT EPIPE ENOTFOUND EAI_AGAIN 57P01 57P02 57P03 53300 08001 08006 P1001 P1002 P1017 P2024 P2028".split(
    " ",
  ),
);
const awayKinds = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
]);

/** Whether the database could not be reached or went away. The same request may work in a moment. */
export function isDatabaseAway(error: unknown): boolean {
  for (let fault: unknown = error; fault instanceof Error; fault = fault.cause) {
    const driver = driverFaultOf(fault);
    if ("code" in fault && away.has(String(fault.code))) return true;
    if (driver !== null && (awayKinds.has(String(driver.kind)) || away.has(String(driver.originalCode))))
      return true;
    if (fault.message.startsWith("Connection terminated")) return true;
  }
  return false;
}
