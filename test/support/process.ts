import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { projectRoot } from "../../src/root.js";

/** A process of the built service or one of its commands. */
export interface Started {
  readonly child: ChildProcess;
  /** Everything it printed so far. */
  out(): string;
  error(): string;
  /** Resolves with the match once its output has it; rejects where it ends first. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Its exit code; null where a signal ended it. */
  readonly exit: Promise<number | null>;
}

/** Starts a file of `dist/`. Settings are only those given: nothing of the tests' own environment reaches it. */
export function startBuilt(
  file: string,
  { settings = {}, args = [] }: { settings?: Record<string, string>; args?: readonly string[] } = {},
): Started {
  const path = process.env.PATH ?? "";
  const child = spawn(process.execPath, [join(projectRoot, "dist", file), ...args], {
    env: { PATH: path, NO_COLOR: "1", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const printed = { out: "", error: "" };
  const waiting = new Set<() => void>();
  const hear = (stream: "out" | "error") => (chunk: Buffer) => {
    printed[stream] += chunk.toString();
    for (const look of waiting) look();
  };
  child.stdout.on("data", hear("out"));
  child.stderr.on("data", hear("error"));
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
