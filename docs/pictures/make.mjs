// Makes docs/pictures/contradiction.png: the page of the founding case, from a service with the seed collection.
// `npm run pictures` needs Chromium: /usr/bin/chromium, or the program that CHROME_PATH names.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
const picture = join(root, "docs/pictures/contradiction.png");
const LONGEST_START_MS = 600_000;
// Small enough for a picture of less than 250 kB.
const VIEW = { width: 1080, height: 980 };
const SAFE_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** Resolves once the service at `site` answers. Rejects if its process ends first. */
async function answers(site, service) {
  const latest = Date.now() + LONGEST_START_MS;
  while (Date.now() < latest && service.exitCode === null) {
    const ready = await fetch(`${site}/health/ready`).catch(() => null);
    if (ready?.ok) return;
    await wait(200);
  }
  throw new Error(`The service did not start at ${site}. Run "npm start" to see why.`);
}

/** The path of the page on which the 2025 letter contradicts "safer than the alternatives". */
async function foundingCase(site) {
  const answer = await fetch(`${site}/api/v1/companies/meta/contradictions?limit=100`);
  const { data } = await answer.json();
  const found = data.find(({ claim }) => claim.text.includes("safer than the alternatives"));
  if (found === undefined) throw new Error("The seed collection has no contradiction of the founding case.");
  return found.page;
}

async function photograph(address) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
    args: SAFE_FLAGS,
  });
  try {
    const page = await browser.newPage({ viewport: VIEW, colorScheme: "light", locale: "en-US" });
    await page.goto(address);
    await page.screenshot({ path: picture, animations: "disabled" });
  } finally {
    await browser.close();
  }
}

const folder = await mkdtemp(join(tmpdir(), "walkback-pictures-"));
const port = await freePort();
const site = `http://127.0.0.1:${port}`;
const service = spawn(process.execPath, [join(root, "dist/src/main.js")], {
  env: {
    PATH: process.env.PATH,
    DATABASE_URL: join(folder, "data"),
    PORT: String(port),
    LOG_LEVEL: "silent",
  },
  stdio: "ignore",
});
try {
  await answers(site, service);
  await photograph(`${site}${await foundingCase(site)}`);
  console.log(`Wrote ${picture}`);
} finally {
  service.kill("SIGTERM");
  if (service.exitCode === null) await once(service, "exit");
  await rm(folder, { recursive: true });
}
