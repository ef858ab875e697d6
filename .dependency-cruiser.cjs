// Imports point one way:
// main, cli -> app -> api | web | feeds | jobs -> http, wording, operations -> ingest, judges -> store -> database, schemas -> core
// Everything may import `errors` and `root`. Each folder has one rule and one sentence.
const folders = {
  core: [],
  schemas: ["core"],
  database: ["core"],
  store: ["database", "schemas", "core"],
  judges: ["store", "database", "schemas", "core"],
  ingest: ["schemas", "core"],
  operations: ["ingest", "judges", "store", "database", "schemas", "core"],
  wording: ["schemas", "core"],
  http: ["operations", "store", "database", "schemas", "core"],
  api: ["http", "wording", "operations", "ingest", "judges", "store", "database", "schemas", "core"],
  web: ["http", "wording", "store", "database", "schemas", "core"],
  feeds: ["http", "wording", "store", "database", "schemas", "core"],
  jobs: ["operations", "ingest", "judges", "store", "database", "schemas", "core"],
};
const sentences = {
  core: "core may import no other folder",
  schemas: "schemas may import only core",
  database: "database may import only core",
  store: "store may import only database, schemas and core",
  judges: "judges may import only store, database, schemas and core",
  ingest: "ingest may import only schemas and core",
  operations: "operations may import only ingest, judges, store, database, schemas and core",
  wording: "wording may import only schemas and core",
  http: "http may import only operations, store, database, schemas and core",
  api: "api may import only http, wording, operations, ingest, judges, store, database, schemas and core",
  web: "web may import only http, wording, store, database, schemas and core",
  feeds: "feeds may import only http, wording, store, database, schemas and core",
  jobs: "jobs may import only operations, ingest, judges, store, database, schemas and core",
};

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    ...Object.entries(folders).map(([folder, open]) => ({
      name: `${folder}-imports-one-way`,
      comment: sentences[folder],
      severity: "error",
      from: { path: `^src/${folder}/` },
      to: { path: "^src/", pathNot: [`^src/(${[folder, ...open].join("|")})/`, "^src/(errors|root)\\.ts$"] },
    })),
    {
      name: "core-is-pure",
      comment: "core may import no module of Node, because it does no input or output and reads no clock",
      severity: "error",
      from: { path: "^src/core/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "only-database-imports-drivers",
      comment: "only src/database may import PGlite, pg and their Prisma adapters",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/database/" },
      to: { path: "node_modules/(@electric-sql/pglite|pg|@prisma/adapter-pg|pglite-prisma-adapter)/" },
    },
    {
      name: "errors-import-nothing",
      comment: "src/errors.ts may import nothing, because everything may import it",
      severity: "error",
      from: { path: "^src/errors\\.ts$" },
      to: { path: "." },
    },
    {
      name: "commands-load-what-they-need",
      comment:
        "src/cli/walkback.ts may import a command only dynamically, so that judging a file starts at once",
      severity: "error",
      from: { path: "^src/cli/walkback\\.ts$" },
      to: { path: "^src/(cli|main)", dynamic: false, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "judging-a-file-needs-no-service",
      comment: "src/cli/judge-file.ts may import no database and no server, not even through another file",
      severity: "error",
      from: { path: "^src/cli/judge-file\\.ts$" },
      to: { path: "^src/(database|store|operations|http|wording|api|web|feeds|jobs)/", reachable: true },
    },
    {
      name: "comparing-texts-needs-no-service",
      comment: "src/cli/compare.ts may import no database and no server, not even through another file",
      severity: "error",
      from: { path: "^src/cli/compare\\.ts$" },
      to: { path: "^src/(database|store|operations|http|wording|api|web|feeds|jobs)/", reachable: true },
    },
    {
      name: "extracting-needs-no-service",
      comment: "src/cli/extract.ts may import no database and no server, not even through another file",
      severity: "error",
      from: { path: "^src/cli/extract\\.ts$" },
      to: { path: "^src/(database|store|operations|http|wording|api|web|feeds|jobs)/", reachable: true },
    },
    {
      name: "app-opens-nothing",
      comment:
        "src/app.ts may import neither main nor cli nor the files that open a database, which main does",
      severity: "error",
      from: { path: "^src/app\\.ts$" },
      to: { path: "^src/(main|cli|database/(open|embedded|remote))" },
    },
  ],
  options: {
    doNotFollow: { path: ["node_modules", "src/database/generated"] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
