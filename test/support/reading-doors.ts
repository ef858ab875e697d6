import Fastify, { type FastifyInstance } from "fastify";
import type { Database } from "../../src/database/database.js";
import { feedRoutes } from "../../src/feeds/routes.js";
import { AnswerCache } from "../../src/http/answer-cache.js";
import { answerProblem } from "../../src/http/problem-door.js";
import { compileValidator } from "../../src/http/validation.js";
import type { World } from "../../src/operations/act.js";
import { problemPage } from "../../src/web/problem-page.js";
import { webRoutes } from "../../src/web/routes.js";
import { testSite } from "./test-site.js";

/** The doors that only read, pages and feeds, over a database. `world` tells their memory what became public. */
export async function openReadingDoors(
  database: Database,
  now: () => Date,
): Promise<{ app: FastifyInstance; publicChanged: World["publicChanged"] }> {
  const site = testSite();
  const cache = new AnswerCache(1_000_000);
  cache.resume(0n);
  const app = Fastify();
  app.setValidatorCompiler(compileValidator);
  app.setErrorHandler((error, request, reply) =>
    answerProblem(error, { request, reply, door: { site, problemPage } }),
  );
  const parts = { reader: database, cache, site, now };
  webRoutes(app, parts);
  feedRoutes(app, parts);
  await app.ready();
  return { app, publicChanged: (version) => cache.setVersion(version) };
}
