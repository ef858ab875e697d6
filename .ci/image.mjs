// Follows the Dockerfile without a Docker engine. `image.mjs build <folder>` copies the files that .dockerignore allows,
// runs the first stage's commands on them, and puts the second stage's files into <folder>/image. `image.mjs run
// <folder>` starts the image's command with only the image's environment, runs its health check, and ends it.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const HEALTHY_MS = 90_000;

const [, , act, folder] = process.argv;
// `build` leaves this file and the Dockerfile beside the image: the user that runs it may not be able to read the project.
const self = fileURLToPath(import.meta.url);
const root = act === "build" ? join(dirname(self), "..") : dirname(self);
const stages = readStages();
const inImage = (path) => join(folder, "image", path);

/** The instructions of each stage, as pairs of name and rest. */
function readStages() {
  const text = readFileSync(join(root, "Dockerfile"), "utf8");
  const lines = text.replaceAll(/^#.*\n/gm, "").replaceAll(/\\\n\s*/g, "").split("\n");
  const found = [];
  for (const line of lines.filter((each) => each.trim() !== "")) {
    const [, name, rest] = /^(\w+)\s+(.*)$/.exec(line);
    if (name === "FROM") found.push([]);
    else found.at(-1).push([name, rest]);
  }
  return found;
}

/** The names at the root that .dockerignore allows. It excludes everything and lists the exceptions. */
function sentToBuild() {
  const lines = readFileSync(join(root, ".dockerignore"), "utf8").split("\n").filter(Boolean);
  if (lines[0] !== "*") throw new Error("the first line of .dockerignore must be *");
  const kept = lines.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
  const refused = lines.slice(1).filter((line) => !line.startsWith("!"));
  return { kept, isRefused: (path) => refused.some((line) => path === join(root, line)) };
}

function run(command, cwd) {
  console.log(`+ ${command}`);
  const done = spawnSync("sh", ["-c", command], { cwd, stdio: "inherit" });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

function build() {
  const stage = join(folder, "build");
  const { kept, isRefused } = sentToBuild();
  mkdirSync(stage, { recursive: true });
  for (const [name, rest] of stages[0]) {
    if (name === "RUN") run(rest, stage);
    if (name !== "COPY") continue;
    const parts = rest.split(/\s+/);
    for (const path of parts.slice(0, -1))
      for (const each of path === "." ? kept : [path])
        if (kept.includes(each) && existsSync(join(root, each)))
          cpSync(join(root, each), join(stage, each), { recursive: true, filter: (from) => !isRefused(from) });
  }
  for (const [name, rest] of stages[1]) {
    if (name !== "COPY") continue;
    const [flag, ...parts] = rest.split(/\s+/);
    if (flag !== "--from=build") throw new Error(`COPY ${rest}: the second stage must copy with --from=build`);
    const target = parts.at(-1);
    for (const path of parts.slice(0, -1)) {
      const from = join(stage, path.replace(/^\/app\//, ""));
      const to = target.endsWith("/") ? inImage(join(target, path.split("/").at(-1))) : inImage(target);
      cpSync(from, to, { recursive: true, verbatimSymlinks: true });
    }
  }
  mkdirSync(join(folder, "data"));
  cpSync(self, join(folder, "image.mjs"));
  cpSync(join(root, "Dockerfile"), join(folder, "Dockerfile"));
}

const instructions = (name) => stages[1].filter(([each]) => each === name).map(([, rest]) => rest);
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function start() {
  const said = Object.fromEntries(instructions("ENV").flatMap((rest) => rest.split(/\s+/).map((pair) => pair.split("="))));
  const port = await freePort();
  const env = { ...said, PATH: process.env.PATH, HOST: "127.0.0.1", PORT: `${port}`, DATABASE_URL: join(folder, "data") };
  for (const name of ["esbuild", "@prisma/internals", "vitest", "typescript"])
    if (existsSync(inImage(`node_modules/${name}`))) throw new Error(`${name} is in the image`);
  const asked = spawnSync("node", ["bin/walkback.mjs", "--version"], { cwd: inImage("."), env, encoding: "utf8" });
  if (asked.status !== 0) throw new Error(`walkback does not run in the image: ${asked.stderr}`);
  const [command, ...parameters] = JSON.parse(instructions("CMD")[0]);
  const begin = performance.now();
  const child = spawn(command, parameters, { cwd: realpathSync(inImage(".")), env, stdio: "inherit" });
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));
  const [, health] = /CMD (\[.*\])$/.exec(instructions("HEALTHCHECK")[0]);
  const [asks, ...question] = JSON.parse(health);
  let isHealthy = false;
  while (!isHealthy && child.exitCode === null && performance.now() - begin < HEALTHY_MS) {
    await wait(1_000);
    isHealthy = spawnSync(asks, question, { env, timeout: 5_000 }).status === 0;
  }
  console.log(`${isHealthy ? "healthy" : "not healthy"} after ${Math.round(performance.now() - begin)} ms`);
  const page = isHealthy && (await fetch(`http://127.0.0.1:${port}/`));
  console.log(`/ answers ${page && page.status}`);
  child.kill("SIGTERM");
  const hard = setTimeout(() => child.kill("SIGKILL"), 15_000);
  const status = await ended;
  clearTimeout(hard);
  console.log(`ended with ${status}`);
  process.exit(isHealthy && page.status === 200 && status === 0 ? 0 : 1);
}

if (act === "build") build();
else await start();
