/** The same signal within this time is one request: npm repeats a signal that the terminal has already sent to us. */
const ONE_REQUEST_MS = 1_000;
const PARENT_CHECK_MS = 500;

/** The signals that ask the service to stop. */
export const stopSignals = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

export interface StopRequest {
  /** Called once, with the reason for the log. */
  readonly stop: (reason: string) => void;
  /** Called when a person asks again while the service is stopping. */
  readonly abort: (reason: string) => void;
  /** The process that must outlive this one: npm, or the shell that npm started. `null` when there is none. */
  readonly parent: number | null;
}

/**
 * Calls `stop` at SIGTERM, SIGINT or SIGHUP, and when npm started this process and is gone.
 *
 * A supervisor may kill npm, or the shell between npm and us, without a signal to this process. Without the check the
 * service would live on as an orphan that holds the data folder.
 */
export function onStopRequest({ stop, abort, parent }: StopRequest): void {
  let firstAt: number | null = null;
  const request = (reason: string): void => {
    const now = performance.now();
    if (firstAt === null) {
      firstAt = now;
      stop(reason);
    } else if (now - firstAt > ONE_REQUEST_MS) abort(reason);
  };
  for (const signal of stopSignals) process.on(signal, () => request(signal));
  if (parent === null) return;
  const check = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(check);
    if (firstAt === null) request("the parent process ended");
  }, PARENT_CHECK_MS);
  check.unref();
}
