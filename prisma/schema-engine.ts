import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { PGlite } from "@electric-sql/pglite";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type * as Engine from "@prisma/schema-engine-wasm";
import { PrismaPGlite } from "pglite-prisma-adapter";
import { projectRoot } from "../src/root.js";

const require = createRequire(import.meta.url);
const schemaPath = join(projectRoot, "prisma/schema.prisma");

type Glue = typeof Engine & { __wbg_set_wasm(wasm: WebAssembly.Exports): void };

let loaded: Promise<Glue> | undefined;

/** The schema engine. Load it only once: a second instance with the same glue module would free the first's memory. */
function loadEngine(): Promise<Glue> {
  loaded ??= joinEngine();
  return loaded;
}

/** The schema engine's glue module, connected to its WebAssembly by hand: Node 20 cannot import a `.wasm` file. */
async function joinEngine(): Promise<Glue> {
  const gluePath = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  // Safe cast: the package's types describe the glue module but not its set-up function.
  const glue = (await import(pathToFileURL(gluePath).href)) as Glue;
  const bytes = await readFile(gluePath.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, {
    // Safe cast: WebAssembly's import object has no precise type.
    "./schema_engine_bg.js": glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === "function") start();
  return glue;
}

/**
 * The SQL that makes a database match `schema.prisma`. It has no statements if the two already match.
 *
 * Prisma does not see checks, triggers and functions: the `*_integrity` migrations own those.
 */
export async function diffSchema(pglite: PGlite): Promise<string> {
  const { SchemaEngine } = await loadEngine();
  const content = await readFile(schemaPath, "utf8");
  const files = [{ path: "schema.prisma", content }];
  const engine = await SchemaEngine.new(
    { datamodels: [["schema.prisma", content]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(pglite)),
  );
  const { stdout } = await engine.diff({
    from: { tag: "schemaDatasource", files, configDir: "." },
    to: { tag: "schemaDatamodel", files },
    script: true,
    exitCode: null,
    filters: { externalTables: ["public._prisma_migrations"], externalEnums: [] },
  });
  return stdout ?? "";
}
