// Imports point one way:
// main, cli -> app -> api | web | feeds | jobs -> http, wording, operations -> ingest, judges -> store -> database, schemas -> core
// Everything may import `errors` and `root`. Each folder has one rule and one sentence.
const folders = {
  core: [],
  schemas: ["core"],
  database: ["core"],
  store: ["database", "schemas", "core"],
  judges: ["store", "database", "schemas", "core"],
  ingest: ["store", "database", "schemas", "core"],
  operations: ["ingest", "judges", "store", "database", "schemas", "core"],
  wording: ["schemas", "core"],
  http: ["operations", "store", "database", "schemas", "core"],
  api: ["http", "wording", "operations", "judges", "store", "database", "schemas", "core"],
  web: ["http", "wording", "store", "database", "schemas", "core"],
  feeds: ["http", "wording", "store", "database", "schemas", "core"],
  jobs: ["operations", "ingest", "judges", "store", "database", "schemas", "core"],
};
const sentences = {
  core: "core imports no other folder",
  schemas: "schemas import only core",
  database: "the database folder imports no schema and no record",
  store: "the store reads and writes rows and imports no operation",
  judges: "judges read the store and import no operation",
  ingest: "ingest brings text in and imports no operation",
  operations: "operations import neither HTTP nor the API, pages and feeds",
  wording: "wording turns values into words for readers and imports only schemas and core",
  http: "http imports neither the API nor pages and feeds, which share it",
  api: "the API imports neither pages nor feeds",
  web: "pages import neither the API nor feeds, and no operation",
  feeds: "feeds import neither the API nor pages, and no operation",
  jobs: "jobs write through operations and import neither HTTP nor the API, pages and feeds",
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
      comment: "core does no input or output and reads no clock, so it imports no module of Node's",
      severity: "error",
      from: { path: "^src/core/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "only-database-imports-drivers",
      comment: "only src/database imports PGlite, pg and their Prisma adapters",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/database/" },
      to: { path: "node_modules/(@electric-sql/pglite|pg|@prisma/adapter-pg|pglite-prisma-adapter)/" },
    },
    {
      name: "errors-import-nothing",
      comment: "everything may import errors, so errors import nothing",
      severity: "error",
      from: { path: "^src/errors\\.ts$" },
      to: { path: "." },
    },
    {
      name: "commands-load-what-they-need",
      comment:
        "the command line loads a command only when somebody runs it, so judging a file starts at once",
      severity: "error",
      from: { path: "^src/cli/walkback\\.ts$" },
      to: { path: "^src/(cli|main)", dynamic: false, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "judging-a-file-needs-no-service",
      comment: "the judge command runs without a database or a server",
      severity: "error",
      from: { path: "^src/cli/judge-file\\.ts$" },
      to: { path: "^src/(database|store|operations|http|wording|api|web|feeds|jobs)/", reachable: true },
    },
    {
      name: "app-opens-nothing",
      comment: "app puts the API, pages and feeds together; main opens the database",
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
