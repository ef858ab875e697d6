import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { projectRoot } from "../../src/root.js";
import { testApp } from "../support/app.js";
import { testDatabase } from "../support/database.js";
import { routesOf } from "../support/routes.js";

const operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  tags: z.array(z.string()).length(1),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  responses: z.record(
    z.string(),
    z.looseObject({ description: z.string(), content: z.unknown().optional() }),
  ),
});
const document = z.looseObject({
  openapi: z.literal("3.1.0"),
  tags: z.array(z.looseObject({ name: z.string() })),
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

const service = testApp(testDatabase());
let text = "";
let described: z.infer<typeof document>;
beforeAll(async () => {
  text = (await service.get("/openapi.json")).body;
  described = document.parse(JSON.parse(text));
});

const operations = () =>
  Object.entries(described.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

test("the document has every route of the API, and no other", () => {
  const routes = routesOf(service.app).filter(({ path }) => /^\/(api|health)\//.test(path));
  expect(routes.length).toBeGreaterThan(50);
  expect(operations().map(nameOf).sort()).toEqual(routes.map(nameOf).sort());
});

test("every operation has its own id, a known tag, its authorization and described answers", () => {
  const ids = operations().map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  const tags = described.tags.map(({ name }) => name);
  for (const { operation } of operations()) {
    expect(tags).toContain(operation.tags[0]);
    for (const answer of Object.values(operation.responses))
      expect(answer.description).not.toBe("Default Response");
  }
});

test("every error is a problem", () => {
  for (const { operation } of operations())
    for (const [status, { content }] of Object.entries(operation.responses))
      if (Number(status) >= 400)
        expect(content).toEqual({
          "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
        });
});

test("every described schema is used", () => {
  for (const name of Object.keys(described.components.schemas))
    expect(text).toContain(`"#/components/schemas/${name}"`);
});

/** Every summary, description and title of the document, with its path. */
function textsOf(value: unknown, path = ""): { path: string; text: string }[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const here = `${path}/${name}`;
    const isText = ["summary", "description", "title"].includes(name) && typeof part === "string";
    return isText ? [{ path: here, text: part }] : textsOf(part, here);
  });
}

test("no sentence of the document has more than 30 words", () => {
  const sentences = textsOf(described).flatMap(({ path, text }) =>
    text.split(/(?<=[.!?])\s+|\n\n/).map((sentence) => ({ path, sentence })),
  );
  expect(sentences.length).toBeGreaterThan(200);
  expect(sentences.filter(({ sentence }) => sentence.split(/\s+/).length > 30)).toEqual([]);
});

test("a field that a reader cannot guess is described", () => {
  const { Source, Claim, Statement, Move, Link } = z
    .record(z.string(), z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() }))
    .parse(described.components.schemas);
  const isDescribed = (schema: typeof Source, name: string) =>
    z.looseObject({ description: z.string().min(10) }).safeParse(schema?.properties?.[name]).success;
  const undescribed = [
    ...["tier", "event"].filter((name) => !isDescribed(Source, name)),
    ...["reading", "strength", "testability", "condition", "scope", "dueOn"].filter(
      (name) => !isDescribed(Claim, name),
    ),
    ...["voice", "about", "quoteConfidence", "seenIn"].filter((name) => !isDescribed(Statement, name)),
    ...["disclosure", "statedReason", "effectiveOn"].filter((name) => !isDescribed(Move, name)),
    ...["relation", "manner", "degree", "letterOrSpirit", "status"].filter(
      (name) => !isDescribed(Link, name),
    ),
  ];
  expect(undescribed).toEqual([]);
});

test("proposing a link documents none of the refusals of publication", () => {
  const { responses } =
    operations().find(({ operation }) => operation.operationId === "proposeLink")?.operation ?? {};
  const refusals = JSON.stringify(responses);
  expect(refusals).toContain("duplicate-link");
  for (const code of ["wrong-company", "evidence-before-claim", "day-order-undecided"])
    expect(refusals).not.toContain(code);
});

test("docs/api.md lists every route with who may call it and what it does", async () => {
  const page = await readFile(join(projectRoot, "docs/api.md"), "utf8");
  const rows = [...page.matchAll(/^\| `([A-Z]+) (\S+)` \| ([^|]+) \| ([^|]+) \|$/gm)].map((row) =>
    row.slice(1),
  );
  const who = ({ security }: z.infer<typeof operation>) =>
    security.length === 0 || security.some((way) => Object.keys(way).length === 0) ? "anybody" : "key";
  const expected = operations().map(({ method, path, operation }) => [
    method,
    path,
    who(operation),
    operation.summary,
  ]);
  expect(rows.sort()).toEqual(expected.sort());
});

test("redocly finds no error", async () => {
  const folder = await mkdtemp(join(tmpdir(), "walkback-openapi-"));
  const file = join(folder, "openapi.json");
  await writeFile(file, text);
  const redocly = join(projectRoot, "node_modules/@redocly/cli/bin/cli.js");
  const environment = {
    ...process.env,
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
    CI: "true",
  };
  const run = promisify(execFile)(process.execPath, [redocly, "lint", "--format=json", file], {
    env: environment,
  });
  const { stdout } = await run.catch((failure: { stdout: string }) => failure);
  await rm(folder, { recursive: true });
  expect(JSON.parse(stdout)).toMatchObject({ totals: { errors: 0 } });
});

test("the page at /docs loads nothing from other hosts", async () => {
  const page = await service.get("/docs/");
  expect(page.statusCode).toBe(200);
  expect(page.headers["content-security-policy"]).toMatch("script-src 'self';");
  expect(page.body).not.toMatch(/<script(?![^>]*src=)/);
  const assets = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address = ""]) => address);
  expect(assets.length).toBeGreaterThan(2);
  for (const address of assets) {
    expect(address).not.toMatch(/^(https?:)?\/\//);
    const asset = await service.get(new URL(address, "http://x/docs/").pathname);
    expect([address, asset.statusCode]).toEqual([address, 200]);
  }
});
