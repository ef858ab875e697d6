import { readFileSync } from "node:fs";

/** The same signal within this time is one request: npm repeats a signal that the terminal has already sent to us. */
const ONE_REQUEST_MS = 1_000;
const PARENT_CHECK_MS = 500;

/** The signals that ask the service to stop. */
export const stopSignals = ["SIGTERM", "SIGINT", "SIGHUP"] as const;

/** The parent of a process; `null` where the system does not tell. */
function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field is a name in parentheses that may itself hold blanks and parentheses.
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return null;
  }
}

/** The pids of this process's parent and of the parent's parent, as one text that changes when one of them ends. */
export function parentsNow(): string {
  // npm runs a script through a shell. Some shells stay between npm and the script, and outlive a killed npm.
  return `${process.ppid} ${parentOf(process.ppid)}`;
}

export interface StopRequest {
  /** Called once, with the reason for the log. */
  readonly stop: (reason: string) => void;
  /** Called when a person asks again while the service is stopping. */
  readonly abort: (reason: string) => void;
  /** `parentsNow()` when this process began, if it must not outlive them; otherwise `null`. */
  readonly parents: string | null;
}

/**
 * Calls `stop` at SIGTERM, SIGINT or SIGHUP, and when a parent ends that this process must not outlive.
 *
 * A supervisor may kill npm, or the shell between npm and us, without a signal to this process. Without the check the
 * service would live on as an orphan that holds the data folder.
 */
export function onStopRequest({ stop, abort, parents }: StopRequest): void {
  let firstAt: number | null = null;
  const request = (reason: string): void => {
    const now = performance.now();
    if (firstAt === null) {
      firstAt = now;
      stop(reason);
    } else if (now - firstAt > ONE_REQUEST_MS) abort(reason);
  };
  for (const signal of stopSignals) process.on(signal, () => request(signal));
  if (parents === null) return;
  const check = setInterval(() => {
    if (parentsNow() === parents) return;
    clearInterval(check);
    if (firstAt === null) request("npm ended");
  }, PARENT_CHECK_MS);
  check.unref();
}
