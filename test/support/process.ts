import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "../../src/root.js";

/** A running process of the built service or of one of its commands. */
export interface Started {
  readonly child: ChildProcess;
  /** Everything that it has printed so far. */
  out(): string;
  error(): string;
  /** Resolves with the match once its output matches; rejects if the process ends first. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Its exit code; null if a signal ended it. */
  readonly exit: Promise<number | null>;
}

/**
 * Starts a file of `dist/` with only the given settings: it inherits no other environment variable but PATH.
 *
 * The rules judge unless the settings say otherwise, so that a test of something else does not wait for the model.
 */
export function startBuilt(
  file: string,
  { settings = {}, args = [] }: { settings?: Record<string, string>; args?: readonly string[] } = {},
): Started {
  const path = process.env.PATH ?? "";
  const child = spawn(process.execPath, [join(projectRoot, "dist", file), ...args], {
    env: { PATH: path, NO_COLOR: "1", JUDGE: "rules", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = { out: "", error: "" };
  const waiting = new Set<() => void>();
  const collect = (stream: "out" | "error") => (chunk: Buffer) => {
    printed[stream] += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on("data", collect("out"));
  child.stderr.on("data", collect("error"));
  const exit = once(child, "close").then(([code]): number | null => (typeof code === "number" ? code : null));
  const says = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(printed.out);
        if (match) resolve(match);
      };
      waiting.add(look);
      look();
      exit.then(() => reject(new Error(`It ended. ${printed.out}${printed.error}`)), reject);
    });
  return { child, out: () => printed.out, error: () => printed.error, says, exit };
}
