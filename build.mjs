// Builds what `npm start` and the scripts run: the Prisma client from the schema, and dist/ from the TypeScript.
// `--client-only` stops after the client. `--if-stale` does nothing where dist/ is newer than every source. Needs no
// network and no package script, and prints nothing on stdout: what is built for may be writing there.
import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL(".", import.meta.url));
const folders = ["src", "prisma", "seed", "bench", "eval", "train"];
const stamp = join(root, "dist/.built");
const unfinished = join(root, "dist.new");
const LONGEST_BUILD_MS = 120_000;
const generated = join(root, "src/database/generated");

function* filesUnder(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

const newestOf = (paths) => Math.max(0, ...[...paths].map((path) => statSync(path).mtimeMs));
const timeOf = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0);
const sources = () => folders.flatMap((folder) => [...filesUnder(join(root, folder))]);

function generateClient() {
  const schema = join(root, "prisma/schema.prisma");
  const made = join(generated, "client.ts");
  const stampOfClient = join(generated, ".generated");
  if (existsSync(made) && timeOf(stampOfClient) >= statSync(schema).mtimeMs) return;
  const prisma = createRequire(import.meta.url).resolve("prisma/build/index.js");
  // `prisma generate` asks for a schema engine it does not run: any existing file keeps it from downloading one.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
  const run = spawnSync(process.execPath, [prisma, "generate"], { cwd: root, env, encoding: "utf8" });
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout}${run.stderr}`);
    process.exit(run.status ?? 1);
  }
  writeFileSync(stampOfClient, "");
}

function isStale() {
  if (!existsSync(join(generated, "client.ts"))) return true;
  const files = [...sources(), join(root, "build.mjs"), join(root, "package.json")];
  return newestOf(files) > timeOf(stamp);
}

const isAlive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
};

/** Does `work` while no other process of this machine does: two commands may find dist/ stale at once. */
async function alone(work) {
  const lock = join(root, "node_modules/.cache/build.lock");
  mkdirSync(join(root, "node_modules/.cache"), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: "wx" });
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const holder = Number(existsSync(lock) ? readFileSync(lock, "utf8") : 0);
      const isAbandoned = holder > 0 ? !isAlive(holder) : Date.now() - timeOf(lock) > LONGEST_BUILD_MS;
      if (isAbandoned) rmSync(lock, { force: true });
      await setTimeout(100);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

async function compile() {
  const begun = new Date();
  // Loaded only to build: a command that finds dist/ fresh starts without it, or without its being installed.
  const { build } = await import("esbuild");
  rmSync(unfinished, { recursive: true, force: true });
  await build({
    entryPoints: sources().filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts")),
    outdir: unfinished,
    outbase: root,
    platform: "node",
    target: "node20.19",
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "hono/jsx",
    sourcemap: true,
    logLevel: "warning",
  });
  writeFileSync(join(unfinished, ".built"), "");
  // What was saved while this ran is newer than what was built.
  utimesSync(join(unfinished, ".built"), begun, begun);
  rmSync(join(root, "dist"), { recursive: true, force: true });
  renameSync(unfinished, join(root, "dist"));
}

/** Makes dist/, or only where it is older than a source. */
export async function makeDist({ onlyIfStale }) {
  if (onlyIfStale && !isStale()) return;
  await alone(async () => {
    // The process waited for may have built it.
    if (onlyIfStale && !isStale()) return;
    generateClient();
    await compile();
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--client-only")) await alone(async () => generateClient());
  else await makeDist({ onlyIfStale: process.argv.includes("--if-stale") });
}
