import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "../../src/database/open.js";
import { projectRoot } from "../../src/root.js";
import { type Homes, openHomes } from "../support/homes.js";

const ROWS = 600;

let homes: Homes;
let folder: string;
beforeAll(async () => {
  homes = openHomes();
  folder = await mkdtemp(join(tmpdir(), "walkback-import-crash-"));
});
afterAll(async () => {
  await homes.drop();
  await rm(folder, { recursive: true, force: true });
});

function rowOf(number: number): object {
  const quote = `We will keep promise number ${number}.`;
  return {
    ...{ id: String(number), company: `Company ${number % 3}`, speaker: `Speaker ${number % 3}`, quote },
    source: {
      ...{ url: `https://news.example/${number % 50}`, title: "A letter", publisher: "A publisher" },
      ...{ kind: "open_letter", tier: "primary", publishedOn: "2024-07-23" },
    },
    saidOn: "2024-07-23",
    claims: [{ text: quote, kind: "promise", strength: "firm", testability: "testable" }],
  };
}

const importing = (databaseUrl: string, file: string) => {
  const args = [join(projectRoot, "bin/walkback.mjs"), "import", file, "--create-missing", "--json"];
  const env = { PATH: process.env.PATH ?? "", DATABASE_URL: databaseUrl };
  return spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "inherit"] });
};

/** Kills the import when it tells of the first row that it refuses. Gives the signal that ended it. */
async function killAtRefusal(databaseUrl: string, file: string): Promise<string | null> {
  const child = importing(databaseUrl, file);
  const ended = once(child, "exit");
  for await (const _ of createInterface({ input: child.stdout })) child.kill("SIGKILL");
  const [, signal] = await ended;
  return signal;
}

test("an import that was killed half-way and is run again has every statement once", async () => {
  const databaseUrl = await homes.filled();
  const file = join(folder, "rows.jsonl");
  const rows = Array.from({ length: ROWS }, (_, number) => JSON.stringify(rowOf(number)));
  // What is no row is refused at once, which tells when to kill.
  rows.splice(ROWS / 2, 0, "no row");
  await writeFile(file, rows.join("\n"));
  expect(await killAtRefusal(databaseUrl, file)).toBe("SIGKILL");

  const child = importing(databaseUrl, file);
  const ended = once(child, "exit");
  const lines = (await text(child.stdout)).trim().split("\n");
  expect((await ended)[0]).toBe(2);
  const summary = JSON.parse(lines.at(-1) ?? "");
  expect(summary).toMatchObject({ rows: ROWS + 1, refused: 1, isDryRun: false });
  expect(summary.recorded + summary.alreadyThere).toBe(ROWS);
  expect(summary.alreadyThere).toBeGreaterThan(0);
  expect(summary.recorded).toBeGreaterThan(0);

  const database = await openDatabase(databaseUrl);
  try {
    const [counts] = await database.rows(
      `SELECT (SELECT count(*)::int FROM statement) AS statements, (SELECT count(DISTINCT quote)::int FROM statement)
         AS quotes, (SELECT count(*)::int FROM claim) AS claims, (SELECT count(*)::int FROM source) AS sources,
         (SELECT count(*)::int FROM company) AS companies, (SELECT count(*)::int FROM speaker) AS speakers,
         (SELECT count(*)::int FROM statement s WHERE NOT EXISTS (
           SELECT 1 FROM job j WHERE j.payload->>'subjectId' = s.id)) AS unqueued`,
    );
    expect(counts).toEqual({
      ...{
        statements: ROWS,
        quotes: ROWS,
        claims: ROWS,
        sources: 50,
        companies: 3,
        speakers: 3,
        unqueued: 0,
      },
    });
  } finally {
    await database.close();
  }
});
