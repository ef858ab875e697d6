// Builds what `npm start` and the scripts run: the Prisma client from the schema, and dist/ from the TypeScript.
// `--client-only` stops after the client. `--if-stale` does nothing where dist/ is newer than every source. Needs no network and no package script.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL(".", import.meta.url));
const rooms = ["src", "prisma", "seed", "bench", "eval"];
const stamp = join(root, "dist/.built");
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

const sources = () => rooms.flatMap((room) => [...filesUnder(join(root, room))]);
const isStale = newestOf([...sources(), join(root, "build.mjs"), join(root, "package.json")]) > timeOf(stamp);

generateClient();
if (process.argv.includes("--client-only")) process.exit(0);
if (process.argv.includes("--if-stale") && !isStale) process.exit(0);

const entryPoints = sources().filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts"));
rmSync(join(root, "dist"), { recursive: true, force: true });
mkdirSync(join(root, "dist"), { recursive: true });
await build({
  entryPoints,
  outdir: join(root, "dist"),
  outbase: root,
  platform: "node",
  target: "node20.19",
  format: "esm",
  jsx: "automatic",
  jsxImportSource: "hono/jsx",
  sourcemap: true,
  logLevel: "warning",
});
writeFileSync(stamp, "");
