import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, test, vi } from "vitest";
import { type Started, startBuilt } from "../support/process.js";

let folder: string;
const running: Started[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "walkback-main-"));
});
afterEach(async () => {
  for (const { child, exit } of running.splice(0)) {
    child.kill("SIGKILL");
    await exit;
  }
  await rm(folder, { recursive: true, force: true });
});

const settings = () => ({ DATABASE_URL: folder, PORT: "0", SEED: "none", LOG_LEVEL: "warn" });

function start(more: Record<string, string> = {}): Started {
  const started = startBuilt("src/main.js", { settings: { ...settings(), ...more } });
  running.push(started);
  return started;
}
const run = (...args: string[]) => startBuilt("src/cli/walkback.js", { settings: settings(), args });

const listening = /Walkback is at (\S+)\/\n/;
const keyForm = /wb_\w{8}_\w{32,}/;

test("it starts on an empty folder, prints its address and the first key once, and ends at a signal", async () => {
  const first = start();
  const [, address] = await first.says(listening);
  const [key] = await first.says(keyForm);
  const me = await fetch(`${address}/api/v1/me`, { headers: { authorization: `Bearer ${key}` } });
  expect(await me.json()).toMatchObject({ role: "admin" });
  expect(await (await fetch(`${address}/health/ready`)).json()).toEqual({ status: "ok" });
  first.child.kill("SIGTERM");
  expect(await first.exit).toBe(0);

  const second = start();
  await second.says(listening);
  expect(second.out()).not.toMatch(keyForm);
  second.child.kill("SIGINT");
  expect(await second.exit).toBe(0);
});

test("a second process or a command on the same folder is refused with the first one's pid", async () => {
  const first = start();
  await first.says(listening);
  const second = start();
  expect(await second.exit).toBe(1);
  expect(second.error()).toMatch(`in use by process ${first.child.pid}`);
  const command = run("key", "issue", "--holder", "Nora", "--role", "editor");
  expect(await command.exit).toBe(1);
  expect(command.error()).toMatch(`in use by process ${first.child.pid}`);
  expect((await fetch(`${(await first.says(listening))[1]}/health/ready`)).status).toBe(200);
});

test.each([
  ["settings with mistakes, all at once", { PORT: "no", SEED: "some" }, /PORT: .*\n.*SEED: /],
  [
    "a database that does not answer",
    { DATABASE_URL: "postgres://nobody:secret@127.0.0.1:1/none" },
    /does not answer/,
  ],
  ["a folder that cannot be made", { DATABASE_URL: "/dev/null/data" }, /did not start/],
])("one message says why it does not start: %s", async (_name, wrong, message) => {
  const started = start(wrong);
  expect(await started.exit).toBe(1);
  expect(started.error()).toMatch(message);
  expect(started.error()).not.toMatch(/\n\s+at |secret/);
  expect(started.out()).toBe("");
});

test("a start on a taken port says so and leaves the folder free", async () => {
  const other = createServer();
  other.listen(0, "127.0.0.1");
  await once(other, "listening");
  // A server that listens on a port has an address with one.
  const { port } = other.address() as AddressInfo;
  const started = start({ PORT: String(port) });
  expect(await started.exit).toBe(1);
  expect(started.error()).toMatch(/address is in use.*PORT/);
  other.close();
  const command = run("migrate");
  expect([await command.exit, command.error()]).toEqual([0, ""]);
});

test("walkback migrate makes the database and shows the first key, and walkback key issue makes another", async () => {
  const migrate = run("migrate");
  expect(await migrate.exit).toBe(0);
  expect(migrate.out()).toMatch(keyForm);
  const again = run("migrate");
  expect(await again.exit).toBe(0);
  expect(again.out()).not.toMatch(keyForm);
  const issue = run(
    "key",
    "issue",
    "--holder",
    "Nora Newsroom",
    "--role",
    "editor",
    "--note",
    "for the desk",
  );
  expect(await issue.exit).toBe(0);
  expect(issue.out()).toMatch(/^wb_\w+\n$/);

  const service = start();
  const [, address] = await service.says(listening);
  const headers = { authorization: `Bearer ${issue.out().trim()}` };
  expect(await (await fetch(`${address}/api/v1/me`, { headers })).json()).toMatchObject({
    holder: "Nora Newsroom",
    role: "editor",
  });
});

test.skipIf(inject("serverUrl") === "")(
  "two processes that start at once on a new server database share it, with one first key",
  async () => {
    const name = `walkback_main_${randomBytes(6).toString("hex")}`;
    const server = new pg.Client({ connectionString: inject("serverUrl") });
    await server.connect();
    await server.query(`CREATE DATABASE ${name}`);
    const databaseUrl = new URL(inject("serverUrl"));
    databaseUrl.pathname = `/${name}`;
    const both = [start({ DATABASE_URL: databaseUrl.href }), start({ DATABASE_URL: databaseUrl.href })];
    const [one = "", other = ""] = await Promise.all(
      both.map(async ({ says }) => (await says(listening))[1] ?? ""),
    );
    const keys = both.flatMap(({ out }) => keyForm.exec(out()) ?? []);
    expect(keys).toHaveLength(1);
    const topics = async (address: string) => (await fetch(`${address}/api/v1/topics`)).json();
    expect(await topics(other)).toMatchObject({ data: [] });
    const recorded = await fetch(`${one}/api/v1/topics`, {
      method: "POST",
      headers: { authorization: `Bearer ${keys[0]}`, "content-type": "application/json" },
      body: JSON.stringify({ name: "Open models" }),
    });
    expect(recorded.status).toBe(201);
    await vi.waitFor(
      async () => expect(await topics(other)).toMatchObject({ data: [{ slug: "open-models" }] }),
      { timeout: 20_000 },
    );
    for (const { child, exit } of both) {
      child.kill("SIGTERM");
      expect(await exit).toBe(0);
    }
    await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await server.end();
  },
);

test("walkback key issue refuses an unknown role and lists the roles", async () => {
  const issue = run("key", "issue", "--holder", "Nora", "--role", "owner");
  expect(await issue.exit).toBe(1);
  expect(issue.error()).toMatch(/contributor, editor, admin/);
});
