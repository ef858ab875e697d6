// Writes src/database/generated from schema.prisma: `node prisma/generate-client.mjs`.
// This is what `prisma generate` does, without the packages of the Prisma command, which weigh 170 MB.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

// The packages' ES modules do not load on Node 20. Their CommonJS files do.
const require = createRequire(import.meta.url);
// The generator asks for the schema engine and does not run it. Any existing file prevents a download.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
const { getGenerators, loadSchemaContext } = require("@prisma/internals");
const { PrismaClientTsGenerator } = require("@prisma/client-generator-ts");
const { enginesVersion } = require("@prisma/engines-version");

const cwd = fileURLToPath(new URL("..", import.meta.url));
const schemaPath = {
  baseDir: cwd,
  cliProvidedPath: fileURLToPath(new URL("schema.prisma", import.meta.url)),
};
const schemaContext = await loadSchemaContext({ schemaPath, cwd, printLoadMessage: false });
const generators = await getGenerators({
  schemaContext,
  version: enginesVersion,
  registry: { "prisma-client": { type: "in-process", generator: new PrismaClientTsGenerator() } },
});
for (const generator of generators) {
  await generator.generate();
  generator.stop();
}
