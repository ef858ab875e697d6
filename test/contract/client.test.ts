import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { projectRoot } from "../../src/root.js";
import { testApp } from "../support/app.js";
import { testDatabase } from "../support/database.js";
import { linksOf } from "../support/links.js";

const service = testApp(testDatabase());
// Inside the project, so that the client finds its packages.
const folder = join(projectRoot, `node_modules/.cache/contract-client-${process.pid}`);

/** A program that uses the generated types, as a user of the API would write it. */
const program = `
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

export async function readContradictions(baseUrl: string, slug: string) {
  const client = createClient<paths>({ baseUrl });
  const { data, error } = await client.GET("/api/v1/companies/{slug}/contradictions", {
    params: { path: { slug }, query: { subsidiaries: "include", limit: 5 } },
  });
  if (error) return { code: error.code, links: [] };
  return {
    code: null,
    links: data.data.map(({ relation, claim, evidence, defence }) => ({
      relation,
      claim: claim.text,
      evidence: evidence.kind === "move" ? evidence.move.description : evidence.statement.quote,
      defence: defence === null ? null : defence.words,
    })),
  };
}
`;
const mistaken = program.replace('"include"', '"everything"');

function faultsOf(file: string): string[] {
  const compiled = ts.createProgram([file], {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    types: [],
  });
  return ts
    .getPreEmitDiagnostics(compiled)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " "));
}

beforeAll(async () => {
  await mkdir(folder, { recursive: true });
  const document = (await service.get("/openapi.json")).body;
  await writeFile(join(folder, "package.json"), '{"type":"module"}');
  await writeFile(join(folder, "api.d.ts"), astToString(await openapiTS(document)));
  await writeFile(join(folder, "read.ts"), program);
  await writeFile(join(folder, "mistaken.ts"), mistaken);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a client generated from the OpenAPI document compiles, and refuses an unknown filter", () => {
  expect(faultsOf(join(folder, "read.ts"))).toEqual([]);
  expect(faultsOf(join(folder, "mistaken.ts")).join()).toContain("everything");
});

test("a client generated from the OpenAPI document reads a company's contradictions", async () => {
  const published = await linksOf(() => service.world).published();
  const address = await service.app.listen({ host: "127.0.0.1", port: 0 });
  const outfile = join(folder, "read.mjs");
  await build({
    entryPoints: [join(folder, "read.ts")],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
  });
  const { readContradictions } = await import(pathToFileURL(outfile).href);
  expect(await readContradictions(address, published.company.slug)).toEqual({
    code: null,
    links: [
      {
        relation: "contradicts",
        claim: published.claim.text,
        evidence: published.evidence.kind === "move" ? published.evidence.move.description : null,
        defence: "Nothing allowed for it.",
      },
    ],
  });
  expect(await readContradictions(address, "nobody")).toEqual({ code: "company-not-found", links: [] });
});
