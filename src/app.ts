import type { FastifyInstance } from "fastify";
import { apiRoutes } from "./api/api.js";
import type { DiffJudges } from "./api/diff.js";
import { healthRoutes } from "./api/health.js";
import { documentRoutes, registerDocument } from "./api/openapi.js";
import type { Config } from "./config.js";
import { feedRoutes } from "./feeds/routes.js";
import type { AnswerCache } from "./http/answers/answer-cache.js";
import { createServer } from "./http/server.js";
import type { Site } from "./http/site.js";
import type { World } from "./operations/act.js";
import type { Capturing } from "./operations/captures/capturing.js";
import { packageVersion } from "./root.js";
import { problemPage } from "./web/problem-page.js";
import { webRoutes } from "./web/routes.js";

/** What the API, pages and feeds need. */
export interface AppParts {
  readonly world: World;
  readonly judges: DiffJudges;
  readonly capturing: Capturing;
  readonly config: Config;
  /** The absolute address of the site, without a trailing slash. Final only once the server listens. */
  readonly siteUrl: () => string;
  readonly cache: AnswerCache;
}

/** The server with the API, pages and feeds. Opens no database and does not listen. */
export async function buildApp(parts: AppParts): Promise<FastifyInstance> {
  const { world, judges, capturing, config, siteUrl, cache } = parts;
  const site: Site = { name: config.siteName, url: siteUrl, contact: config.contact };
  const app = await createServer({ world, cache, site, problemPage, options: config });
  await registerDocument(app, packageVersion);
  healthRoutes(app, world.database);
  await app.register(async (api) => apiRoutes({ app: api, world, cache }, { judges, capturing }), {
    prefix: "/api/v1",
  });
  await documentRoutes(app, { cache, site });
  const shown = { reader: world.database, cache, site };
  feedRoutes(app, shown);
  webRoutes(app, { ...shown, now: world.now });
  await app.ready();
  return app;
}
