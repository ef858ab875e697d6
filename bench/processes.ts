import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";

const READY_MS = 60_000;
const STOP_MS = 15_000;

/** A free port on this machine. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("No port was given.");
  return address.port;
}

/** A server in its own process, as in real use. */
export interface Served {
  readonly address: string;
  /** Seconds of processor time it has used so far. */
  cpuSeconds(): Promise<number>;
  stop(): Promise<void>;
}

async function waitUntilReady(child: ChildProcess, url: string): Promise<void> {
  const until = Date.now() + READY_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null)
      throw new Error(`The server ended with ${child.exitCode} before it was ready.`);
    const isReady = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) return;
    await wait(50);
  }
  throw new Error(`No answer from ${url} within ${READY_MS / 1_000} s.`);
}

/** Starts `node <parameters>` and gives it once `readyPath` answers. */
export async function serve(
  parameters: readonly string[],
  { port, readyPath, settings }: { port: number; readyPath: string; settings: Record<string, string> },
): Promise<Served> {
  const child = spawn(process.execPath, parameters, {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const address = `http://127.0.0.1:${port}`;
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    const hard = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    await ended;
    clearTimeout(hard);
  };
  try {
    await waitUntilReady(child, `${address}${readyPath}`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { address, stop, cpuSeconds: () => cpuSecondsOf(child.pid ?? 0) };
}

// Linux counts a process's time in hundredths of a second, whatever the kernel's own tick is.
const TICKS_A_SECOND = 100;

async function cpuSecondsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_A_SECOND;
}
