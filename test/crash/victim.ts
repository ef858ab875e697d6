import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";
import { projectRoot } from "../../src/root.js";

/** Transpiles a program of this folder into the project, where it finds its packages and migrations. */
export async function buildWriter(program: "writer" | "embedder" = "writer"): Promise<string> {
  const folder = await mkdtemp(join(projectRoot, "node_modules/.walkback-crash-"));
  const outfile = join(folder, `${program}.mjs`);
  await build({
    entryPoints: [join(projectRoot, `test/crash/${program}.ts`)],
    ...{ outfile, bundle: true, packages: "external", platform: "node", format: "esm", logLevel: "warning" },
  });
  return outfile;
}

export type Recorded = "move" | "statement" | "claim";

/** The output of a killed process: the ids of its records, and whether it had begun to judge. */
export interface LastWords {
  readonly recorded: readonly (readonly [Recorded, string])[];
  readonly judged: number;
  readonly errors: readonly string[];
}

const isRecorded = (event: string): event is Recorded => ["move", "statement", "claim"].includes(event);

/**
 * Starts a writer and kills it with SIGKILL when it prints `event` for the `count`th time.
 *
 * By then it may be in its next write, in a job, or between the two.
 */
export async function writeUntilKilled(
  command: { writer: string; databaseUrl: string; name: string },
  moment: { event: "recorded" | "judging"; count: number },
): Promise<LastWords> {
  const child: ChildProcess = spawn(process.execPath, [command.writer, command.databaseUrl, command.name], {
    stdio: ["ignore", "pipe", "pipe"],
    // The writer never stops by itself, so a failed test must end it too.
    timeout: 120_000,
    killSignal: "SIGKILL",
  });
  const ended = once(child, "exit");
  const recorded: (readonly [Recorded, string])[] = [];
  const errors: string[] = [];
  let judged = 0;
  let said = 0;
  child.stderr?.setEncoding("utf8").on("data", (text: string) => errors.push(text));
  if (!child.stdout) throw new Error("the writer has no output");
  // Lines still in the pipe when the process dies count too, so read them all.
  for await (const line of createInterface({ input: child.stdout })) {
    const [event = "", id = ""] = line.split(/ (.*)/s);
    if (event === "error") errors.push(id);
    if (event === "judging") judged += 1;
    if (isRecorded(event)) recorded.push([event, id]);
    const isIt = moment.event === "judging" ? event === "judging" : isRecorded(event);
    if (isIt) said += 1;
    if (said === moment.count) child.kill("SIGKILL");
  }
  const [code, signal] = await ended;
  if (signal !== "SIGKILL") throw new Error(`The writer ended by itself (${code}): ${errors.join("\n")}`);
  return { recorded, judged, errors };
}
