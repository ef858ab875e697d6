import type { FastifyInstance } from "fastify";

export interface Route {
  readonly method: string;
  /** In OpenAPI's form: `/api/v1/companies/{slug}`. */
  readonly path: string;
}

/** Every route of a server except HEAD, read from the tree that Fastify prints. */
export function routesOf(app: FastifyInstance): Route[] {
  const parents: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split("\n")
    .flatMap((line) => {
      const match = /^((?:[│ ] {3})*)(?:├── |└── )(\S+)(?: \(([A-Z, ]+)\))?/.exec(line);
      if (!match) return [];
      const [, indent = "", part = "", methods = ""] = match;
      const depth = indent.length / 4;
      parents.splice(depth, parents.length, `${depth > 0 ? parents[depth - 1] : ""}${part}`);
      const path = (parents[depth] ?? "").replace(/:([A-Za-z]+)/g, "{$1}");
      return methods
        .split(", ")
        .filter((method) => method !== "" && method !== "HEAD")
        .map((method) => ({ method, path }));
    });
}
