// Imports point one way:
// main, cli -> app -> api | web | feeds | jobs -> http, operations -> ingest, judges -> store -> database, schemas -> core
// `errors` and `root` are open to all. One rule a room, each with its sentence.
const rooms = {
  core: [],
  schemas: ["core"],
  database: ["core"],
  store: ["database", "schemas", "core"],
  judges: ["store", "database", "schemas", "core"],
  ingest: ["store", "database", "schemas", "core"],
  operations: ["ingest", "judges", "store", "database", "schemas", "core"],
  http: ["operations", "store", "database", "schemas", "core"],
  api: ["http", "operations", "judges", "store", "database", "schemas", "core"],
  web: ["http", "store", "database", "schemas", "core"],
  feeds: ["http", "store", "database", "schemas", "core"],
  jobs: ["operations", "ingest", "judges", "store", "database", "schemas", "core"],
};
const sentences = {
  core: "core is pure: it knows nobody",
  schemas: "shapes know only what core says",
  database: "the database room knows no record",
  store: "the store turns rows into records and knows no act",
  judges: "a judge reads; it does not act",
  ingest: "ingest brings in; it does not act",
  operations: "operations know no door",
  http: "what the doors share knows no door",
  api: "doors are siblings: the API imports neither pages nor feeds",
  web: "doors are siblings: pages import neither the API nor feeds, and write nothing",
  feeds: "doors are siblings: feeds import neither the API nor pages, and write nothing",
  jobs: "jobs act through operations and know no door",
};

module.exports = {
  forbidden: [
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    ...Object.entries(rooms).map(([room, open]) => ({
      name: `${room}-imports-one-way`,
      comment: sentences[room],
      severity: "error",
      from: { path: `^src/${room}/` },
      to: { path: "^src/", pathNot: [`^src/(${[room, ...open].join("|")})/`, "^src/(errors|root)\\.ts$"] },
    })),
    {
      name: "core-is-pure",
      comment: "core does no I/O and reads no clock: no module of Node's",
      severity: "error",
      from: { path: "^src/core/" },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "one-room-knows-the-drivers",
      comment: "only the database room knows PGlite, pg and their Prisma adapters",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/database/" },
      to: { path: "node_modules/(@electric-sql/pglite|pg|@prisma/adapter-pg|pglite-prisma-adapter)/" },
    },
    {
      name: "errors-know-nothing",
      comment: "errors are open to all, so they import nobody",
      severity: "error",
      from: { path: "^src/errors\\.ts$" },
      to: { path: "." },
    },
    {
      name: "commands-load-what-they-need",
      comment: "a command is loaded when it is asked for: judging a file starts at once",
      severity: "error",
      from: { path: "^src/cli/walkback\\.ts$" },
      to: { path: "^src/(cli|main)", dynamic: false, dependencyTypesNot: ["type-only"] },
    },
    {
      name: "judging-a-file-needs-no-service",
      comment: "the judge command runs without a database and a server",
      severity: "error",
      from: { path: "^src/cli/judge-file\\.ts$" },
      to: { path: "^src/(database|store|operations|http|api|web|feeds|jobs)/", reachable: true },
    },
    {
      name: "app-opens-nothing",
      comment: "app composes doors; main opens the database",
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
