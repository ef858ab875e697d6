// Builds three things for `npm start` and the scripts: the Prisma client from the schema, dist/ from the TypeScript, and
// the database that a first start unpacks.
// `--client-only` stops after the client. `--no-database` leaves out the database. `--if-stale` compiles only when a
// source is newer than dist/. The build needs no network and no package script. It prints nothing on stdout, because
// stdout belongs to the command that started the build.
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
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL(".", import.meta.url));
const folders = ["src", "prisma", "seed", "bench", "eval", "train"];
const stamp = join(root, "dist/.built");
const snapshots = join(root, "dist/snapshots");
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
  const script = join(root, "prisma/generate-client.mjs");
  const run = spawnSync(process.execPath, [script], { cwd: root, encoding: "utf8" });
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

/** Runs `work` under a lock, because two commands may find dist/ out of date at once. */
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
  // Load esbuild only for a build. It may not be installed, and a command with a fresh dist/ does not need it.
  const { build, stop } = await import("esbuild");
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
  // End esbuild's own process. Otherwise it would run as long as the service that needed the build.
  await stop();
  writeFileSync(join(unfinished, ".built"), "");
  // A source saved during the build counts as newer than the build.
  utimesSync(join(unfinished, ".built"), begun, begun);
  // A snapshot's name holds a hash of its rows and tables, so snapshots of unchanged rows and tables remain valid.
  if (existsSync(snapshots)) renameSync(snapshots, join(unfinished, "snapshots"));
  rmSync(join(root, "dist"), { recursive: true, force: true });
  renameSync(unfinished, join(root, "dist"));
}

/**
 * The database that a first start unpacks, built unless it exists for these migrations and rows.
 *
 * A failure is printed and does not stop the build: a start without a snapshot builds its own database, more slowly.
 */
export async function makeSnapshots() {
  const { snapshotKinds, snapshotPath } = await import(
    new URL("dist/src/database/snapshot.js", import.meta.url)
  );
  if (snapshotKinds.every((kind) => existsSync(snapshotPath(kind)))) return;
  await alone(async () => {
    const script = join(root, "dist/seed/write-snapshots.js");
    const run = spawnSync(process.execPath, [script], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
    if (run.status !== 0) process.stderr.write("The database for first starts could not be prepared.\n");
  });
}

/** Builds dist/. With `onlyIfStale`, it builds only if dist/ is older than a source. */
export async function makeDist({ onlyIfStale }) {
  if (onlyIfStale && !isStale()) return;
  await alone(async () => {
    // The process that held the lock may have built dist/ already.
    if (onlyIfStale && !isStale()) return;
    generateClient();
    await compile();
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes("--client-only")) await alone(async () => generateClient());
  else await makeDist({ onlyIfStale: process.argv.includes("--if-stale") });
  if (!process.argv.includes("--client-only") && !process.argv.includes("--no-database"))
    await makeSnapshots();
}
