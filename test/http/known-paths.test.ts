import { expect, test } from "vitest";
import { KnownPaths } from "../../src/http/known-paths.js";

const paths = new KnownPaths({ maxParamLength: 20 });
paths.add("/api/v1/companies", ["GET", "HEAD"]);
paths.add("/api/v1/companies", ["POST"]);
paths.add("/api/v1/companies/:slug", ["GET"]);
paths.add("/feeds/:name.rss", ["GET"]);
paths.add("/docs/static/*", ["GET"]);

test.each([
  ["/api/v1/companies", ["GET", "HEAD", "POST"]],
  ["/api/v1/companies/meta", ["GET"]],
  ["/api/v1/companies/meta/claims", []],
  ["/api/v1/companies/longer-than-a-part-may-be", []],
  ["/api/v1/companies/%zz", []],
  ["/feeds/a.rss", ["GET"]],
  ["/feeds/aXrss", []],
  ["/docs/static/a/b.js", ["GET"]],
  ["/", []],
])("%s accepts the methods %j", (path, methods) => {
  expect(paths.methodsOf(path)).toEqual(methods);
});
